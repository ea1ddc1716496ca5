import fc from 'fast-check';
import { MatchIndex } from '../../../../contacts/matching/match-index';
import { pairClasses } from '../../../../contacts/matching/scoring/model-parameters';
import {
  repeatableNumbers,
  sampledParameters,
} from '../../../../contacts/matching/scoring/sampled-parameters';
import type { MatchRecord } from '../../../../contacts/matching/match-record';
import { anyRecords } from '../match-records';

function unfitted(records: readonly MatchRecord[], link = false): MatchIndex {
  const index = new MatchIndex({ link });
  for (const record of records) index.add(record);
  return index;
}

describe('sampledParameters', () => {
  it('are the same for the same list', () => {
    fc.assert(
      fc.property(anyRecords(), fc.boolean(), (records, link) =>
        expect(sampledParameters(unfitted(records, link))).toEqual(
          sampledParameters(unfitted(records, link)),
        ),
      ),
      { numRuns: 5 },
    );
  });

  it('are finite for any list, also an empty one or one of one record', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constant([]),
          anyRecords().map((list) => list.slice(0, 1)),
          anyRecords(),
        ),
        (records) => {
          const { logs, priorLogs, namesakeEmailLogs } = sampledParameters(unfitted(records));
          const all = [
            ...Object.values(priorLogs),
            ...namesakeEmailLogs,
            ...pairClasses.flatMap((kind) => [...logs[kind]]),
          ];
          expect(all.filter((log) => !Number.isFinite(log))).toEqual([]);
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe('repeatableNumbers', () => {
  const first = (seed: number, count: number): number[] => {
    const numbers = repeatableNumbers(seed);
    return Array.from({ length: count }, () => numbers.next().value);
  };

  it('repeat for one seed and differ for another', () => {
    expect(first(5, 20)).toEqual(first(5, 20));
    expect(first(5, 20)).not.toEqual(first(6, 20));
  });

  it('spread evenly over 0 to 1', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const value of first(42, 10_000))
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1150);
  });
});
