import type { SelectQueryBuilder } from '../kysely';
import type { EffectStanding } from '../queue-tables';
import { narrowStanding } from '../standing';
import type { LedgerTables } from '../tables';

/** Which effects; what is missing or null does not narrow it. */
export interface EffectFilter {
  readonly target?: string | null;
  readonly operation?: string | null;
  readonly subject?: string | null;
  readonly contactId?: string | null;
  readonly status?: EffectStanding | null;
  /** ISO 8601 UTC as `toISOString` writes it; from this moment on ... */
  readonly queuedFrom?: string | null;
  /** ... and before this one. */
  readonly queuedTo?: string | null;
  readonly errorCode?: string | null;
}

/** The query, narrowed to the effects of a filter. */
export function narrowEffects<Shown>(
  query: SelectQueryBuilder<LedgerTables, 'effects', Shown>,
  filter: EffectFilter,
): SelectQueryBuilder<LedgerTables, 'effects', Shown> {
  const { target, operation, subject, contactId, status, queuedFrom, queuedTo, errorCode } = filter;
  let narrowed = query;
  if (target != null) narrowed = narrowed.where('target', '=', target);
  if (operation != null) narrowed = narrowed.where('operation', '=', operation);
  if (subject != null) narrowed = narrowed.where('subject', '=', subject);
  if (contactId != null) narrowed = narrowed.where('contact_id', '=', contactId);
  if (status != null) narrowed = narrowed.where(narrowStanding(status));
  if (queuedFrom != null) narrowed = narrowed.where('queued_at', '>=', queuedFrom);
  if (queuedTo != null) narrowed = narrowed.where('queued_at', '<', queuedTo);
  if (errorCode != null) narrowed = narrowed.where('error_code', '=', errorCode);
  return narrowed;
}
