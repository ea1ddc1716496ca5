import fc from 'fast-check';
import { noName } from '../../../../contacts/matching/match-record';
import type { MatchName } from '../../../../contacts/matching/match-record';
import { generationCodes } from '../../../../contacts/matching/record/read-name-cell';
import { NameReader } from '../../../../contacts/matching/record/read-record-name';

/** "given | middle | last names" of a name in some cells. */
function partsOf(cells: Partial<MatchName>): string {
  const { given, middle, surname } = new NameReader().read({ ...noName, ...cells });
  return [given, middle, surname.join('+')].join(' | ');
}

describe('NameReader.read of cells for the parts', () => {
  it.each<[Partial<MatchName>, string, string]>([
    [{ first: 'Bob', last: 'Castellano' }, 'bob |  | castellano', 'a nickname stays'],
    [{ nickname: 'Bob', last: 'Castellano' }, 'bob |  | castellano', 'a nickname for want of a first name'],
    [{ first: 'J.', last: 'Smith' }, 'j |  | smith', 'an initial'],
    [{ first: 'Bill', last: 'Moreau' }, 'bill |  | moreau', 'a first name that is a word of offices, too'],
    [{ first: 'Minh', last: 'Do' }, 'minh |  | do', 'a last name that is a word, too'],
    [{ first: 'June', last: 'Cash' }, 'june |  | cash', 'the same in English'],
    [{ first: 'JOHN', last: 'SMITH' }, 'john |  | smith', 'capitals'],
    [{ first: 'Ann', middle: 'Marie', last: 'Moreau' }, 'ann | marie | moreau', 'a middle name of its own'],
    [{ first: 'Ann Marie', last: 'Moreau' }, 'ann | marie | moreau', 'a middle name in the first cell'],
    [{ first: 'Ann', last: 'M Moreau' }, 'ann | m | moreau', 'an initial in the last cell'],
    [{ first: 'Ann Moreau', last: 'Moreau' }, 'ann |  | moreau', 'the last name in both cells'],
    [{ first: 'Maria', last: 'de la Cruz' }, 'maria |  | cruz', 'particles come and go'],
    [{ first: 'María José', last: 'Núñez' }, 'maria | jose | nunez', 'diacritics'],
    [{ first: 'Sa\u200Brah', last: 'Mo\u200Breau' }, 'sarah |  | moreau', 'zero-width characters'],
    [{ first: 'Sarah', last: 'Kingsolver-Hayes' }, 'sarah |  | kingsolver+hayes', 'a hyphenated last name'],
    [{ first: 'Ana', last: 'Sanchez Mendez' }, 'ana |  | sanchez+mendez', 'a double last name'],
    [{ first: 'Ann', last: 'Mc Caleer' }, 'ann |  | mccaleer', 'a split-off syllable'],
    [
      { first: 'Nguyễn', last: 'Minh' },
      'nguyen |  | minh',
      'swapped cells stay: the comparison sees to them',
    ],
    [{ first: 'Robert Campbell', last: 'unit 324' }, 'robert |  | campbell', 'a unit as the last name'],
    [{ first: 'N/A', last: 'N/A' }, ' |  | ', 'nobody'],
    [{ first: 'Guest' }, ' |  | ', 'nobody in particular'],
    [{ first: 'Guest', last: 'Moreau' }, ' |  | moreau', 'a last name beside nobody'],
    [{ last: 'Moreau' }, ' |  | moreau', 'a last name alone'],
    [{ last: 'Sanchez Mendez' }, ' |  | sanchez+mendez', 'two last names alone are a double one'],
    [{ first: 'Alan & Teresa', last: 'Whitfield' }, 'alan |  | whitfield', 'the spouse is no middle name'],
  ])('%j is %s: %s', (cells, parts) => expect(partsOf(cells)).toBe(parts));
});

