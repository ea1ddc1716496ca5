import { chunksOf } from '../chunks';
import { sql } from '../kysely';
import type { LedgerDb } from '../tables';

/** What an effect is about. */
export interface EffectSubject {
  readonly target: string;
  readonly subject: string;
}

/**
 * The one rule by which an older version never overwrites a newer one: an effect that waits is superseded when its subject
 * has one of the same family with a higher version, unless that one is dead and never arrived. What is on its way, or may
 * have arrived, is left. Safe to repeat.
 * @returns the ids of those that are superseded now
 */
export async function supersedeOutdated(
  db: LedgerDb,
  subjects: readonly EffectSubject[],
  now: string,
): Promise<string[]> {
  const superseded: string[] = [];
  for (const target of new Set(subjects.map((one) => one.target))) {
    const ofTarget = subjects.filter((one) => one.target === target).map(({ subject }) => subject);
    for (const chunk of chunksOf([...new Set(ofTarget)], 1)) {
      const rows = await db
        .updateTable('effects')
        .set({ status: 'superseded', finished_at: now })
        .where('target', '=', target)
        .where('subject', 'in', chunk)
        .where('status', '=', 'waiting')
        .where(hasNewer)
        .returning('id')
        .execute();
      for (const { id } of rows) superseded.push(id);
    }
  }
  return superseded;
}

const hasNewer = sql<boolean>`exists (
  select 1 from effects as newer
  where newer.target = effects.target and newer.subject = effects.subject
    and newer.family = effects.family and newer.version > effects.version
    and (newer.status <> 'dead' or newer.is_unanswered = 1)
)`;
