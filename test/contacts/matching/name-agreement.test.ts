import fc from 'fast-check';
import { compareNames } from '../../../contacts/matching';
import type { RecordFacts } from './any-record';
import { anyRecord, personName } from './any-record';

const person = (text: string, facts: RecordFacts = {}) => anyRecord({ name: personName(text), ...facts });
const company = (text: string) => anyRecord({ company: text });
const at = (name: string, employer: string) => person(name, { company: employer });
const contactOf = (customer: string, name: string) =>
  at(name, customer) &&
  anyRecord({ source: 'quickbooks', label: customer, company: customer, name: personName(name) });

describe('compareNames of two people', () => {
  it.each([
    ['John Smith', 'JOHN SMITH', 'agree', 'same_name', 'case'],
    [
      "Siobhán O'Brien",
      'Siobhan OBrien',
      'agree',
      'same_name',
      'accents and apostrophe lost by public records',
    ],
    ['Łukasz Wójcik', 'Lukasz Wojcik', 'agree', 'same_name', 'letters without a decomposition'],
    ['Łukasz Wójcik', '?ukasz Wójcik', 'agree', 'same_name', 'a lost letter'],
    ['Jürgen Weiß', 'J\ufffdrgen Weiss', 'agree', 'same_name', 'a lost letter and sharp s'],
    ['Tobias Grünwald', 'Tobias Gruenwald', 'agree', 'close_spelling', 'umlaut written out'],
    ['Anne-Marie De_la_Cruz', 'AnneMarie Delacruz', 'agree', 'same_name', 'hyphen and blanks'],
    ['Noor Al-Masri', 'Noor Masri', 'agree', 'same_name', 'a particle left out'],
    ['J. Smith', 'John Smith', 'agree', 'initial', 'the brief: J. Smith and John Smith'],
    ['Bob Castellano', 'Robert Castellano', 'agree', 'nickname', 'nickname and formal name'],
    ['Beth Kowalczyk', 'Elizabeth Kowalczyk', 'agree', 'nickname', 'nickname and formal name'],
    ['Peggy Dunleavy', 'Margaret Dunleavy', 'agree', 'nickname', 'nickname unlike the formal name'],
    ['Raj Menon', 'Rajesh Menon', 'agree', 'nickname', 'a short form no list knows'],
    ['Jon Smith', 'John Smith', 'agree', 'nickname', 'Jon is listed under Jonathan, as John is'],
    ['Stephen Hale', 'Steven Hale', 'agree', 'close_spelling', 'two spellings of one name'],
    ['Raghu Iyer', 'Ragu Iyer', 'agree', 'close_spelling', 'sounds the same'],
    ['Michael Prewitt', 'Micheal Prewitt', 'agree', 'close_spelling', 'neighbours swapped'],
    ['Katherine Moreau', 'Katherine Morreau', 'agree', 'close_spelling', 'doubled letter'],
    ['Mary_Ann Hale', 'Mary Hale', 'agree', 'same_name', 'second given name left out'],
    ['Mary_Ann Hale', 'Mary Ann Hale', 'agree', 'same_name', 'second given name in the middle'],
    ['Jonah_J Lindqvist', 'Jonah Lindqvist', 'agree', 'same_name', 'an initial in the first-name cell'],
    ['Priya R', 'Priya Raghunathan', 'agree', 'partial_name', 'last initial'],
    ['Katie -', 'Katherine Moreau', 'agree', 'partial_name', 'only a first name'],
    ['- Moreau', 'Katherine Moreau', 'agree', 'partial_name', 'only a last name'],
    ['Moreau -', 'Katherine Moreau', 'agree', 'partial_name', 'the last name in the cell for the first'],
    ['Bob_Castellano -', 'Robert Castellano', 'agree', 'nickname', 'the whole name in one cell'],
    ['Nguyễn Văn Minh', 'Minh Nguyễn', 'agree', 'swapped_names', 'family name first'],
    ['Lindqvist Jonah_J.', 'Jonah Lindqvist', 'agree', 'swapped_names', 'swapped, with an initial'],
    ['Brown T', 'Thomas Brown', 'agree', 'swapped_names', 'swapped, first name as an initial'],
    ['Robert_Campbell unit_324', 'Robert Campbell', 'agree', 'same_name', 'where somebody lives is no name'],
    ['(A8) Muriel_Stevens', 'Muriel Stevens', 'agree', 'same_name', 'where somebody lives is no name'],
    ['Srah Mendiola', 'Sarah Mendiola', 'agree', 'close_spelling', 'a letter left out of a known name'],
    ['Sarah Kingsolver', 'Sarah Kingsolver-Hayes', 'agree', 'double_last_name', 'half of a double name'],
    [
      'John Robert Smith',
      'John Michael Smith',
      'agree',
      'middle_name_differs',
      'a middle name alone is weak',
    ],
    ['William Thornbury, III', 'William Thornbury', 'agree', 'same_name', 'one suffix missing'],
    [
      'Frank_Jr Bonaventura',
      'Frank Bonaventura, Jr.',
      'agree',
      'same_name',
      'a suffix in the first-name cell',
    ],
    ['Frank Bonaventura, Sr', 'Frank Bonaventura, Jr', 'disagree', 'suffix_differs', 'two generations'],
    ['Alan Whitfield', 'Teresa Whitfield', 'disagree', 'other_first_name_same_last_name', 'spouses'],
    ['Carl Dunn', 'Carla Dunn', 'disagree', 'other_first_name_same_last_name', 'one letter, two people'],
    ['Daniel Dunn', 'Daniela Dunn', 'disagree', 'other_first_name_same_last_name', 'one letter, two people'],
    ['Joan Dunn', 'John Dunn', 'disagree', 'other_first_name_same_last_name', 'one letter, two people'],
    [
      'Martin Dunn',
      'Marvin Dunn',
      'disagree',
      'other_first_name_same_last_name',
      'two known names are no slip',
    ],
    ['Zara Dunn', 'Sara Dunn', 'disagree', 'other_first_name_same_last_name', 'the first letter differs'],
    [
      'Paul Dunn',
      'Paula Dunn',
      'disagree',
      'other_first_name_same_last_name',
      'no short form: both are names',
    ],
    ['Mary_Ann Hale', 'Mary_Beth Hale', 'disagree', 'other_first_name_same_last_name', 'sisters'],
    ['Li Wei', 'Li Wen', 'disagree', 'other_last_name', 'short names that differ are different'],
    [
      'Sarah Kingsolver',
      'Sarah Hayes',
      'disagree',
      'other_last_name',
      'a changed name is for a person to see',
    ],
    [
      'J. Kingsolver',
      'Sarah Kingsolver',
      'disagree',
      'other_first_name_same_last_name',
      'an initial that does not fit',
    ],
    ['Eileen McDonough', 'Wendy Sandoval', 'disagree', 'different_names', 'strangers on one number'],
    ['J. Robert Smith', 'J. Michael Smith', 'disagree', 'middle_name_differs', 'only an initial before it'],
    ['John R Smith', 'J. M Smith', 'disagree', 'middle_name_differs', 'initials that differ'],
    ['Katie -', '- Moreau', 'no_evidence', 'nothing_to_compare', 'no part in common'],
    ['K -', 'Katherine Moreau', 'no_evidence', 'nothing_to_compare', 'a lone initial says nothing'],
    ['曹美玲 -', 'Mei-Ling Tsao', 'no_evidence', 'other_script', 'scripts cannot be compared'],
  ])('%s and %s: %s (%s), %s', (left, right, verdict, reason) => {
    expect(compareNames(person(left), person(right))).toMatchObject({ verdict, reason });
  });

  it('takes a nickname that a record states', () => {
    const gus = person('August Halvorsen', { name: { ...personName('August Halvorsen'), nickname: 'Doc' } });
    expect(compareNames(gus, person('Doc Halvorsen'))).toMatchObject({
      verdict: 'agree',
      reason: 'nickname',
    });
  });

  it('does not let half a name stand against two companies', () => {
    expect(
      compareNames(at('Katie -', 'Eastmere Realty'), at('Katherine Moreau', 'Quillby Holdings')),
    ).toMatchObject({
      verdict: 'disagree',
      reason: 'other_company',
    });
  });

  it('lets a whole name stand against two companies', () => {
    expect(
      compareNames(at('Ann Moreau', 'Eastmere Realty'), at('Ann Moreau', 'Quillby Holdings')).verdict,
    ).toBe('agree');
  });
});