describe('NameReader.read of a whole name in one cell', () => {
  it.each<[string, string, string]>([
    ['Erwin Campbell', 'erwin |  | campbell', 'the usual order'],
    ['Campbell, Erwin M', 'erwin | m | campbell', 'a comma'],
    ['CAMPBELL ERWIN M', 'erwin | m | campbell', 'last name first without a comma, an initial behind'],
    ['JONES MARY', 'mary |  | jones', 'last name first, by the frequencies of both'],
    ['LINDQVIST,JONAH J & AIMEE', 'jonah | j | lindqvist', 'the first of a couple'],
    ['Alan & Teresa Whitfield', 'alan |  | whitfield', 'the last name stands behind the second'],
    ['Smith, John Robert Jr.', 'john | robert | smith', 'a generation at the end'],
    ['De La Cruz, Maria', 'maria |  | cruz', 'particles before the comma'],
    ['Maria de la Cruz', 'maria |  | cruz', 'particles between'],
    ['Vincent van Gogh', 'vincent |  | gogh', 'a particle that is a first name, too'],
    ['Ludwig van Beethoven', 'ludwig |  | beethoven', 'the same behind a rare first name'],
    ['Priya R.', 'priya |  | r', 'an initial for the last name'],
    ['Brown T', 't |  | brown', 'an initial for the first name, behind a frequent last name'],
    ['Garcia Lopez, Maria', 'maria |  | garcia+lopez', 'a double last name before the comma'],
    ['Sarah Kingsolver-Hayes', 'sarah |  | kingsolver+hayes', 'a hyphen holds a last name together'],
    ['Mac Davis', 'mac |  | davis', 'Mac as a first name'],
  ])('%j is %s in the first, the last and the whole cell: %s', (text, parts) => {
    expect([partsOf({ first: text }), partsOf({ last: text }), partsOf({ full: text })]).toEqual([
      parts,
      parts,
      parts,
    ]);
  });

  it('takes the parts from their cells and the middle name from the whole', () => {
    const cells = { full: 'Dr. Ann Q. Moreau', first: 'Ann', last: 'Moreau' };
    expect(partsOf(cells)).toBe('ann | q | moreau');
  });

  it('falls back on the parts when the whole names nobody', () => {
    expect(partsOf({ full: 'N/A', first: 'Ann', last: 'Moreau' })).toBe('ann |  | moreau');
  });
});

describe('NameReader.read', () => {
  const read = (cells: Partial<MatchName>) => new NameReader().read({ ...noName, ...cells });

  it.each<[Partial<MatchName>, number]>([
    [{ first: 'Frank', last: 'Bonaventura', suffix: 'Jr.' }, generationCodes.jr],
    [{ first: 'Frank Jr', last: 'Bonaventura' }, generationCodes.jr],
    [{ first: 'Frank', last: 'Bonaventura Sr' }, generationCodes.sr],
    [{ full: 'Frank Bonaventura II' }, generationCodes.ii],
    [{ full: 'Frank Bonaventura' }, generationCodes.none],
  ])('finds the generation of %j', (cells, generation) => expect(read(cells).generation).toBe(generation));

  it.each<[Partial<MatchName>, string]>([
    [{ first: 'Robert Campbell', last: 'apt E9' }, 'e9'],
    [{ first: 'Robert', last: 'Campbell (204)' }, '204'],
    [{ full: 'Ann Moreau Apt 12B' }, '12b'],
  ])('finds the unit beside the name of %j', (cells, unit) => expect(read(cells).unit).toBe(unit));

  it.each<[Partial<MatchName>, string]>([
    [{ full: 'Eastmere Realty LLC' }, 'Eastmere Realty LLC'],
    [{ last: 'Harbor Plumbing Inc' }, 'Harbor Plumbing Inc'],
    [{ first: 'Eastmere Realty', last: 'LLC' }, 'Eastmere Realty'],
  ])('finds a company and no person in %j', (cells, company) =>
    expect(read(cells)).toMatchObject({ company, given: '', surname: [] }),
  );

  it('reads a cell that it has seen as it read it first', () => {
    const reader = new NameReader();
    const cells = { ...noName, first: 'Anne-Marie (204)', last: 'Moreau Jr' };
    expect(reader.read(cells)).toEqual(reader.read(cells));
  });

  it('never throws, whatever stands in the cells', () => {
    const cell = fc.option(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('__proto__', '\ud800', ', ,', 'mc ,mac', 'a'.repeat(5000)),
      ),
    );
    const anyName: fc.Arbitrary<MatchName> = fc.record({
      full: cell,
      first: cell,
      middle: cell,
      last: cell,
      suffix: cell,
      nickname: cell,
    });
    const reader = new NameReader();
    fc.assert(
      fc.property(anyName, (name) => {
        const { given, surname } = reader.read(name);
        expect(typeof given).toBe('string');
        expect(surname).not.toContain('');
      }),
    );
  });
});
