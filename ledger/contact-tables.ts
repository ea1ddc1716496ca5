import type { Selectable } from './kysely';

export type ContactStatus = 'active' | 'merged' | 'erased';

/** One person. Everything shown is computed from source records; see `recomputeContact`. */
export interface ContactsTable {
  /** Stable; after a merge the secondary's id still leads to the survivor. */
  id: string;
  property_id: string | null;
  status: ContactStatus;
  /** The contact it was merged into, which may itself be merged; null for one that stands by itself. */
  merged_into: string | null;
  /** Where following `merged_into` ends; its own id when it stands by itself. */
  survivor_id: string;
  /** The golden record as JSON, each value with its lineage. */
  fields_json: string;
  /** SHA-256 of the golden record and what it is made of; equal hashes are equal contacts. */
  content_hash: string;
  /** Counts every change. */
  revision: number;
  role: string | null;
  /** 0..100, null when no system gave one. */
  lead_score: number | null;
  /** The system that made it known first. */
  first_system: string;
  last_activity_at: string | null;
  created_at: string;
  updated_at: string;
}

/** One system's entry of a person, which over time says different things: its source records. */
export interface SourceIdentitiesTable {
  id: string;
  system: string;
  external_id: string;
  /** The contact it belongs to; merging does not change it, so that a merge can be taken back exactly. */
  contact_id: string;
  /** The source record with the highest version. */
  current_record_id: string;
  first_seen_at: string;
}

/** What one system said about one person at one time. Never rewritten; emptied only by an erasure. */
export interface PersonRecordsTable {
  id: string;
  identity_id: string;
  content_hash: string;
  /** Sorts as the versions of the source do. */
  version: string;
  /** The PersonRecord as JSON; null once the person was erased. */
  data: string | null;
  received_at: string;
}

/** What a source identity can be found by: its current numbers, addresses and names. */
export interface BlockingKeysTable {
  key: string;
  identity_id: string;
}

export type ResolutionDecision = 'auto_merge' | 'manual_review' | 'create_new' | 'known_identity';

/** How a source record was decided when it came. Only ever added to. */
export interface ResolutionsTable {
  id: string;
  identity_id: string;
  record_id: string;
  contact_id: string;
  decision: ResolutionDecision;
  confidence: number;
  candidates_json: string;
  decided_at: string;
}

export type ReviewStatus = 'open' | 'decided' | 'superseded';

/** Two contacts of which a person has to say whether they are one. */
export interface MatchReviewsTable {
  id: string;
  left_contact_id: string;
  right_contact_id: string;
  property_id: string | null;
  confidence: number;
  explanation_json: string;
  status: ReviewStatus;
  opened_at: string;
  closed_at: string | null;
}

export type Relation = 'not_the_same' | 'same_household';

/** Two contacts that a person has said are two people. */
export interface ContactRelationsTable {
  left_contact_id: string;
  right_contact_id: string;
  relation: Relation;
  decided_by: string;
  decided_at: string;
}

export type PersonDecision = 'merge' | Relation | 'undecided';

/** What people decided about pairs of contacts. Only ever added to. */
export interface MatchDecisionsTable {
  id: string;
  left_contact_id: string;
  right_contact_id: string;
  decision: PersonDecision;
  decided_by: string;
  decided_at: string;
}

/** The merge journal. A merge that was taken back stays in it. */
export interface MergesTable {
  id: string;
  primary_id: string;
  secondary_id: string;
  cause: 'matched' | 'person';
  confidence: number | null;
  merged_by: string;
  merged_at: string;
  /** Content hashes before and after, to prove that taking it back is exact. */
  primary_hash: string;
  secondary_hash: string;
  merged_hash: string;
  /** The secondary's row in contact_sync before the merge. */
  secondary_sync_json: string | null;
  undone_at: string | null;
  undone_by: string | null;
}

/** Who else may have been party to an interaction: contacts that have the number or address it went over. */
export interface InteractionSharersTable {
  interaction_id: string;
  /** Merging does not change it. Never the contact that the interaction belongs to. */
  contact_id: string;
}

export type InteractionKind = 'chat' | 'text' | 'call' | 'email' | 'note' | 'visit';

/** One chat, text, call, e-mail or note, kept with its original id. */
export interface InteractionsTable {
  id: string;
  system: string;
  external_id: string;
  /** The contact it belongs to; merging does not change it. */
  contact_id: string;
  kind: InteractionKind;
  direction: 'incoming' | 'outgoing' | null;
  occurred_at: string;
  property_id: string | null;
  /** The contact's number or address it went over: `phone:+1...`, `email:...`. */
  identifier: string | null;
  data: string | null;
  /** When its system last changed it, where that says so. */
  changed_at: string | null;
  content_hash: string;
  received_at: string;
}

export type ConsentChannel = 'text' | 'call' | 'email';
export type ConsentState = 'allowed' | 'denied' | 'unknown';

/** Evidence about what a number or address may be used for. Only ever added to, and never erased when it denies. */
export interface ConsentStatementsTable {
  id: string;
  /** Hash of what was stated; stating it again changes nothing. */
  statement_key: string;
  channel: ConsentChannel;
  /** `phone:+1...` or `email:...`. */
  identifier: string;
  /** What it covers, e.g. "all", "marketing". */
  scope: string;
  state: ConsentState;
  /** said: the person's own words; recorded: a flag in a system; merged: denied for a contact this one was merged with. */
  basis: 'said' | 'recorded' | 'merged';
  system: string;
  evidence_id: string | null;
  quote: string | null;
  contact_id: string | null;
  stated_at: string;
  recorded_at: string;
}

/** The answer to "may we?" in one read; computed from the statements. */
export interface ConsentsTable {
  identifier: string;
  channel: ConsentChannel;
  scope: string;
  state: ConsentState;
  statement_id: string;
  since: string;
}

export type ContactRow = Selectable<ContactsTable>;
export type SourceIdentityRow = Selectable<SourceIdentitiesTable>;
export type MergeRow = Selectable<MergesTable>;
