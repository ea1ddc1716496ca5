import { sql } from './kysely';
import type { EffectStanding, EventStanding } from './queue-tables';

/** Whether an event or effect stands so; of the dead ones, those that were given up are told from those that wait for a person. */
export function narrowStanding(standing: EventStanding | EffectStanding) {
  if (standing === 'given_up') return sql<boolean>`status = 'dead' and given_up_at is not null`;
  return standing === 'dead' ? isStillDead : sql<boolean>`status = ${standing}`;
}

/** Dead, and a person has yet to say what becomes of it. In this order the index by status is used. */
export const isStillDead = sql<boolean>`status = 'dead' and given_up_at is null`;

/** How a row stands, in SQL. */
export const standingColumn = <Standing extends string>() =>
  sql<Standing>`case when status = 'dead' and given_up_at is not null then 'given_up' else status end`;

/** The same of a row that was read. */
export const standingOf = <Status extends string>({
  status,
  given_up_at: givenUpAt,
}: {
  readonly status: Status;
  readonly given_up_at: string | null;
}): Status | 'given_up' => (status === 'dead' && givenUpAt !== null ? 'given_up' : status);
