import type { LinkOutcome } from '../contacts/model/linked-number';
import type { DecisionKind } from '../contacts/review';
import type { SourceSystem } from '../contacts/model/source-record';
import type { CheckpointsTable } from './checkpoints/checkpoints-table';
import type { DriftFindingsTable, DriftReportsTable } from './comparison/drift-tables';
import type {
  BlockingKeysTable,
  ConsentsTable,
  ConsentStatementsTable,
  ContactRelationsTable,
  ContactsTable,
  InteractionSharersTable,
  InteractionsTable,
  MatchDecisionsTable,
  MatchReviewsTable,
  MergesTable,
  PersonRecordsTable,
  ResolutionsTable,
  SourceIdentitiesTable,
} from './contact-tables';
import type { EnrichmentJobsTable } from './jobs/jobs-table';
import type { Kysely, Selectable } from './kysely';
import type { PlannedWritesTable } from './planned-writes';
import type { AuditEntriesTable, EffectsTable, EventCorrectionsTable, EventsTable } from './queue-tables';
import type { ContactEnrichmentLogTable, ContactMatchingRulesTable, ContactSyncTable } from './sync-tables';
import type { SendPermitsTable } from './consent/send-permits-table';
import type { WebhookSubscriptionsTable } from './webhook-subscriptions/webhook-subscriptions-table';

/** Every time is ISO 8601 UTC as text, every `..._json`/`data` column JSON as text, every id made by us. */
export interface LedgerTables {
  enrichment_sources: SourcesTable;
  enrichment_source_records: SourceRecordsTable;
  enrichment_conversations: ConversationsTable;
  enrichment_numbers: NumbersTable;
  enrichment_matches: MatchesTable;
  enrichment_decisions: DecisionsTable;
  enrichment_pushes: PushesTable;
  run_failures: RunFailuresTable;
  enrichment_jobs: EnrichmentJobsTable;
  enrichment_planned_writes: PlannedWritesTable;

  contacts: ContactsTable;
  source_identities: SourceIdentitiesTable;
  source_records: PersonRecordsTable;
  blocking_keys: BlockingKeysTable;
  resolutions: ResolutionsTable;
  match_reviews: MatchReviewsTable;
  contact_relations: ContactRelationsTable;
  match_decisions: MatchDecisionsTable;
  merges: MergesTable;
  interactions: InteractionsTable;
  interaction_sharers: InteractionSharersTable;
  consent_statements: ConsentStatementsTable;
  consents: ConsentsTable;
  events: EventsTable;
  event_corrections: EventCorrectionsTable;
  effects: EffectsTable;
  audit_entries: AuditEntriesTable;
  contact_sync: ContactSyncTable;
  contact_matching_rules: ContactMatchingRulesTable;
  contact_enrichment_log: ContactEnrichmentLogTable;
  webhook_subscriptions: WebhookSubscriptionsTable;
  checkpoints: CheckpointsTable;
  drift_reports: DriftReportsTable;
  drift_findings: DriftFindingsTable;
  send_permits: SendPermitsTable;
}

/** What every query takes: the ledger inside one transaction. */
export type LedgerDb = Kysely<LedgerTables>;

/** One imported file, or one batch read from an API. */
export interface SourcesTable {
  id: string;
  source_type: SourceSystem;
  /** null for records that came from an API. */
  file_name: string | null;
  /** SHA-256 of the bytes; the same bytes are the same source, whatever the file is called. */
  content_hash: string;
  /** What the importer said the file holds; the three counts below say what was saved. */
  total_records: number;
  accepted_records: number;
  rejected_records: number;
  furniture_records: number;
  /** Rows of the file of which a person was applied to a conversation number, ... */
  matched_records: number;
  /** ... and rows that wait for a decision. A row with two numbers can be both. */
  conflict_records: number;
  uploaded_at: string;
}

export const dispositions = ['accepted', 'rejected', 'furniture', 'file'] as const;
/** `file` is one row for a file that could not be read at all; it counts as no record. */
export type Disposition = (typeof dispositions)[number];

/** One person of one row of a source. Never rewritten; emptied only by an erasure. */
export interface SourceRecordsTable {
  record_key: string;
  source_id: string;
  /** Counted from 1; 0 for a row about the whole file. */
  record_no: number;
  role: 'primary' | 'secondary';
  disposition: Disposition;
  /** Why it was not accepted; null when it was. */
  reason: string | null;
  explanation: string | null;
  /** The source's own id of the row, to tell customers from repeated exports of the same customer. */
  external_id: string | null;
  /** The SourceRecord as JSON; null when the row holds none, or the person was erased. */
  data: string | null;
}

