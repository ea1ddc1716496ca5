import { contentHashOf } from '../../contacts/model/canonical-json';
import { audit } from '../audit';
import type { Clock } from '../clock';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import { isStillDead } from '../standing';
import type { LedgerDb } from '../tables';
import { replayEffectsIn } from '../effects/replay-effects';
import { replayEventsIn } from '../events/replay-events';

/** What dead letters have in common: which system and kind, and the very same error. */
export interface LetterCause {
  readonly letter: 'event' | 'effect';
  /** Who told us, or whom we owe it. */
  readonly system: string;
  /** The type of an event, the operation of an effect. */
  readonly type: string;
  readonly code: string | null;
  readonly error: string | null;
}

export interface CauseReplay {
  readonly cause: LetterCause;
  /** Those about which the person said something else. */
  readonly except?: readonly string[];
}

/** Says which cause it is, without repeating what the error says. */
export const causeKey = ({ letter, system, type, code, error }: LetterCause): string =>
  contentHashOf({ letter, system, type, code, error });

/**
 * Replays everything that is dead of one cause. Safe to repeat, and for two people at once: each is replayed by one of them.
 * @returns how many are worked on again, without those that are outdated meanwhile
 */
export function replayCause(
  ledger: Ledger,
  { cause, except = [] }: CauseReplay,
  by: string,
  clock: Clock,
): Promise<number> {
  return ledger.writeKeys([], async (db) => {
    const ids = (await deadOf(db, cause)).filter((id) => !except.includes(id));
    if (ids.length === 0) return 0;
    const replayed =
      cause.letter === 'event'
        ? await replayEventsIn(db, { ids }, clock.now())
        : (await replayEffectsIn(db, { ids }, clock.now())).replayed;
    const entry = { action: `${cause.letter}s_replayed`, actor: by, subjectId: causeKey(cause) };
    await audit(db, { ...entry, detail: { replayed } }, clock);
    return replayed;
  });
}

const isSame = (column: 'error_code' | 'error', text: string | null) =>
  text === null ? sql<boolean>`${sql.ref(column)} is null` : sql<boolean>`${sql.ref(column)} = ${text}`;

async function deadOf(db: LedgerDb, { letter, system, type, code, error }: LetterCause): Promise<string[]> {
  const rows =
    letter === 'event'
      ? await db
          .selectFrom('events')
          .where(isStillDead)
          .where('source', '=', system)
          .where('type', '=', type)
          .where(isSame('error_code', code))
          .where(isSame('error', error))
          .select('id')
          .execute()
      : await db
          .selectFrom('effects')
          .where(isStillDead)
          .where('target', '=', system)
          .where('operation', '=', type)
          .where(isSame('error_code', code))
          .where(isSame('error', error))
          .select('id')
          .execute();
  return rows.map(({ id }) => id);
}
