import fc from 'fast-check';
import { MatchIndex } from '../../../../contacts/matching/match-index';
import { anyRecords, indexOf, numbered } from '../match-records';
import type { MatchFacts } from '../match-records';

/** Every share and count that a list of values gives, rounded as sums in another order differ in the last digit. */
function sharesIn(index: MatchIndex): unknown {
  const { frequencies, table } = index;
  const rounded = (value: number): number => Math.round(value * 1e12) / 1e12;
  return ['bob', 'robert', 'ann', 'castellano', 'clark', 'moreau'].map((name) => {
    const id = table.names.idOf(name);
    return [
      frequencies.givenShare(id),
      frequencies.surnameShare(id),
      frequencies.letterShare(name.charCodeAt(0)),
    ].map(rounded);
  });
}

const given = (list: readonly MatchFacts[], name: string): number => {
  const index = indexOf(numbered(list));
  return index.frequencies.givenShare(index.table.names.idOf(name));
};

describe('ValueFrequencies', () => {
  it('begins with the population: a frequent name is more than a rare one in an empty list', () => {
    expect(given([], 'maria')).toBeGreaterThan(given([], 'xochitl'));
    expect(given([], 'qwxyz')).toBeGreaterThan(0);
  });

  it('learns from the list: a name that many bear there is more frequent than in the population', () => {
    const list = Array.from({ length: 50 }, (): MatchFacts => ({ name: 'Xochitl -' }));
    expect(given(list, 'xochitl')).toBeGreaterThan(given([], 'xochitl'));
  });

  it('gives shares above 0 and up to 1', () => {
    fc.assert(
      fc.property(anyRecords(), (records) => {
        const index = indexOf(records);
        const { frequencies, table } = index;
        for (let id = 1; id < table.names.size; id += 1)
          for (const share of [frequencies.givenShare(id), frequencies.surnameShare(id)])
            expect(share > 0 && share <= 1).toBe(true);
        for (const code of [97, 0, 20_013]) expect(frequencies.letterShare(code)).toBeGreaterThan(0);
        expect(frequencies.birthShare(19_781_211)).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });

  it('forgets a record that is taken out', () => {
    fc.assert(
      fc.property(anyRecords(), fc.nat(), (records, kept) => {
        const index = indexOf(records);
        const rest = records.slice(0, kept % records.length);
        for (const { id } of records.slice(rest.length)) index.remove(id);
        expect(sharesIn(index)).toEqual(sharesIn(indexOf(rest)));
      }),
      { numRuns: 20 },
    );
  });
});
