import fc from 'fast-check';
import { FIELDS } from '../../../../contacts/matching/comparison/evidence';
import { attributeLevels } from '../../../../contacts/matching/comparison/levels';
import { findingsIn, levelKey } from '../evidence-of';
import { anyRecords, indexOf, pairOf } from '../match-records';
import type { MatchFacts } from '../match-records';

describe('RecordComparer.compare', () => {
  it.each<[string, MatchFacts, MatchFacts, ...MatchFacts[]]>([
    ['swapped names with a nickname', { name: 'Bob Clark' }, { name: 'Clark Robert' }],
    ['swapped names with a slip', { name: 'Keilah Clark' }, { name: 'Clarke Keilah' }],
    [
      'two buildings with a slip, of which one is frequent',
      { addresses: ['100 Quarry Hill Rd Apt 1'] },
      { addresses: ['101 Quarry Hill Rd Apt 2'] },
      { addresses: ['101 Quarry Hill Rd'] },
      { addresses: ['101 Quarry Hill Rd'] },
    ],
    [
      'two addresses that both fit, of which one is frequent',
      { addresses: ['12 Elm St', '7 Tannery Ln'] },
      { addresses: ['7 Tannery Ln', '12 Elm St'] },
      { addresses: ['12 Elm St'] },
      { addresses: ['12 Elm St'] },
    ],
    [
      'two towns that both fit, of which one is frequent',
      { addresses: [{ city: 'Eastmere' }, { city: 'Harrow' }] },
      { addresses: [{ city: 'Harrow' }, { city: 'Eastmere' }] },
      { addresses: [{ city: 'Eastmere' }] },
    ],
  ])('is symmetric for %s', (_, one, other, ...more) => {
    const index = pairOf(one, other, ...more);
    expect(findingsIn(index.evidenceOf(0, 1))).toEqual(findingsIn(index.evidenceOf(1, 0)));
  });

  it('is symmetric for any two records', () => {
    fc.assert(
      fc.property(anyRecords(5), (records) => {
        const index = indexOf(records);
        expect(findingsIn(index.evidenceOf(0, 1))).toEqual(findingsIn(index.evidenceOf(1, 0)));
      }),
      { numRuns: 80 },
    );
  });

  it('gives the same for a pair whatever was compared before', () => {
    fc.assert(
      fc.property(
        anyRecords(6),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 10 }),
        (records, asked) => {
          const [fresh, used] = [indexOf(records), indexOf(records)];
          const row = (number: number): number => number % records.length;
          for (const [a, b] of asked) used.evidenceOf(row(a), row(b));
          expect(findingsIn(used.evidenceOf(0, 1))).toEqual(findingsIn(fresh.evidenceOf(0, 1)));
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    ['Eastmere Realty LLC', 'The Eastmere Realty', 'same'],
    ['Eastmere Realty', 'Eastmere Realty Group', 'alike'],
    ['Eastmere Realty', 'Harbor Realty', 'different'],
    ['N/A', 'N/A', 'missing'],
  ])('says of the companies %s and %s: %s', (one, other, level) => {
    const found = pairOf({ organisation: one }, { organisation: other }).evidenceOf(0, 1);
    expect(levelKey(found, 'organisation')).toBe(level);
  });

  it.each([
    ['S1234567', 's-1234567', 'slip', 'a mark more'],
    ['S1234567', 'S1234567', 'same', 'equal values'],
    ['S1234567', 'S1234576', 'slip', 'neighbours swapped'],
    ['S1234567', 'X99', 'different', 'two values'],
    ['S1234567', 'none', 'missing', 'one is missing'],
    ['red', 'rad', 'different', 'a short value has no slips'],
  ])('says of the values %s and %s of a further column: %s (%s)', (one, other, level) => {
    const column = (licence_id: string): MatchFacts => ({ attributes: { licence_id } });
    const found = pairOf(column(one), column(other)).evidenceOf(0, 1);
    expect(attributeLevels[found.levelOf(FIELDS)]?.key).toBe(level);
  });

  it('finds nothing between records that know nothing in common', () => {
    const found = pairOf({ name: 'Ann -' }, { phones: ['617-555-0123'] }).evidenceOf(0, 1);
    expect(found.count).toBe(0);
  });
});