describe('compareNames with companies', () => {
  it.each([
    [
      company('Eastmere Realty'),
      company('EASTMERE REALTY GROUP'),
      'agree',
      'same_company',
      'one name within the other',
    ],
    [
      company('Saltmarsh Point Condo Trust'),
      company('Saltmarsh Point Condominium Trust'),
      'agree',
      'same_company',
      'an abbreviation',
    ],
    [
      company('Harborlight Restaurant Suppliers'),
      company('Harborlight Restaurant Suppliers, Inc.'),
      'agree',
      'same_company',
      'a word that is generic in a name is none in a company',
    ],
    [
      company('Quillby Holdings, LLC'),
      company('The Quillby Holdings'),
      'agree',
      'same_company',
      'legal form and article',
    ],
    [
      company('Bright Water Property'),
      company('Brightwater Properties'),
      'agree',
      'same_company',
      'blank and plural',
    ],
    [
      company('Eastmere Realty'),
      person('Listing Alerts', { company: 'Eastmere Realty Group' }),
      'agree',
      'same_company',
      'a generic name is no person',
    ],
    [
      company('Brightwater LLC'),
      person('Front Desk', { company: 'Brightwater LLC' }),
      'agree',
      'same_company',
      'a desk is no person',
    ],
    [
      contactOf('Brightwater LLC', 'Paula Ketteridge'),
      company('Brightwater LLC'),
      'agree',
      'same_company',
      'the customer is the company, whoever its contact is',
    ],
    [
      anyRecord({
        source: 'quickbooks',
        label: 'Brightwater LLC:Garage',
        company: 'Brightwater LLC',
        name: personName('Ann Moreau'),
      }),
      company('Brightwater LLC'),
      'agree',
      'same_company',
      'a job is its parent',
    ],
    [
      person('Omar Haddadine'),
      company('Omar Haddadine'),
      'agree',
      'company_named_like_person',
      'a person in the company cell',
    ],
    [
      person('Bob Castellano'),
      company('Castellano Residence'),
      'agree',
      'partial_name',
      'a household is its people',
    ],
    [
      anyRecord({
        source: 'quickbooks',
        label: 'Castellano Residence',
        company: 'Castellano Residence',
        name: personName('Bob Castellano'),
      }),
      person('Robert Castellano'),
      'agree',
      'nickname',
      'a household with its contact person',
    ],
    [
      at('Jonah Lindqvist', 'Jonah Lindqvist'),
      person('Jonah Lindqvist'),
      'agree',
      'same_name',
      'QuickBooks repeats the person as company',
    ],
    [
      person('Eastmere Realty'),
      company('Eastmere Realty'),
      'agree',
      'same_company',
      'a company in the name cells',
    ],
    [
      company('Granite Spur 12 LLC'),
      company('Granite Spur 14 LLC'),
      'disagree',
      'different_companies',
      'numbers tell companies apart',
    ],
    [
      company('Realty Group'),
      company('Eastmere Realty Group'),
      'disagree',
      'different_companies',
      'a trade is no name',
    ],
    [
      company('Quillby Holdings'),
      company('Eastmere Realty'),
      'disagree',
      'different_companies',
      'nothing in common',
    ],
    [
      company('Faherty & Sons Plumbing, Inc.'),
      at('Colleen Faherty', 'Faherty & Sons Plumbing, Inc.'),
      'disagree',
      'person_at_company',
      'the line of the firm and a person there',
    ],
    [
      contactOf('Faherty & Sons', 'Colleen Faherty'),
      at('Colleen Faherty', 'Faherty & Sons'),
      'disagree',
      'person_at_company',
      'the customer is the firm',
    ],
    [
      company('The Bonaventura Family Trust'),
      person('Frank Bonaventura, Sr'),
      'disagree',
      'company_and_person',
      'a trust is not its trustee',
    ],
    [
      anyRecord({
        source: 'propertyradar',
        label: 'QUILLBY HOLDINGS LLC',
        company: 'Quillby Holdings LLC',
        name: personName('Omar Haddadine'),
      }),
      person('Omar Haddadine'),
      'agree',
      'same_name',
      'in PropertyRadar the person has the telephone, the company the building',
    ],
    [
      person('Front Desk'),
      person('Paula Ketteridge'),
      'no_evidence',
      'names_nobody',
      'a desk without a company is nobody',
    ],
  ])('%#: %j', (left, right, verdict, reason) => {
    expect(compareNames(left, right)).toMatchObject({ verdict, reason });
    expect(compareNames(right, left)).toMatchObject({ verdict, reason });
  });
});

