import type { LedgerTables } from '../tables';

/** The name and version of the format. */
export const EXPORT_FORMAT = { export: 'leasing-contacts-ledger', format: 1 } as const;

/** What an export begins with. */
export interface ExportHeader {
  readonly export: typeof EXPORT_FORMAT.export;
  readonly format: typeof EXPORT_FORMAT.format;
  /** Every change of the tables that the ledger had gone through. */
  readonly migrations: readonly string[];
}

/** Tables of this machine, its secrets, and what lasts for seconds; what they say is made again elsewhere. */
type KeptBack = 'webhook_subscriptions' | 'send_permits';

/** A table that is exported. */
export type ExportedTable = Exclude<keyof LedgerTables, KeptBack>;

/**
 * Every exported table with the columns of its primary key, those first that others refer to. A new table that is forgotten
 * here does not compile.
 */
export const exportedTables: Readonly<Record<ExportedTable, readonly string[]>> = {
  enrichment_sources: ['id'],
  enrichment_source_records: ['record_key'],
  enrichment_conversations: ['conversation_id'],
  enrichment_numbers: ['phone_number'],
  enrichment_matches: ['id'],
  enrichment_decisions: ['id'],
  enrichment_pushes: ['id'],
  run_failures: ['id'],
  enrichment_jobs: ['id'],
  enrichment_planned_writes: ['external_id'],
  contacts: ['id'],
  source_identities: ['id'],
  source_records: ['id'],
  blocking_keys: ['key', 'identity_id'],
  resolutions: ['id'],
  match_reviews: ['id'],
  contact_relations: ['left_contact_id', 'right_contact_id'],
  match_decisions: ['id'],
  merges: ['id'],
  interactions: ['id'],
  interaction_sharers: ['contact_id', 'interaction_id'],
  consent_statements: ['id'],
  consents: ['identifier', 'channel', 'scope'],
  events: ['id'],
  event_corrections: ['id'],
  effects: ['id'],
  audit_entries: ['id'],
  contact_sync: ['id'],
  contact_matching_rules: ['id'],
  contact_enrichment_log: ['id'],
  checkpoints: ['name'],
  drift_reports: ['id'],
  drift_findings: ['report_id', 'kind', 'subject_id'],
};

export const exportedTableNames = Object.keys(exportedTables) as ExportedTable[];

/** How many rows of each table there are; what an export ends with. */
export type RowCounts = Readonly<Record<string, number>>;
