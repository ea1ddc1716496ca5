/** What the review page had done in a workflow. Kept for good: who asked for it, when, and how it ended. */
export interface EnrichmentJobsTable {
  id: string;
  /** One of `jobKinds`. */
  kind: string;
  /** The file's name for an import; null otherwise. */
  subject: string | null;
  status: 'running' | 'done' | 'failed';
  requested_by: string;
  started_at: string;
  ended_at: string | null;
  /** Why it failed, without anything of a person. */
  problem: string | null;
  /** What it found, as JSON without anything of a person; null when nothing is to be kept. */
  result_json: string | null;
}