const anyNamePart = fc.oneof(
  fc.constantFrom(
    null,
    'John',
    'Jon',
    'J',
    'Joan',
    'Robert',
    'Bob',
    '?ukasz',
    'Łukasz',
    'Mary Ann',
    'Smith',
    'Smyth',
    'S',
    'De la Cruz',
    'Cruz',
    'Kingsolver-Hayes',
    'Hayes',
    'Front',
    'Desk',
    '曹美玲',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const anyNamedRecord = fc
  .record({
    first: anyNamePart,
    middle: fc.constantFrom(null, 'Ann', 'A', 'Robert'),
    last: anyNamePart,
    suffix: fc.constantFrom(null, 'Jr', 'Sr', 'III', 'Esq'),
    company: fc.constantFrom(
      null,
      'Eastmere Realty',
      'Eastmere Realty Group',
      'Smith Residence',
      'Granite Spur 12',
      'John Smith',
    ),
    label: fc.constantFrom('', 'Eastmere Realty'),
  })
  .map(({ company: employer, label, ...name }) => anyRecord({ name, company: employer, label }));

describe('the laws of compareNames', () => {
  it('is symmetric', () =>
    fc.assert(
      fc.property(anyNamedRecord, anyNamedRecord, (a, b) =>
        expect(compareNames(a, b)).toEqual(compareNames(b, a)),
      ),
      { numRuns: 3000 },
    ));

  it('gives one reason in both directions when several readings end alike', () => {
    const [a, b] = [person('Ά -'), person('𐐀_À -')];
    expect(compareNames(a, b)).toEqual(compareNames(b, a));
  });

  it('agrees with itself or says that it names nobody', () =>
    fc.assert(
      fc.property(anyNamedRecord, (a) =>
        expect(['agree', 'no_evidence']).toContain(compareNames(a, a).verdict),
      ),
    ));

  it('answers hostile names in time', () => {
    const long = 'a?'.repeat(100_000);
    expect(compareNames(person(`${long} ${long}`), person('Łukasz Wójcik')).verdict).toBe('disagree');
  });
});
