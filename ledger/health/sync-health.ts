import { OWED_OPT_OUT } from '../../contacts/mapping';
import { openReviewRows } from '../contacts/open-reviews';
import type { Ledger } from '../open-ledger';
import { narrowStanding } from '../standing';
import type { LedgerDb } from '../tables';

/** Whether the sync keeps up. Counts and seconds only, nothing about people. */
export interface SyncHealth {
  /** Events and effects that wait or are worked on, and how long the oldest of each has; 0 where there is none. */
  readonly openEvents: number;
  readonly oldestEventSeconds: number;
  readonly openEffects: number;
  readonly oldestEffectSeconds: number;
  /** Out of attempts or refused, until a person says what becomes of them. */
  readonly deadEvents: number;
  readonly deadEffects: number;
  /** Given up for good by a person; nobody is told of them any more. */
  readonly givenUpEvents: number;
  readonly givenUpEffects: number;
  /** Refusals that a system has not been told of yet, and how long the oldest waits. */
  readonly openOptOuts: number;
  readonly oldestOptOutSeconds: number;
  /** Questions about possible duplicates that wait for a person. */
  readonly openQuestions: number;
  /** What the last comparison found to have drifted apart; 0 when there was none. */
  readonly drifted: number;
}

/** From when on something is worth telling a person about. */
export interface HealthLimits {
  readonly oldestEventSeconds: number;
  readonly oldestEffectSeconds: number;
  readonly oldestOptOutSeconds: number;
  readonly deadLetters: number;
  readonly drifted: number;
}

/** Five minutes are long for something that takes seconds; a refusal that waits for one is urgent. */
export const DEFAULT_HEALTH_LIMITS: HealthLimits = {
  oldestEventSeconds: 300,
  oldestEffectSeconds: 300,
  oldestOptOutSeconds: 60,
  deadLetters: 0,
  drifted: 0,
};

/** What is over its limit, as sentences for a person; empty when all is well. Pure. */
export function alertsOf(health: SyncHealth, limits: HealthLimits): string[] {
  const alerts: string[] = [];
  const older = (what: string, seconds: number, most: number) => {
    if (seconds > most) alerts.push(`${what} ${Math.round(seconds)} s, more than ${most} s.`);
  };
  older('The oldest event waits', health.oldestEventSeconds, limits.oldestEventSeconds);
  older(
    'The oldest change that a system is owed waits',
    health.oldestEffectSeconds,
    limits.oldestEffectSeconds,
  );
  older('The oldest opt-out waits to be told on', health.oldestOptOutSeconds, limits.oldestOptOutSeconds);
  const dead = health.deadEvents + health.deadEffects;
  if (dead > limits.deadLetters)
    alerts.push(
      `${health.deadEvents} events and ${health.deadEffects} changes are dead. Open the form of what did not work (workflow 28).`,
    );
  if (health.drifted > limits.drifted)
    alerts.push(`The last comparison found ${health.drifted} contacts that had drifted apart.`);
  return alerts;
}

/** How the sync is doing, from one picture of the ledger. @param now ISO 8601 UTC */
export const syncHealth = (ledger: Ledger, now: string): Promise<SyncHealth> =>
  ledger.read((db) => syncHealthIn(db, now));

/** The same inside a transaction. */
export async function syncHealthIn(db: LedgerDb, now: string): Promise<SyncHealth> {
  const ageOf = (moment: string | null): number =>
    moment === null ? 0 : Math.max(0, (Date.parse(now) - Date.parse(moment)) / 1000);
  const events = await db
    .selectFrom('events')
    .where('status', 'in', ['waiting', 'claimed'])
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min<string | null>('received_at').as('oldest'),
    ])
    .executeTakeFirstOrThrow();
  const effects = await oldestOf(openEffects(db, null));
  const optOuts = await oldestOf(openEffects(db, OWED_OPT_OUT));
  return {
    openEvents: Number(events.count),
    oldestEventSeconds: ageOf(events.oldest),
    openEffects: Number(effects.count),
    oldestEffectSeconds: ageOf(effects.oldest),
    deadEvents: await countOf(db, 'events', 'dead'),
    deadEffects: await countOf(db, 'effects', 'dead'),
    givenUpEvents: await countOf(db, 'events', 'given_up'),
    givenUpEffects: await countOf(db, 'effects', 'given_up'),
    openOptOuts: Number(optOuts.count),
    oldestOptOutSeconds: ageOf(optOuts.oldest),
    openQuestions: await openQuestions(db),
    drifted: await driftedLast(db),
  };
}

/** What systems are owed and have not been told. @param operation only this one; null for all */
export const openEffects = (db: LedgerDb, operation: string | null) =>
  db
    .selectFrom('effects')
    .where('status', 'in', ['waiting', 'sending', 'unknown'])
    .$if(operation !== null, (query) => query.where('operation', '=', operation!));

const oldestOf = (effects: ReturnType<typeof openEffects>) =>
  effects
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min<string | null>('queued_at').as('oldest')])
    .executeTakeFirstOrThrow();

async function countOf(
  db: LedgerDb,
  table: 'events' | 'effects',
  standing: 'dead' | 'given_up',
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .where(narrowStanding(standing))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function openQuestions(db: LedgerDb): Promise<number> {
  const { count } = await openReviewRows(db)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function driftedLast(db: LedgerDb): Promise<number> {
  const last = await db
    .selectFrom('drift_reports')
    .where('status', '=', 'finished')
    .select('id')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return 0;
  const { count } = await db
    .selectFrom('drift_findings')
    .where('report_id', '=', last.id)
    .where('kind', '<>', 'same')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
