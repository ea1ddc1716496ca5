import type { Selectable } from './kysely';

export const eventStatuses = ['waiting', 'claimed', 'done', 'dead'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** What is shown of an event: a dead one that a person gave up is over for good. */
export const eventStandings = [...eventStatuses, 'given_up'] as const;
export type EventStanding = (typeof eventStandings)[number];

/** Set on a dead row when a person gives it up for good: it is not replayed, and nobody is alerted of it any more. */
export interface GivenUpColumns {
  given_up_at: string | null;
  given_up_by: string | null;
  given_up_reason: string | null;
}

/** The inbox: something a system told us. */
export interface EventsTable extends GivenUpColumns {
  id: string;
  source: string;
  /** `id:` and the source's own id of the event, or `content:`, a hash of its content and the minute. */
  event_key: string;
  type: string;
  payload: string | null;
  status: EventStatus;
  /** How often it was handed out since it was stored or replayed. */
  attempts: number;
  replays: number;
  /** When it may be handed out: while somebody works on it, the end of the lease. */
  due_at: string;
  /** Who works on it, until when; afterwards anybody may take it over. */
  lease_token: string | null;
  lease_until: string | null;
  error_code: string | null;
  error: string | null;
  received_at: string;
  /** In the batch it came with, from 0: what came in one moment keeps its order. */
  place: number;
  finished_at: string | null;
  /** What whoever sent it is told, as JSON, and under which HTTP status; null when the work said nothing about that. */
  answer_json: string | null;
  answer_status: number | null;
}

export const effectStatuses = ['waiting', 'sending', 'unknown', 'done', 'dead', 'superseded'] as const;
/** unknown: sent, but no answer came; it has to be read back before it is tried again. */
export type EffectStatus = (typeof effectStatuses)[number];

/** The same for an effect. */
export const effectStandings = [...effectStatuses, 'given_up'] as const;
export type EffectStanding = (typeof effectStandings)[number];

/** The outbox: something we owe a system. */
export interface EffectsTable extends GivenUpColumns {
  id: string;
  idempotency_key: string;
  /** The system, e.g. "resman". */
  target: string;
  operation: string;
  /** The operations that replace each other: the operation up to its first dot. */
  family: string;
  /** What it is about in that system; a newer effect of a family takes the place of older ones. */
  subject: string;
  /** Sorts as the versions of the subject do. */
  version: string;
  contact_id: string | null;
  /** The merge that caused it. */
  merge_id: string | null;
  payload: string | null;
  payload_hash: string;
  status: EffectStatus;
  /** 1 when it may have reached the target, but no answer came and nobody has looked yet; kept when it dies. */
  is_unanswered: number;
  /** How often it was handed out since it was queued or replayed, to be sent or to be read back. */
  attempts: number;
  /** When it may be handed out: while somebody sends it, the end of the lease. */
  due_at: string;
  lease_token: string | null;
  lease_until: string | null;
  /** The target's id of what was made or changed. */
  external_id: string | null;
  /** What became of it, in a word: created, updated ... */
  result: string | null;
  error_code: string | null;
  error: string | null;
  queued_at: string;
  /** In the batch it was queued with, from 0: what is queued in one moment keeps its order. */
  place: number;
  finished_at: string | null;
}

/** What an event said before and after a person corrected it; only added to, and emptied when the person it is about is erased. */
export interface EventCorrectionsTable {
  id: string;
  event_id: string;
  payload_before: string | null;
  payload_after: string | null;
  reason: string;
  corrected_by: string;
  corrected_at: string;
}

/** Who did what to which contact. Ids and counts only. */
export interface AuditEntriesTable {
  id: string;
  action: string;
  actor: string;
  subject_id: string;
  other_id: string | null;
  detail_json: string | null;
  at: string;
}

export type EventRow = Selectable<EventsTable>;
export type EffectRow = Selectable<EffectsTable>;
