import type { SelectQueryBuilder } from '../kysely';
import type { EventStanding } from '../queue-tables';
import { narrowStanding } from '../standing';
import type { LedgerTables } from '../tables';

/** Which events; what is missing or null does not narrow it. */
export interface EventFilter {
  readonly source?: string | null;
  readonly type?: string | null;
  readonly status?: EventStanding | null;
  /** ISO 8601 UTC as `toISOString` writes it; from this moment on ... */
  readonly receivedFrom?: string | null;
  /** ... and before this one. */
  readonly receivedTo?: string | null;
  readonly errorCode?: string | null;
}

/** The query, narrowed to the events of a filter. */
export function narrowEvents<Shown>(
  query: SelectQueryBuilder<LedgerTables, 'events', Shown>,
  { source, type, status, receivedFrom, receivedTo, errorCode }: EventFilter,
): SelectQueryBuilder<LedgerTables, 'events', Shown> {
  let narrowed = query;
  if (source != null) narrowed = narrowed.where('source', '=', source);
  if (type != null) narrowed = narrowed.where('type', '=', type);
  if (status != null) narrowed = narrowed.where(narrowStanding(status));
  if (receivedFrom != null) narrowed = narrowed.where('received_at', '>=', receivedFrom);
  if (receivedTo != null) narrowed = narrowed.where('received_at', '<', receivedTo);
  if (errorCode != null) narrowed = narrowed.where('error_code', '=', errorCode);
  return narrowed;
}
