import fc from 'fast-check';
import { given, surname } from '../../../../contacts/matching/comparison/levels';
import { NameComparer } from '../../../../contacts/matching/comparison/name-comparer';
import { NameTable } from '../../../../contacts/matching/record/name-table';

const keyOf = (levels: Readonly<Record<string, number>>, level: number): string =>
  Object.entries(levels).find(([, number]) => number === level)?.[0] ?? 'missing';

/** The level of two folded names; blanks part the words of a double last name. */
function levelOf(kind: 'given' | 'surname', one: string, other: string): string {
  const names = new NameTable();
  const ids = [one, other].map((name) => names.idOfWords(name.split(' ')));
  const [left = 0, right = 0] = ids;
  const level = new NameComparer(names)[kind](left, right);
  return keyOf(kind === 'given' ? given : surname, level);
}

describe('NameComparer.given', () => {
  it.each([
    ['ann', 'ann', 'same', 'equal names'],
    ['bob', 'robert', 'nickname', 'a name and its short form'],
    ['bob', 'rob', 'nickname', 'two short forms of one name'],
    ['peggy', 'margaret', 'nickname', 'a short form unlike the name'],
    ['jon', 'john', 'nickname', 'both are short forms of Jonathan'],
    ['raj', 'rajesh', 'nickname', 'cut off, and no list has both'],
    ['stephen', 'steven', 'slip', 'two spellings that sound the same'],
    ['michael', 'micheal', 'slip', 'neighbours swapped'],
    ['srah', 'sarah', 'slip', 'a letter left out of a known name'],
    ['?ukasz', 'lukasz', 'slip', 'a letter that an export has lost'],
    ['joan', 'john', 'similar', 'one letter makes another known name'],
    ['ann', 'teresa', 'other', 'two known names'],
    ['daniel', 'daniela', 'similar', 'one letter, two people: no slip'],
    ['ann', 'qwxyz', 'different', 'a known name and no name'],
    ['j', 'john', 'initial', 'an initial that fits'],
    ['j', 'j', 'initial', 'two initials'],
    ['j', 'robert', 'otherInitial', 'an initial that does not fit'],
    ['', 'ann', 'missing', 'nothing to compare'],
    ['杨', 'yang', 'missing', 'two scripts cannot be compared'],
  ])('of %s and %s is %s: %s', (one, other, level) => expect(levelOf('given', one, other)).toBe(level));
});

describe('NameComparer.surname', () => {
  it.each([
    ['moreau', 'moreau', 'same', 'equal names'],
    ['kingsolver', 'kingsolver hayes', 'part', 'half of a double name'],
    ['vail', 'davis vail', 'part', 'the other half'],
    ['hayes kingsolver', 'kingsolver hayes', 'part', 'the halves swapped'],
    ['kingsolver hayes', 'kingsolver moreau', 'part', 'one half in common'],
    ['kingsolver', 'kingsolvr', 'slip', 'a letter left out'],
    ['kingsolver', 'knigsolver', 'slip', 'neighbours swapped'],
    ['grunwald', 'gruenwald', 'slip', 'an umlaut written out'],
    ['moreau', 'castellano', 'different', 'nothing alike'],
    ['li', 'lo', 'different', 'short names that differ'],
    ['m', 'moreau', 'initial', 'an initial that fits'],
    ['m', 'castellano', 'otherInitial', 'an initial that does not fit'],
    ['moreau', '', 'missing', 'nothing to compare'],
  ])('of %s and %s is %s: %s', (one, other, level) => expect(levelOf('surname', one, other)).toBe(level));

  it('does not depend on what the comparer was asked before a double name came in', () => {
    const names = new NameTable();
    const [vail, joined] = [names.idOf('vail'), names.idOf('davisvail')];
    const asked = new NameComparer(names);
    asked.surname(vail, joined);
    names.idOfWords(['davis', 'vail']);
    expect(asked.surname(vail, joined)).toBe(new NameComparer(names).surname(vail, joined));
  });
});

describe('NameComparer', () => {
  const name = fc.oneof(
    fc.constantFrom(
      '',
      'bob',
      'robert',
      'rob',
      'ann',
      'anne',
      'anna',
      'j',
      'maria',
      'marie',
      'clark',
      'clarke',
      '?ukasz',
    ),
    fc.constantFrom(
      'lukasz',
      'davis vail',
      'vail',
      'davisvail',
      'davis',
      'vail davis',
      'o',
      '杨',
      'zoe',
      'eoz',
    ),
    fc
      .string({ unit: fc.constantFrom('a', 'n', 'e', 't', 'h', '?', ' '), maxLength: 7 })
      .map((text) => text.trim()),
  );
  const words = (text: string) => text.split(' ').filter((word) => word !== '');

  it.each(['given', 'surname'] as const)(
    '.%s is symmetric, and does not depend on which name came first',
    (kind) => {
      fc.assert(
        fc.property(name, name, (one, other) => {
          const levels = [
            [one, other],
            [other, one],
          ].map((list) => {
            const names = new NameTable();
            const ids = new Map(list.map((text) => [text, names.idOfWords(words(text))]));
            const comparer = new NameComparer(names);
            const [a, b] = [ids.get(one) ?? 0, ids.get(other) ?? 0];
            expect(comparer[kind](a, b)).toBe(comparer[kind](b, a));
            return comparer[kind](a, b);
          });
          expect(levels[0]).toBe(levels[1]);
        }),
        { numRuns: 40 },
      );
    },
  );

  it('is the same or an initial for a name and itself', () => {
    fc.assert(
      fc.property(name, (text) => {
        const names = new NameTable();
        const id = names.idOfWords(words(text));
        const comparer = new NameComparer(names);
        expect([0, given.same, given.initial]).toContain(comparer.given(id, id));
        expect([0, surname.same, surname.initial]).toContain(comparer.surname(id, id));
      }),
      { numRuns: 40 },
    );
  });
});
