import fc from 'fast-check';
import {
  areSpellingsOfGivenName,
  areSpellingsOfLastName,
  editDistance,
  equalButForLostLetters,
} from '../../../contacts/matching/name-spelling';

describe('areSpellingsOfLastName', () => {
  it.each([
    ['kowalczyk', 'kowalczik', true, 'sounds the same'],
    ['wojcik', 'wojick', true, 'neighbours swapped'],
    ['mueller', 'muller', true, 'umlaut written out'],
    ['raghunathan', 'ragunatan', true, 'two silent letters'],
    ['li', 'lee', false, 'short names that differ are different'],
    ['park', 'clark', false, 'too short for a slip'],
    ['sandoval', 'mcdonough', false, 'nothing alike'],
  ])('of %s and %s is %s: %s', (a, b, expected) => expect(areSpellingsOfLastName(a, b)).toBe(expected));
});

describe('areSpellingsOfGivenName', () => {
  it.each([
    ['jon', 'john', true],
    ['sara', 'sarah', true],
    ['joan', 'johan', false],
    ['vern', 'fern', false],
    ['christian', 'christina', false],
  ])('of %s and %s is %s', (a, b, expected) => expect(areSpellingsOfGivenName(a, b)).toBe(expected));
});

describe('equalButForLostLetters', () => {
  it.each([
    ['?ukasz', 'lukasz', true, 'one letter lost'],
    ['stra?e', 'strasse', true, 'one letter that folds to two'],
    ['bob?', 'bob', true, 'a question mark behind a name'],
    ['??a', 'eva', false, 'too little is left'],
    ['?ukasz', '?ukas?', false, 'both are damaged'],
    ['?ukasz', 'tomasz', false, 'another name'],
  ])('of %s and %s is %s: %s', (a, b, expected) => expect(equalButForLostLetters(a, b)).toBe(expected));
});

/** The definition of optimal string alignment, slow and plain. */
function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const options = [
    plainDistance(a.slice(0, -1), b) + 1,
    plainDistance(a, b.slice(0, -1)) + 1,
    plainDistance(a.slice(0, -1), b.slice(0, -1)) + same,
  ];
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(...options, ...(isSwap ? [plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1] : []));
}

it('editDistance equals its definition up to the limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (a, b) => expect(editDistance(a, b, 2)).toBe(Math.min(3, plainDistance(a, b)))),
  );
});
