import { chunksOf, selectInChunks } from '../chunks';
import { sql } from '../kysely';
import type { ClaimRequest } from '../lease';
import type { EffectRow } from '../queue-tables';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { supersedeOutdated, type EffectSubject } from './supersede-outdated';

export interface EffectClaim extends ClaimRequest {
  readonly target?: string | null;
  /** Empty or missing: all. */
  readonly operations?: readonly string[];
  /** Only what is owed about these. Empty or missing: all. */
  readonly contactIds?: readonly string[];
}

export interface DueEffects {
  /** At most one a subject, what has been due longest first. */
  readonly rows: readonly EffectRow[];
  /** How many were found to be outdated on the way. */
  readonly superseded: number;
}

/**
 * Effects that may be handed out, held until the transaction ends: due, and first in the line of their subject. On
 * PostgreSQL what another worker is about to take is passed over.
 */
export async function takeDue(db: LedgerDb, claim: EffectClaim, now: string): Promise<DueEffects> {
  const found = await dueQuery(db, claim, now)
    .select(['id', 'target', 'subject'])
    .limit(claim.limit)
    .$if(hasManyWriters(db), (query) => query.forUpdate().skipLocked())
    .execute();
  const own = hasManyWriters(db) ? await lockSubjects(db, found) : found;
  const superseded = await supersedeOutdated(db, own, now);
  // Looked at again, now that nobody else can take another effect of these subjects.
  const rows = await selectInChunks(
    own.map(({ id }) => id),
    (chunk) => dueQuery(db, claim, now).selectAll().where('id', 'in', chunk).execute(),
  );
  return { rows, superseded: superseded.length };
}

/** In the words of the index `effects_due`, so that a claim reads what is due and nothing else. */
const isOpen = sql<boolean>`effects.status not in ('done', 'dead', 'superseded')`;

/** Said so that no other index looks better: both databases would rather read everything that the target was ever told. */
const isFor = (target: string) => sql<boolean>`case when effects.target = ${target} then true else false end`;

const dueQuery = (db: LedgerDb, { target, operations = [], contactIds = [] }: EffectClaim, now: string) =>
  db
    .selectFrom('effects')
    .where(isOpen)
    .where('due_at', '<=', now)
    .where(isFirstInLine(now))
    .$if(target != null, (query) => query.where(isFor(target!)))
    .$if(operations.length > 0, (query) => query.where('operation', 'in', operations))
    .$if(contactIds.length > 0, (query) => query.where('contact_id', 'in', contactIds))
    .orderBy('due_at')
    .orderBy('place')
    .orderBy('id');

/**
 * One effect that waits is behind every earlier one of its subject, and behind any that was sent and not answered. One that
 * was not answered is behind the earlier ones of that kind, and behind one that a worker has at the moment. With an offset
 * PostgreSQL asks this of one effect after the other until there are enough, instead of joining all with all.
 */
const isFirstInLine = (now: string) => sql<boolean>`not exists (
  select 1 from effects as other
  where other.target = effects.target and other.subject = effects.subject and other.id <> effects.id
    and other.status not in ('done', 'dead', 'superseded')
    and (other.status <> 'waiting' or effects.status = 'waiting')
    and (
      (other.version, other.queued_at, other.place, other.id)
        < (effects.version, effects.queued_at, effects.place, effects.id)
      or (
        other.status <> 'waiting'
        and (effects.status = 'waiting' or (other.lease_token is not null and other.due_at > ${now}))
      )
    )
  limit 1 offset 0
)`;

/** Those whose subject no other worker is taking from at this moment. The locks end with the transaction. */
async function lockSubjects<Found extends EffectSubject>(
  db: LedgerDb,
  found: readonly Found[],
): Promise<Found[]> {
  const keyOf = ({ target, subject }: EffectSubject) => JSON.stringify(['effects', target, subject]);
  const locked = new Set<string>();
  for (const chunk of chunksOf([...new Set(found.map(keyOf))], 1)) {
    const { rows } = await sql<{ key: string }>`select key from unnest(${chunk}::text[]) as keys (key)
      where pg_try_advisory_xact_lock(hashtextextended(key, 7352001))`.execute(db);
    for (const { key } of rows) locked.add(key);
  }
  return found.filter((one) => locked.has(keyOf(one)));
}
