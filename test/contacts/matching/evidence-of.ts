import fc from 'fast-check';
import { Evidence, slotOf } from '../../../contacts/matching/comparison/evidence';
import { comparisons, fieldKeys } from '../../../contacts/matching/comparison/levels';
import type { FieldKey } from '../../../contacts/matching/comparison/levels';

/** A level of each field by its key; a number is the natural logarithm of how frequent its value is. */
export type Findings = Partial<Record<FieldKey, string | readonly [level: string, randomLog: number]>>;

/** Place of a level in its field by its key, e.g. "other_domain". */
export function levelNumber(field: FieldKey, key: string): number {
  const place = comparisons[slotOf[field]]?.levels.findIndex((level) => level.key === key) ?? -1;
  if (place < 0) throw new Error(`${field} has no level ${key}`);
  return place;
}

/** The key of the level that a field has; "missing" when it has none. */
export function levelKey(found: Evidence, field: FieldKey): string {
  return comparisons[slotOf[field]]?.levels[found.levelOf(slotOf[field])]?.key ?? '';
}

/** Evidence as a comparison would have written it. */
export function evidenceOf(
  findings: Findings,
  facts: { hasSameName?: boolean; holders?: number } = {},
): Evidence {
  const found = new Evidence();
  for (const field of fieldKeys) {
    const finding = findings[field];
    if (finding === undefined) continue;
    const [level, randomLog] = typeof finding === 'string' ? [finding, 0] : finding;
    found.set(slotOf[field], levelNumber(field, level), randomLog);
  }
  found.hasSameName = facts.hasSameName ?? false;
  found.holders = facts.holders ?? 0;
  return found;
}

/** Any level of any fields, also such as no two records would show together. */
export const anyFindings: fc.Arbitrary<Findings> = fc.record(
  Object.fromEntries(
    comparisons.map(({ key, levels }) => [
      key,
      fc.constantFrom(...levels.slice(1).map((level) => level.key)),
    ]),
  ),
  { requiredKeys: [] },
);

/** What an evidence says, without the arrays it is kept in. */
export function findingsIn(found: Evidence): object {
  const levels = Array.from(found.slots.subarray(0, found.count), (slot) => [
    slot,
    found.levelOf(slot),
    Math.round((found.randomLogs[slot] ?? 0) * 1e9) / 1e9,
  ]);
  return {
    levels: levels.sort(([a = 0], [b = 0]) => a - b),
    hasSameName: found.hasSameName,
    holders: found.holders,
  };
}
