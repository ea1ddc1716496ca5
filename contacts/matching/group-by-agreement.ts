import type { NameAgreement } from './name-agreement';
import type { PairScorer, PreparedRecord } from './pair-scorer';

/** Records that say the same, with what they weigh together. */
export interface Profile<Prepared extends PreparedRecord> {
  readonly prepared: Prepared;
  readonly support: number;
}

export interface Grouping {
  /** Indexes into the profiles; every profile is in exactly one group. */
  readonly groups: readonly (readonly number[])[];
  /** What was found within a group, and between groups, each reason once. */
  readonly reasonsWithin: ReadonlySet<NameAgreement['reason']>;
  readonly reasonsBetween: ReadonlySet<NameAgreement['reason']>;
  /** True when there were too many different names to compare each with each. */
  readonly isTooMany: boolean;
}

/** Above this many different names on one number it is an exchange, not a person; nothing is gained by comparing. */
export const MAX_PROFILES = 100;

/**
 * Groups different names on one number so that no two in a group disagree (complete linkage as far as disagreement
 * goes). The strongest agreement is taken first, of equal ones the best supported; "J. Smith" between John and Jane
 * joins the better supported and never links the two. A group grows only by agreement; mere absence of evidence
 * joins nobody. Does not depend on the order of the profiles. At most `MAX_PROFILES` squared comparisons.
 */
export function groupByAgreement<Prepared extends PreparedRecord>(
  profiles: readonly Profile<Prepared>[],
  scorer: PairScorer<Prepared>,
): Grouping {
  if (profiles.length > MAX_PROFILES) {
    const groups = profiles.map((_, index) => [index]);
    return { groups, reasonsWithin: new Set(), reasonsBetween: new Set(), isTooMany: true };
  }
  const order = profiles.map((_, index) => index).sort((a, b) => compareSignatures(profiles[a], profiles[b]));
  const agreements = profiles.map((): (NameAgreement | undefined)[] => []);
  const agreeing: { left: number; right: number; strength: number; support: number }[] = [];
  order.forEach((left, position) => {
    for (const right of order.slice(position + 1)) {
      const [a, b] = [profiles[left], profiles[right]];
      const [ofLeft, ofRight] = [agreements[left], agreements[right]];
      if (!a || !b || !ofLeft || !ofRight) continue;
      const agreement = scorer.score(a.prepared, b.prepared);
      ofLeft[right] = ofRight[left] = agreement;
      if (agreement.verdict === 'agree') {
        agreeing.push({ left, right, strength: agreement.strength, support: a.support + b.support });
      }
    }
  });
  // The sort is stable, so ties stay in the order of the signatures.
  agreeing.sort((a, b) => b.strength - a.strength || b.support - a.support);

  const groupOf = new Map(order.map((index) => [index, [index]]));
  for (const { left, right } of agreeing) {
    const [a, b] = [groupOf.get(left) ?? [], groupOf.get(right) ?? []];
    if (a === b) continue;
    const isOpposed = a.some((x) => b.some((y) => agreements[x]?.[y]?.verdict === 'disagree'));
    if (isOpposed) continue;
    const joined = [...a, ...b];
    for (const index of joined) groupOf.set(index, joined);
  }

  const reasonsWithin = new Set<NameAgreement['reason']>();
  const reasonsBetween = new Set<NameAgreement['reason']>();
  agreements.forEach((ofLeft, left) => {
    ofLeft.forEach((agreement, right) => {
      if (!agreement) return;
      const isWithin = groupOf.get(left) === groupOf.get(right);
      if (isWithin && agreement.verdict === 'agree') reasonsWithin.add(agreement.reason);
      if (!isWithin && agreement.verdict !== 'agree') reasonsBetween.add(agreement.reason);
    });
  });
  return { groups: [...new Set(groupOf.values())], reasonsWithin, reasonsBetween, isTooMany: false };
}

function compareSignatures<Prepared extends PreparedRecord>(
  a: Profile<Prepared> | undefined,
  b: Profile<Prepared> | undefined,
): number {
  const [left, right] = [a?.prepared.signature ?? '', b?.prepared.signature ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
