export type DriftStatus = 'open' | 'finished';

/** How the ledger compared with a system. Counts only; which they are is in the findings. */
export interface DriftReportsTable {
  id: string;
  system: string;
  status: DriftStatus;
  /** The properties that were compared as a whole; null until it is finished. */
  property_ids_json: string | null;
  counts_json: string | null;
  /** How many entries differ in which field. */
  fields_json: string | null;
  started_at: string;
  finished_at: string | null;
}

/** What can be found; `same` only while the comparison is open. */
export type DriftKind = 'same' | 'missing' | 'differing' | 'gone' | 'doubled' | 'not_in_system';

/** One finding of a comparison. Ids and names of fields only, never what stands in them. */
export interface DriftFindingsTable {
  report_id: string;
  kind: DriftKind;
  /** The system's id of an entry; of `doubled` and `not_in_system` our contact's id. */
  subject_id: string;
  /** Names of the fields that differ, or ids of the entries of a contact; JSON list. */
  detail_json: string | null;
}
