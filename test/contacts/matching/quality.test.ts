import { Matcher } from '../../../contacts/matching/deduplicate';
import type { MatchResult } from '../../../contacts/matching/deduplicate';
import { generateLabelledContacts } from '../../../sandbox/generate/labelled/generate-labelled-contacts';
import { labelledMatchRecord } from '../../../sandbox/generate/labelled/labelled-match-record';

/** Not the seeds that the figures in docs/matching.md were measured with. */
const SEED = 4711;

const pairsIn = (sizes: Iterable<number>): number => {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
};
const sizesBy = (keys: Iterable<unknown>): Iterable<number> => {
  const sizes = new Map<unknown, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return sizes.values();
};

describe('Matcher on 4,000 generated contacts that it has never seen', () => {
  const { contacts, traps } = generateLabelledContacts({ records: 4_000, seed: SEED });
  const all = [...contacts];
  let result: MatchResult;

  beforeAll(() => {
    const matcher = new Matcher();
    for (const contact of all) matcher.add(labelledMatchRecord(contact));
    result = matcher.run();
  });

  it('merges at least 85 of 100 pairs of one person, and hardly anybody else', () => {
    const merged = pairsIn(sizesBy(result.clusters));
    const rightly = pairsIn(
      sizesBy(all.map(({ personId }, place) => `${personId} ${result.clusters[place]}`)),
    );
    const people = pairsIn(sizesBy(all.map(({ personId }) => personId)));
    expect(rightly / people).toBeGreaterThan(0.85);
    expect(rightly / merged).toBeGreaterThan(0.98);
  });

  it('states confidences that hold: of the pairs from 0.9 on nearly all are one person', () => {
    const { pairs } = result;
    let [stated, isTrue, count] = [0, 0, 0];
    for (let pair = 0; pair < pairs.length; pair += 1) {
      const confidence = pairs.confidence[pair] ?? 0;
      if (confidence < 0.9) continue;
      const [left, right] = [all[pairs.left[pair] ?? 0], all[pairs.right[pair] ?? 0]];
      stated += confidence;
      isTrue += Number(left?.personId === right?.personId);
      count += 1;
    }
    expect(count).toBeGreaterThan(1000);
    expect(Math.abs(stated / count - isTrue / count)).toBeLessThan(0.03);
  });

  it.each(['office_contact', 'recycled_phone'])(
    'merges no two people by an identifier of the kind %s',
    (kind) => {
      const clustersOf = (person: string): Set<number | undefined> =>
        new Set(all.flatMap(({ personId }, place) => (personId === person ? [result.clusters[place]] : [])));
      const wanted = traps.filter((trap) => trap.kind === kind);
      const merged = wanted.filter(({ personA, personB }) => {
        const ofB = clustersOf(personB);
        return [...clustersOf(personA)].some((cluster) => ofB.has(cluster));
      });
      expect(wanted.length).toBeGreaterThan(3);
      expect(merged).toEqual([]);
    },
  );
});
