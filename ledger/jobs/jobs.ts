import type { JobKind } from '../../contacts/review/page/page-requests';
import type { JobShown } from '../../contacts/review/page/page-answers';
import type { Clock } from '../clock';
import type { Selectable } from '../kysely';
import type { Ledger } from '../open-ledger';
import { storableText, storableTextOrNull } from '../storable-text';
import type { LedgerDb } from '../tables';
import { withoutPersonalData } from '../without-personal-data';
import type { EnrichmentJobsTable } from './jobs-table';

/** What is to be done, and who wants it. */
export interface JobToStart {
  readonly kind: JobKind;
  /** The file's name for an import; null otherwise. */
  readonly subject: string | null;
  readonly requestedBy: string;
}

export interface StartedJob {
  /** running: somebody started the same before, and it has not ended. */
  readonly outcome: 'started' | 'running';
  readonly jobId: string;
}

/**
 * Begins a job, unless one of its kind runs already. Files are read side by side; of everything else there is one at a time, but
 * for one that was begun before `processStartedAt`: n8n does not go on with what it was stopped in.
 * @param processStartedAt ISO 8601 UTC, when the n8n that asks was started
 */
export async function startJob(
  ledger: Ledger,
  { kind, subject, requestedBy }: JobToStart,
  processStartedAt: string,
  clock: Clock,
): Promise<StartedJob> {
  return ledger.write(async (db) => {
    const running =
      kind === 'import'
        ? undefined
        : await db
            .selectFrom('enrichment_jobs')
            .select('id')
            .where('kind', '=', kind)
            .where('status', '=', 'running')
            .where('started_at', '>=', processStartedAt)
            .executeTakeFirst();
    if (running !== undefined) return { outcome: 'running', jobId: running.id };
    const jobId = clock.newId();
    await db
      .insertInto('enrichment_jobs')
      .values({
        id: jobId,
        kind,
        subject: storableTextOrNull(subject),
        status: 'running',
        requested_by: storableText(requestedBy),
        started_at: clock.now(),
        ended_at: null,
        problem: null,
        result_json: null,
      })
      .execute();
    return { outcome: 'started', jobId };
  });
}

/** How a job ended. */
export interface JobEnd {
  readonly jobId: string;
  /** Why it failed, in the first 500 characters of which e-mails and numbers are taken out; null when it did not fail. */
  readonly problem: string | null;
  /** Counts that are to be kept; null for none. */
  readonly result: Readonly<Record<string, unknown>> | null;
}

/** Ends a job. @returns what became of it; a job that has ended stays as it is. */
export async function endJob(
  ledger: Ledger,
  { jobId, problem, result }: JobEnd,
  clock: Clock,
): Promise<'ended' | 'had_ended' | 'unknown'> {
  return ledger.write(async (db) => {
    const job = await db
      .selectFrom('enrichment_jobs')
      .select('status')
      .where('id', '=', jobId)
      .executeTakeFirst();
    if (job === undefined) return 'unknown';
    if (job.status !== 'running') return 'had_ended';
    await db
      .updateTable('enrichment_jobs')
      .set({
        status: problem === null ? 'done' : 'failed',
        ended_at: clock.now(),
        problem: problem === null ? null : storableText(withoutPersonalData(problem)),
        result_json: result === null ? null : storableText(JSON.stringify(result)),
      })
      .where('id', '=', jobId)
      .execute();
    return 'ended';
  });
}

const JOBS_SHOWN = 30;

/** The last jobs, newest first. @param processStartedAt what was begun before and has not ended counts as interrupted */
export async function listJobs(db: LedgerDb, processStartedAt: string): Promise<JobShown[]> {
  const rows = await db
    .selectFrom('enrichment_jobs')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(JOBS_SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as JobKind,
    subject: row.subject,
    status: row.status === 'running' && row.started_at < processStartedAt ? 'interrupted' : row.status,
    by: row.requested_by,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    problem: row.problem,
  }));
}

/** The last job of a kind that was done and kept a result. */
export async function lastResult(
  db: LedgerDb,
  kind: JobKind,
): Promise<{ readonly jobId: string; readonly endedAt: string; readonly result: unknown } | null> {
  const job: Pick<Selectable<EnrichmentJobsTable>, 'id' | 'ended_at' | 'result_json'> | undefined = await db
    .selectFrom('enrichment_jobs')
    .select(['id', 'ended_at', 'result_json'])
    .where('kind', '=', kind)
    .where('status', '=', 'done')
    .where('result_json', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (job?.ended_at == null || job.result_json === null) return null;
  return { jobId: job.id, endedAt: job.ended_at, result: JSON.parse(job.result_json) as unknown };
}
