import fc from 'fast-check';
import { readNameParts, type NameParts } from '../../../contacts/normalize/name-parts';
import { displayName } from '../../../contacts/normalize/name-split';
import { readName, type NameReading } from '../../../contacts/normalize/person-name';

/** "prefix|first|middle|last|suffix|nickname + others", "company: ..." or "nobody: flag". */
function told(reading: NameReading): string {
  if (reading.kind === 'company') return `company: ${reading.company}`;
  if (reading.kind === 'nobody') return `nobody: ${reading.flags.at(-1)}`;
  const { prefix, first, middle, last, suffix, nickname } = reading.name;
  const also = reading.alsoNamed.length > 0 ? ` + ${reading.alsoNamed.join(' + ')}` : '';
  return [prefix, first, middle, last, suffix, nickname].map((part) => part ?? '').join('|') + also;
}

describe('readName', () => {
  it.each([
    [
      'LINDQVIST,JONAH J & AIMEE',
      '|Jonah|J|Lindqvist|| + Aimee Lindqvist',
      'the legal owner; the spouse inherits the last name',
    ],
    ['NGUYEN,MINH & DIMITRIOU,CARLA', '|Minh||Nguyen|| + Carla Dimitriou', 'unless one is given'],
    ['SMITH,JOHN A TRS & MARY B', '|John|A|Smith|| + Mary B Smith', 'roles go'],
    ['SMITH,JOHN ET AL', '|John||Smith||', 'and others'],
    ['DUNLEAVY,MARGARET EST OF', '|Margaret||Dunleavy||', 'an estate'],
    ['MCDONOUGH JR,THOMAS', '|Thomas||McDonough|Jr|', 'Mc, and the suffix behind the last name'],
    ['THORNBURY III,WILLIAM', '|William||Thornbury|III|', 'numerals stay capitals'],
    ['DE LA CRUZ,ANNE-MARIE', '|Anne-Marie||De la Cruz||', 'particles and hyphens'],
    ['PETER VAN DER BERG', '|Peter||Van der Berg||', 'particles begin the last name'],
    ['FERGUS MACALLISTER', '|Fergus||MacAllister||', 'a known Mac name'],
    ['MARY-KATE MACKEY', '|Mary-Kate||Mackey||', 'and one that is none'],
    ["PAT O'BRIEN", "|Pat||O'Brien||", 'an apostrophe'],
    ['SIOBHAN OBRIEN', '|Siobhan||OBrien||', 'a lost apostrophe is not made up'],
    ['AJ MCDONALD', '|AJ||McDonald||', 'initials stay capitals'],
    ['priya raghunathan', '|Priya||Raghunathan||', 'lower case'],
    ['Anne-Marie De la Cruz', '|Anne-Marie||De la Cruz||', 'mixed case stays as it is'],
    ['McDonough, Eileen', '|Eileen||McDonough||', 'last name first'],
    ['Thomas McDonough, Jr.', '|Thomas||McDonough|Jr|', 'a comma before a suffix is no swap'],
    ['Smith, John, Esq.', '|John||Smith|Esq|', 'both'],
    ['Frank Jr Bonaventura', '|Frank||Bonaventura|Jr|', 'a suffix in the middle'],
    ['Md Rahman', '|Md||Rahman||', 'a first name that looks like a degree'],
    ['Mr. Tibbets', 'Mr.|||Tibbets||', 'one word behind a title is the last name'],
    ['Mr. & Mrs. Alan Whitfield', 'Mr.|Alan||Whitfield|| + Mrs. Whitfield', 'a couple under one name'],
    ['Alan & Teresa Whitfield', '|Alan||Whitfield|| + Teresa Whitfield', 'a couple'],
    ['Alan and Teresa Whitfield', '|Alan||Whitfield|| + Teresa Whitfield', 'the same in words'],
    ['Gus "Doc" Halvorsen', '|Gus||Halvorsen||Doc', 'a nickname in quotes'],
    ['Gus \u201CDoc\u201D Halvorsen', '|Gus||Halvorsen||Doc', 'in curly quotes'],
    ['Katherine (Kate) Moreau', '|Katherine||Moreau||Kate', 'in brackets'],
    ['Bob (driveway) Castellano', '|Bob||Castellano||', 'a note in brackets'],
    ['Bob Castellano (leak)', '|Bob||Castellano||', 'a note behind'],
    ['John Smith - plumber', '|John||Smith||', 'a note behind a dash'],
    ['Bob Smith 617-555-0123', '|Bob||Smith||', 'a number behind'],
    ['\u{1F525} Marcus Bellweather', '|Marcus||Bellweather||', 'emoji'],
    ['ATTN: Tobias Gr\u00FCnwald', '|Tobias||Gr\u00FCnwald||', 'attention'],
    ['Bob DO NOT ANSWER', '|Bob||||', 'a warning beside a name'],
    ['\u66F9\u7F8E\u73B2 (Mei-Ling Tsao)', '|Mei-Ling||Tsao||', 'a Latin name in brackets'],
    ['Nguy\u1EC5n V\u0103n Minh', '|Minh|V\u0103n|Nguy\u1EC5n||', 'Vietnamese order'],
    ['Ren\u00C3\u00A9e Beauch\u00C3\u00AAne', '|Ren\u00E9e||Beauch\u00EAne||', 'mojibake is repaired'],
    ['?ukasz W\u00F3jcik', '|?ukasz||W\u00F3jcik||', 'a lost letter is not'],
    ['Castellano Residence', '|||Castellano||', 'a household has a last name only'],
    ['QUILLBY HOLDINGS LLC', 'company: Quillby Holdings LLC', 'a legal form'],
    ['GRANITE SPUR 12 LLC', 'company: Granite Spur 12 LLC', 'with a number'],
    ['TOWN OF WEXCOMBE', 'company: Town of Wexcombe', 'an authority'],
    [
      'BONAVENTURA FAMILY TRUST,FRANK SR TR',
      'company: Bonaventura Family Trust',
      'the trustee is not the trust',
    ],
    ['Faherty & Sons Plumbing, Inc.', 'company: Faherty & Sons Plumbing, Inc.', 'a comma and an ampersand'],
    ['Norhaven Elementary PTO', 'company: Norhaven Elementary PTO', 'a school'],
    ['Old Harborlight Library', 'company: Old Harborlight Library', 'an institution'],
    ['Grace Baptist Church', 'company: Grace Baptist Church', 'a church'],
    ['Charlotte Church', '|Charlotte||Church||', 'but not a person of that name'],
    ['Sarah Temple Moreau', '|Sarah|Temple|Moreau||', 'nor one who has it in the middle'],
    ['Mary Ann Church', '|Mary|Ann|Church||', 'nor one with two given names'],
    ['Corner Street Market', 'company: Corner Street Market', 'three words of a shop'],
    ['', 'nobody: no_name', 'nothing'],
    ['+13515550198', 'nobody: phone_as_name', 'its own number'],
    ['(978) 555-0198', 'nobody: phone_as_name', 'the same with brackets'],
    ['jo@example.com', 'nobody: email_as_name', 'an address'],
    ['123 Main St', 'nobody: address_as_name', 'a street'],
    ['=HYPERLINK("http://example.net","x")', 'nobody: formula_text', 'a formula is never a name'],
    ["'=1+2", 'nobody: formula_text', 'nor behind a text marker'],
    ['SPAM do not answer', 'nobody: spam_label', 'a warning'],
    ['Walk-in customer', 'nobody: generic_name', 'nobody in particular'],
    ['Cash Sale', 'nobody: generic_name', 'nobody'],
    ['Unknown Caller', 'nobody: generic_name', 'nobody'],
    ['Voicemail', 'nobody: generic_name', 'a machine'],
    ['Bank alerts', 'nobody: generic_name', 'a machine'],
    ['London Supplier', 'nobody: generic_name', 'a role'],
    ['Cottage on Gannet Cir', 'nobody: description', 'a place'],
    ['#N/A', 'nobody: no_name', 'a spreadsheet error'],
  ])('reads %j as %s: %s', (raw, expected) => {
    expect(told(readName(raw))).toBe(expected);
  });

  it('says that a customer is marked deleted', () => {
    expect(readName('Yolanda Prewitt (deleted)')).toMatchObject({
      kind: 'person',
      flags: ['inactive_customer'],
    });
  });

  it('reads the name it shows as the same name', () => {
    const givenName = fc.constantFrom('Jonah', 'Anne-Marie', 'Priya', 'Zo\u00EB', 'Mei-Ling', 'AJ');
    const lastName = fc.constantFrom(
      'Lindqvist',
      "O'Brien",
      'Van der Berg',
      'De la Cruz',
      'McDonough',
      'Al-Masri',
      'Gr\u00FCnwald',
    );
    const suffix = fc.constantFrom('', ' Jr', ' III', ', Sr.');
    fc.assert(
      fc.property(
        givenName,
        lastName,
        suffix,
        fc.constantFrom('asIs', 'upper', 'lower', 'lastFirst'),
        (first, last, end, form) => {
          const text =
            form === 'lastFirst' ? `${last}${end.replace(',', '')}, ${first}` : `${first} ${last}${end}`;
          const written =
            form === 'upper' ? text.toUpperCase() : form === 'lower' ? text.toLowerCase() : text;
          const reading = readName(written);
          if (reading.kind !== 'person') throw new Error('not a person');
          const again = readName(displayName(reading.name));
          expect(again).toMatchObject({ kind: 'person', name: reading.name });
          expect([reading.name.first, reading.name.last].join(' ').toLowerCase()).toBe(
            `${first} ${last}`.toLowerCase(),
          );
        },
      ),
    );
  });

  it('never throws and never gives an empty text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        const reading = readName(raw);
        if (reading.kind === 'company') expect(reading.company).not.toBe('');
        if (reading.kind === 'person') expect(Object.values(reading.name)).not.toContain('');
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    'a',
    'a ',
    'a,',
    'a & ',
    '(',
    '(a)',
    '"',
    ' - ',
    '\u00C3\u00A9',
    '\u{1F600}\u200D',
    '1',
    '#',
    'attn ',
  ])('reads up to a megabyte of %j within a second', (unit) => {
    const started = performance.now();
    for (const length of [50, 190, 350, 1_000_000]) {
      const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      readName(text);
      readNameParts({ first: text, last: text });
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('readNameParts', () => {
  it.each<[NameParts, string, string]>([
    [{ first: 'Bob (driveway)', last: 'Castellano' }, '|Bob||Castellano||', 'a note in the first name'],
    [{ first: '\u{1F525} Marcus', last: 'Bellweather' }, '|Marcus||Bellweather||', 'emoji'],
    [{ first: 'priya', last: 'raghunathan' }, '|Priya||Raghunathan||', 'the whole name is of one case'],
    [{ first: 'Priya', last: 'R' }, '|Priya||R||', 'an initial'],
    [
      { prefix: 'Dr.', first: 'Minh', middle: 'V\u0103n', last: 'Nguy\u1EC5n' },
      'Dr.|Minh|V\u0103n|Nguy\u1EC5n||',
      'all columns',
    ],
    [{ first: 'Thomas', last: 'McDonough', suffix: 'Jr.' }, '|Thomas||McDonough|Jr|', 'a suffix column'],
    [{ first: 'Frank', last: 'Bonaventura Sr' }, '|Frank||Bonaventura|Sr|', 'a suffix in the last name'],
    [{ first: 'Jonah J', last: 'Lindqvist' }, '|Jonah|J|Lindqvist||', 'an initial in the first name'],
    [{ first: 'Mary Ann', last: 'Church' }, '|Mary Ann||Church||', 'no church'],
    [{ first: 'Alan & Teresa', last: 'Whitfield' }, '|Alan||Whitfield|| + Teresa Whitfield', 'a couple'],
    [{ first: '', last: 'VAN DER BERG' }, '|||Van der Berg||', 'only a last name'],
    [{ first: '', last: 'Bob Castellano' }, '|Bob||Castellano||', 'the whole name in the last-name column'],
    [{ first: 'Bob Castellano', last: '' }, '|Bob||Castellano||', 'the whole name in the first-name column'],
    [
      { first: 'Eastmere Realty', last: null },
      'company: Eastmere Realty',
      'a company in the first-name column',
    ],
    [{ first: 'Front', last: 'Desk' }, 'nobody: generic_name', 'nobody'],
    [{ first: '(401) 555-0198' }, 'nobody: phone_as_name', 'a number as name'],
    [{ first: '  Hannah ', last: '\u00A0Birch ' }, '|Hannah||Birch||', 'blanks'],
    [{}, 'nobody: no_name', 'nothing'],
  ])('reads %j as %s: %s', (parts, expected) => {
    expect(told(readNameParts(parts))).toBe(expected);
  });
});