/** Why a conversation can have no contact: several people, or a caller without a number. */
export type SkipReason = 'group' | 'not_a_number';

export interface ConversationsTable {
  conversation_id: string;
  /** E.164, or `erased:` and an id; null exactly when there is a skip_reason. */
  phone_number: string | null;
  /** OpenPhone's id of our own line. */
  phone_number_id: string | null;
  last_activity_at: string | null;
  skip_reason: SkipReason | null;
}

export type Decision = 'auto' | 'use_candidate' | 'merge';
export type PushState = 'none' | 'sending' | 'done' | 'failed';
export type PushAction = 'created' | 'updated' | 'unchanged';

/** One number that at least one conversation was held with. */
export interface NumbersTable {
  /** E.164; `erased:` and an id once the person was erased, in every table alike. */
  phone_number: string;
  /** Our stable id of the contact behind the number; numbers of one person share it once they are pushed. */
  contact_id: string;
  /** null until it was matched for the first time. */
  outcome: LinkOutcome | null;
  confidence: number | null;
  differs_json: string;
  reasons_json: string;
  /** null while nobody decided: no record, no name, or a conflict that is still open. */
  decision: Decision | null;
  decided_candidate: number | null;
  decided_by: string | null;
  decided_at: string | null;
  /** When a reviewer put an open conflict off. */
  skipped_at: string | null;
  /** When a reviewer said that the number is nobody's of its candidates, and who; the number has no name then. */
  set_aside_at: string | null;
  set_aside_by: string | null;
  /** Fields that a reviewer took from one of several merged candidates, with the keys of its records: `FieldChoice`. */
  field_choice_json: string | null;
  push_state: PushState;
  /** The run that handed the number out last, and when. */
  push_run: string | null;
  handed_out_at: string | null;
  /** Which records and numbers the contact was made of when it was handed out last. */
  handed_out_basis: string | null;
  handed_out_hash: string | null;
  /** Content hash OpenPhone is known to have. */
  pushed_hash: string | null;
  openphone_contact_id: string | null;
  push_action: PushAction | null;
  push_error_code: string | null;
  push_error: string | null;
  pushed_at: string | null;
}

export type MatchStatus = 'pending' | 'applied' | 'rejected';

/**
 * One source record on one number. A record that names nobody has neither a candidate nor a status: there is
 * nothing to apply or reject, it only shows why the number is "unnamed".
 */
export interface MatchesTable {
  id: string;
  phone_number: string;
  /** The number's newest conversation when it was matched. */
  conversation_id: string | null;
  source_type: SourceSystem;
  /** Copy of the SourceRecord as JSON; `null` as JSON once the person was erased. */
  source_data: string;
  confidence_score: number | null;
  status: MatchStatus | null;
  applied_at: string | null;
  /** The reviewer, or `auto`. */
  applied_by: string | null;
  record_key: string;
  candidate_no: number | null;
}

/** What a person decided, and when. Only ever added to. */
export interface DecisionsTable {
  id: string;
  phone_number: string;
  decision: DecisionKind;
  candidate_no: number | null;
  /** Keys of the records that were applied. */
  record_keys: string;
  reviewer: string;
  decided_at: string;
  /** Which decisions were taken together, and are taken back together; null for one that stands alone. */
  batch_id: string | null;
  /** What the number's `skipped_at` was before. */
  skipped_before: string | null;
  /** The number's `set_aside_at` and `set_aside_by` before. */
  set_aside_before: string | null;
  set_aside_by_before: string | null;
  /** What else was chosen (`DecisionChoice`): which candidates were merged, or the people of a household. */
  choice_json: string | null;
  undone_at: string | null;
  undone_by: string | null;
}

/** How one push of a contact ended. Only ever added to: the journal of what OpenPhone was told. */
export interface PushesTable {
  id: string;
  /** null when the run has no name. */
  run_id: string | null;
  contact_id: string;
  openphone_contact_id: string | null;
  outcome: PushAction | 'failed';
  /** How many numbers the contact stood for. */
  numbers: number;
  content_hash: string | null;
  error_code: string | null;
  recorded_at: string;
}

/** A workflow run that stopped, as the error workflow tells it. */
export interface RunFailuresTable {
  id: string;
  workflow_name: string;
  node_name: string | null;
  message: string;
  execution_id: string | null;
  occurred_at: string;
}

export type NumberRow = Selectable<NumbersTable>;
export type MatchRow = Selectable<MatchesTable>;
