import { Evidence, slotOf } from '../../../../contacts/matching/comparison/evidence';
import type { FieldKey } from '../../../../contacts/matching/comparison/levels';
import {
  estimateParameters,
  startingParameters,
} from '../../../../contacts/matching/scoring/estimate-parameters';
import { EvidenceSample } from '../../../../contacts/matching/scoring/evidence-sample';
import { LEVELS, levelsOfSlot, pairClasses } from '../../../../contacts/matching/scoring/model-parameters';
import type { ModelParameters, PairClass } from '../../../../contacts/matching/scoring/model-parameters';
import { repeatableNumbers } from '../../../../contacts/matching/scoring/sampled-parameters';
import { levelNumber } from '../evidence-of';

/** How often each level shows in a class, of the fields the invented pairs have. */
type Truth = Readonly<
  Record<PairClass, Readonly<Partial<Record<FieldKey, Readonly<Record<string, number>>>>>>
>;
const truth: Truth = {
  match: {
    given: { same: 0.7, nickname: 0.2, slip: 0.05, other: 0.05 },
    surname: { same: 0.75, slip: 0.15, different: 0.1 },
    email: { same: 0.5, slip: 0.1, different: 0.4 },
    phone: { same: 0.75, slip: 0.05, different: 0.2 },
    birth: { same: 0.7, slip: 0.2, different: 0.1 },
  },
  household: {
    given: { same: 0.02, similar: 0.03, other: 0.95 },
    surname: { same: 0.8, different: 0.2 },
    email: { same: 0.1, different: 0.9 },
    phone: { same: 0.3, different: 0.7 },
    birth: { part: 0.05, different: 0.95 },
  },
  relative: { given: { same: 1 } },
  random: {
    given: { same: 0.02, similar: 0.02, different: 0.16, other: 0.8 },
    surname: { same: 0.01, similar: 0.01, different: 0.98 },
    email: { different: 1 },
    phone: { different: 1 },
    birth: { part: 0.03, different: 0.97 },
  },
};
const counts = { match: 1800, household: 900, random: 25_300 } as const;
const totalPairs = counts.match + counts.household + counts.random;

function picked(shares: Readonly<Record<string, number>>, at: number): string {
  let rest = at;
  for (const [key, share] of Object.entries(shares)) {
    rest -= share;
    if (rest < 0) return key;
  }
  return Object.keys(shares).at(-1) ?? '';
}

/** Pairs of a class, drawn from the truth; every fifth field of a pair is missing. */
function addDrawn(
  sample: EvidenceSample,
  kind: PairClass,
  count: number,
  numbers: Iterator<number, never>,
): void {
  const found = new Evidence();
  const next = (): number => numbers.next().value;
  for (let pair = 0; pair < count; pair += 1) {
    found.clear();
    for (const [field, shares] of Object.entries(truth[kind]) as [FieldKey, Record<string, number>][]) {
      const level = levelNumber(field, picked(shares, next()));
      if (next() < 0.8) found.set(slotOf[field], level);
    }
    sample.add(found);
  }
}

function estimated(): ModelParameters {
  const numbers = repeatableNumbers(7);
  const [random, candidates] = [new EvidenceSample(), new EvidenceSample()];
  addDrawn(random, 'random', 5000, numbers);
  for (const kind of ['match', 'household', 'random'] as const)
    addDrawn(candidates, kind, counts[kind], numbers);
  return estimateParameters(startingParameters(random, 5000), { candidates, candidateShare: 1, totalPairs });
}

const estimate = estimated();
const likelihood = (kind: PairClass, field: FieldKey, level: string): number =>
  Math.exp(estimate.logs[kind][slotOf[field] * LEVELS + levelNumber(field, level)] ?? NaN);

/** How likely the levels of each group are together. */
function groupSums(kind: PairClass): Map<string, number> {
  const sums = new Map<string, number>();
  for (const field of Object.keys(slotOf) as FieldKey[])
    levelsOfSlot(slotOf[field]).forEach(({ key, group }) => {
      if (group > 0)
        sums.set(`${field} ${group}`, (sums.get(`${field} ${group}`) ?? 0) + likelihood(kind, field, key));
    });
  return sums;
}

describe('estimateParameters', () => {
  it.each(
    (['match', 'random'] as const).flatMap((kind) =>
      (['given', 'surname', 'email', 'phone', 'birth'] as const).flatMap((field) =>
        Object.entries(truth[kind][field] ?? {}).map(
          ([level, share]) => [kind, field, level, share] as const,
        ),
      ),
    ),
  )('finds how often in the class "%s" the %s is "%s": %d', (kind, field, level, share) =>
    expect(Math.abs(likelihood(kind, field, level) - share)).toBeLessThan(0.08),
  );

  it.each(['match', 'household'] as const)('finds how common the class "%s" is', (kind) => {
    const share = Math.exp(estimate.priorLogs[kind]);
    expect(share).toBeGreaterThan((0.7 * counts[kind]) / totalPairs);
    expect(share).toBeLessThan((1.4 * counts[kind]) / totalPairs);
  });

  it.each(pairClasses)('gives levels of one group likelihoods that add up to 1 in the class "%s"', (kind) => {
    for (const [group, sum] of groupSums(kind))
      expect([group, Math.abs(sum - 1) < 0.01]).toEqual([group, true]);
  });

  it('keeps telling one person from a household by seven digits that agree', () =>
    expect(likelihood('match', 'phone', 'without_area_code')).toBeGreaterThan(
      2 * likelihood('household', 'phone', 'without_area_code'),
    ));

  it('gives likelihoods above 0, so that nothing is impossible', () => {
    const logs = [...pairClasses.flatMap((kind) => [...estimate.logs[kind]]), ...estimate.namesakeEmailLogs];
    expect(logs.filter((log) => !Number.isFinite(log))).toEqual([]);
  });

  it('gives the same for the same pairs', () => expect(estimated()).toEqual(estimate));

  it('stays near what is expected when there are no pairs to learn from', () => {
    const start = startingParameters(new EvidenceSample(), 2);
    const none = estimateParameters(start, {
      candidates: new EvidenceSample(),
      candidateShare: 1,
      totalPairs: 1,
    });
    for (const kind of ['match', 'household'] as const)
      for (const field of ['given', 'email', 'birth'] as const)
        levelsOfSlot(slotOf[field]).forEach((level, place) => {
          if (level.group !== 1) return;
          const at = slotOf[field] * LEVELS + place;
          expect(Math.exp(none.logs[kind][at] ?? NaN)).toBeCloseTo(level[kind], 1);
        });
  });
});
