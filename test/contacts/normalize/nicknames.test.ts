import fc from 'fast-check';
import namesByFormal from '../../../contacts/normalize/data/nicknames.json';
import { areNicknames, isFormalNameOf } from '../../../contacts/normalize/nicknames';

const anyListedName = fc.constantFrom(...Object.entries(namesByFormal).flat(2));

describe('areNicknames', () => {
  it.each([
    ['Bob', 'Robert', true, 'a nickname and its formal name'],
    ['Beth', 'Elizabeth', true, 'the samples have her under both'],
    ['Peggy', 'Margaret', true, 'not a part of the formal name'],
    ['Katie', 'Katherine', true, 'of several spellings'],
    ['Bob', 'Rob', true, 'two nicknames of one formal name'],
    ['BOB', 'róbert', true, 'case and accents do not matter'],
    ['Christopher', 'Christine', false, 'both are a Chris, but not each other'],
    ['Chris', 'Christine', true, 'one nickname serves several formal names'],
    ['Alan', 'Teresa', false, 'two people'],
    ['Robert', 'Robert', false, 'a name is not its own nickname'],
    ['', 'Robert', false, 'nothing is nobody'],
    ['constructor', 'Robert', false, 'a word of the language is no name'],
  ])('of %s and %s is %s: %s', (a, b, expected) => {
    expect(areNicknames(a, b)).toBe(expected);
  });

  it('is symmetric', () =>
    fc.assert(
      fc.property(anyListedName, anyListedName, (a, b) =>
        expect(areNicknames(a, b)).toBe(areNicknames(b, a)),
      ),
    ));
});

describe('isFormalNameOf', () => {
  it.each([
    ['Robert', 'Bob', true],
    ['Bob', 'Robert', false],
    ['Alan', 'Teresa', false],
  ])('of %s and %s is %s', (formal, nickname, expected) =>
    expect(isFormalNameOf(formal, nickname)).toBe(expected),
  );
});
