import fc from 'fast-check';
import {
  generationCodes,
  generationOf,
  readNameCellWords,
} from '../../../../contacts/matching/record/read-name-cell';

const { none, jr, sr, ii, iii } = generationCodes;

describe('readNameCellWords', () => {
  it.each([
    ['Bob', 'bob', 'a nickname stays as it is'],
    ['J.', 'j', 'an initial is a word'],
    ['JOHN SMITH', 'john smith', 'capitals say nothing'],
    ['José Núñez', 'jose nunez', 'marks on letters'],
    ['Łukasz Wójcik', 'lukasz wojcik', 'letters without a decomposition'],
    ['?ukasz', '?ukasz', 'a letter that an export has lost keeps its place'],
    ['O’Brien', 'obrien', 'an apostrophe joins'],
    ['Anne-Marie', 'anne-marie', 'a hyphen keeps the halves together until the whole name is taken apart'],
    ['Sa\u200Brah\u00AD', 'sarah', 'zero-width characters within a name'],
    ['van der Berg', 'van der berg', 'particles are words'],
    ['Mc Caleer', 'mccaleer', 'a syllable that an export has split off'],
    ['O Brien', 'obrien', 'the same of an Irish name'],
    ['Dr. Ann Moreau MD', 'ann moreau', 'titles and degrees are nobody’s name'],
    ['Robert "Bob" Castellano', 'robert castellano', 'a quoted nickname stands beside the name'],
    ['🏠 Ann Moreau', 'ann moreau', 'a picture'],
    ['Andrew Sandoval', 'andrew sandoval', '"and" within a word joins nobody'],
    ['Alan & Teresa Whitfield', 'alan whitfield', 'the first of a couple, with the name of both'],
    ['Alan and Teresa Whitfield', 'alan whitfield', 'the same in words'],
    ['Junior Alvarez', 'junior alvarez', 'Junior as a first name'],
  ])('reads %j as "%s": %s', (raw, words) => {
    expect(readNameCellWords(raw)).toMatchObject({ words: words.split(' '), wordsBeforeComma: 0 });
  });

  it.each([
    ['McMillin, Brennt', 'mcmillin brennt', 1, 'last name first'],
    ['LINDQVIST,JONAH J & AIMEE', 'lindqvist jonah j', 1, 'the first of a couple, no blank behind the comma'],
    ['De La Cruz, Maria', 'de la cruz maria', 3, 'a last name of three words'],
    ['Smith, Jr., John', 'smith john', 1, 'a generation between the commas'],
    ['Frank Bonaventura, Jr', 'frank bonaventura', 0, 'a comma before a generation swaps nothing'],
    ['Smith, Mac Arthur', 'smith macarthur', 1, 'a syllable joined behind the comma'],
  ])('reads %j as "%s" with %d words before the comma: %s', (raw, words, wordsBeforeComma) => {
    expect(readNameCellWords(raw)).toMatchObject({ words: words.split(' '), wordsBeforeComma });
  });

  it.each([
    ['Frank Jr', jr],
    ['Frank Sr.', sr],
    ['Frank Bonaventura II', ii],
    ['Frank Bonaventura 3rd', iii],
    ['Frank', none],
  ])('reads the generation of %j', (raw, generation) =>
    expect(readNameCellWords(raw).generation).toBe(generation),
  );

  it.each([
    ['Robert Campbell apt E9', 'robert campbell', 'e9', 'written out'],
    ['Robert Campbell (204)', 'robert campbell', '204', 'in brackets'],
    ['Robert Campbell #12B', 'robert campbell', '12b', 'behind a number sign'],
    ['(A8) Muriel', 'muriel', 'a8', 'in front of the name'],
    ['unit 204', '', '204', 'alone in the cell for the last name'],
    ['204', '', '204', 'a number alone'],
    ['Ann Moreau 617-555-0123', 'ann moreau', '', 'a telephone number is no unit'],
  ])('reads %j as "%s" in unit "%s": %s', (raw, words, unit) => {
    expect(readNameCellWords(raw)).toMatchObject({ words: words === '' ? [] : words.split(' '), unit });
  });

  it.each(['', '   ', 'N/A', 'n/a', 'null', '-', 'Guest', 'Front Desk', 'Unknown Caller', 'ann@example.com'])(
    'finds nobody in %j',
    (raw) => expect(readNameCellWords(raw)).toMatchObject({ words: [], company: null }),
  );

  it.each(['Eastmere Realty LLC', 'Harbor Plumbing Inc', 'Quarry Hill Apartments'])(
    'takes %s for a company and for nobody’s name',
    (raw) => expect(readNameCellWords(raw)).toMatchObject({ words: [], company: raw }),
  );

  it('never throws, and gives folded words only', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('(', ')', '"', ',', '&', '#', 'a', '1', ' ', 'mc ', '\ud800', '\u200b'),
      }),
    );
    fc.assert(
      fc.property(hostile, (raw) => {
        const { words, wordsBeforeComma } = readNameCellWords(raw);
        expect(words).not.toContain('');
        expect(words.join('')).toBe(words.join('').toLowerCase());
        expect(wordsBeforeComma === 0 || (wordsBeforeComma > 0 && wordsBeforeComma < words.length)).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    ['1 MB of letters', 'a'.repeat(2 ** 20)],
    ['1 MB of blanks', ' '.repeat(2 ** 20)],
    ['1 MB of brackets', '('.repeat(2 ** 20)],
    ['1 MB of numbers', '1 (2) '.repeat(2 ** 17)],
    ['half a surrogate pair', 'Ann\ud800 Moreau\udfff'],
    ['the name of a prototype', '__proto__'],
    ['the name of a method', 'constructor toString'],
  ])('reads %s without throwing', (_, raw) => expect(() => readNameCellWords(raw)).not.toThrow());
});

describe('generationOf', () => {
  it.each([
    ['Jr.', jr],
    ['SR', sr],
    ['iii', iii],
    ['Esq', none],
    ['', none],
    [null, none],
  ])('of %j is %d', (text, code) => expect(generationOf(text)).toBe(code));
});
