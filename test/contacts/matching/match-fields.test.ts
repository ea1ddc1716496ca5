import fc from 'fast-check';
import { fittingChoice, MatchRecordReader } from '../../../contacts/matching/match-fields';
import type { FieldChoice } from '../../../contacts/matching/match-fields';
import { noName } from '../../../contacts/matching/match-record';
import type { MatchRecord } from '../../../contacts/matching/match-record';
import { anyRecord, personName } from './any-record';

const readerOf = (choice: Partial<FieldChoice> = {}) =>
  new MatchRecordReader({ named: {}, others: [], ...choice });
const empty: MatchRecord = {
  id: 'r1',
  source: null,
  name: noName,
  organisation: null,
  emails: [],
  phones: [],
  addresses: [],
  birthDate: null,
  updatedAt: null,
  role: null,
  attributes: {},
};

/** Everything of the record that is not missing. */
function readAs(json: object, choice: Partial<FieldChoice> = {}): Partial<MatchRecord> {
  const reading = readerOf(choice).read(json as Record<string, unknown>, 'r1');
  if (reading.kind === 'refused') throw new Error(`refused ${reading.field}`);
  const found = Object.entries(reading.record).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(empty[key as keyof MatchRecord]),
  );
  return Object.fromEntries(found);
}
const name = (cells: Partial<MatchRecord['name']>) => ({ name: { ...noName, ...cells } });
const address = (street: string | null, city: string | null = null, postalCode: string | null = null) => ({
  street,
  city,
  state: null,
  postalCode,
});

describe('MatchRecordReader', () => {
  it.each<[object, Partial<MatchRecord>, string]>([
    [{ firstName: 'Ann', lastName: 'Moreau' }, name({ first: 'Ann', last: 'Moreau' }), 'camel case'],
    [{ first_name: 'Ann', LAST_NAME: 'Moreau' }, name({ first: 'Ann', last: 'Moreau' }), 'snake case'],
    [
      { 'First Name': ' Ann ', Surname: 'Moreau' },
      name({ first: 'Ann', last: 'Moreau' }),
      'headings of a file',
    ],
    [{ name: 'Moreau, Ann' }, name({ full: 'Moreau, Ann' }), 'one field'],
    [{ name: { first: 'Ann', last: 'Moreau' } }, name({ first: 'Ann', last: 'Moreau' }), 'an object'],
    [{ contact: { firstName: 'Ann', id: 'c7' } }, name({ first: 'Ann' }), 'a person in an object'],
    [{ contact: 'c_81732' }, {}, 'an id is no name'],
    [{ resident: true, lead: 4 }, {}, 'neither is a flag'],
    [{ phoneNumber: '617-555-0123' }, { phones: ['617-555-0123'] }, 'a number'],
    [{ phone1: 6175550123, phone2: '' }, { phones: ['6175550123'] }, 'a number that is a number'],
    [{ phones: ['+16175550123', '+16175550144'] }, { phones: ['+16175550123', '+16175550144'] }, 'a list'],
    [{ phoneNumbers: [{ name: 'work', value: '+16175550123' }] }, { phones: ['+16175550123'] }, 'OpenPhone'],
    [
      { cell: '617-555-0123; 617-555-0144' },
      { phones: ['617-555-0123', '617-555-0144'] },
      'several in one text',
    ],
    [{ phone: '6,175,550,123' }, { phones: ['6,175,550,123'] }, 'a spreadsheet’s thousands stay whole'],
    [{ emailAddress: 'a@example.com' }, { emails: ['a@example.com'] }, 'an address'],
    [
      { email: 'a@example.com, b@example.com' },
      { emails: ['a@example.com', 'b@example.com'] },
      'two in one text',
    ],
    [{ PrimaryEmailAddr: { Address: 'a@example.com' } }, { emails: ['a@example.com'] }, 'QuickBooks'],
    [{ leasingAgentEmail: 'desk@example.com', emergencyPhone: '617-555-0123' }, {}, 'of somebody else'],
    [{ phoneType: 'mobile', emailStatus: 'verified' }, {}, 'about a value, not a value'],
    [
      { street: '18 Old Tannery Rd', unit: 4, city: 'Eastmere', zip: '01197' },
      { addresses: [address('18 Old Tannery Rd Unit 4', 'Eastmere', '01197')] },
      'an address in fields',
    ],
    [
      { address: { line1: '18 Old Tannery Rd', city: 'Eastmere', postalCode: '01197' } },
      { addresses: [address('18 Old Tannery Rd', 'Eastmere', '01197')] },
      'an address in an object',
    ],
    [
      { addresses: [{ street: '18 Old Tannery Rd' }, { street: '1 Tower Sq', city: 'Eastmere' }] },
      { addresses: [address('18 Old Tannery Rd'), address('1 Tower Sq', 'Eastmere')] },
      'several addresses',
    ],
    [
      { mailingStreet: '18 Old Tannery Rd', propertyStreet: '1 Tower Sq' },
      { addresses: [address('18 Old Tannery Rd'), address('1 Tower Sq')] },
      'two addresses by their headings',
    ],
    [
      { address: '18 Old Tannery Rd, Eastmere, MA' },
      { addresses: [address('18 Old Tannery Rd, Eastmere, MA')] },
      'one line',
    ],
    [{ dateOfBirth: '1980-02-03' }, { birthDate: '1980-02-03' }, 'a date of birth'],
    [{ company: 'Faherty & Sons' }, { organisation: 'Faherty & Sons' }, 'a company alone'],
    [{ company: 'Moreau Bakery', lastName: 'Moreau' }, name({ last: 'Moreau' }), 'an employer'],
    [{ propertyId: 'P001' }, { attributes: { property_id: 'P001' } }, 'a property'],
    [{ status: 'Current Resident' }, { role: 'resident' }, 'a status'],
    [{ status: 'Applicant' }, { role: 'applicant' }, 'another'],
    [{ status: 'Active' }, {}, 'a status that says nothing of the kind'],
    [{ matching: { decision: 'create_new', confidence: 0.2 } }, {}, 'what this node has added before'],
    [{ assignedTo: { name: 'Ann Moreau', email: 'ann@example.com' } }, {}, 'an object about somebody else'],
    [{ __proto__: null, constructor: 'x', toString: 'y' }, {}, 'names that every object has'],
  ])('reads %j as %j: %s', (json, expected) => expect(readAs(json)).toEqual(expected));

  it('reads a source record of Contact Import through its own adapter', () => {
    const record = anyRecord({
      name: personName('Ann Moreau'),
      source: 'google',
      emails: ['ann@example.com'],
    });
    expect(readAs(record)).toEqual({
      source: 'google',
      ...name({ first: 'Ann', last: 'Moreau' }),
      phones: ['+16175550123'],
      emails: ['ann@example.com'],
    });
  });

  it('reads one that is damaged as any other item', () => {
    const record = { ...anyRecord({ name: personName('Ann Moreau') }), isActive: 'yes' };
    expect(readAs(record)).toEqual({ ...name({ first: 'Ann', last: 'Moreau' }), phones: ['+16175550123'] });
  });

  describe('with fields that an operator has named', () => {
    it.each<[object, Partial<FieldChoice>, Partial<MatchRecord>, string]>([
      [
        { tel: '617-555-0123', phone: '617-555-0144' },
        { named: { phone: ['tel'] } },
        { phones: ['617-555-0123'] },
        'a named field instead of those that are found',
      ],
      [
        { who: { tel: '617-555-0123' } },
        { named: { phone: ['who.tel'] } },
        { phones: ['617-555-0123'] },
        'a path with dots',
      ],
      [
        { email: 'a@example.com', phone: '617-555-0123' },
        { named: { email: [] } },
        { phones: ['617-555-0123'] },
        'a part that is left out',
      ],
      [
        { a: '', b: 'Ann' },
        { named: { firstName: ['a', 'b'] } },
        name({ first: 'Ann' }),
        'the first that is filled',
      ],
      [
        { licence: 'L-77', lastName: 'Moreau' },
        { others: ['licence'] },
        { ...name({ last: 'Moreau' }), attributes: { licence: 'L-77' } },
        'a further field',
      ],
      [
        { ...anyRecord({ phones: [] }), born: '1980-02-03' },
        { named: { birthDate: ['born'] } },
        { source: 'csv', birthDate: '1980-02-03' },
        'what a source record has besides',
      ],
    ])('reads %j with %j as %j: %s', (json, choice, expected) =>
      expect(readAs(json, choice)).toEqual(expected),
    );

    it.each([[true], [{ deep: { er: 1 } }], [[{}]]])('refuses a named field that holds %j', (value) => {
      expect(readerOf({ named: { phone: ['tel'] } }).read({ tel: value }, 'r1')).toEqual({
        kind: 'refused',
        field: 'tel',
      });
    });
  });

  it('tells what the records have to compare', () => {
    const reader = readerOf();
    const readings = [{ lastName: 'Moreau' }, { phone: '617-555-0123' }, { property: 'P1' }].map(
      (json, place) => reader.read(json, String(place)),
    );
    expect([...reader.kindsSeen]).toEqual(['name', 'phone']);
    expect(readings.map((reading) => reading.kind === 'read' && reading.isComparable)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('never throws, and leaves the item as it is', () => {
    const keys = fc.constantFrom(
      'name',
      'phone',
      'emails',
      'address',
      'contact',
      'origin',
      'phones',
      'dob',
      'x',
    );
    const json = fc.dictionary(keys, fc.anything({ withDate: true, maxDepth: 4 }), { maxKeys: 6 });
    fc.assert(
      fc.property(json, (item) => {
        const before = fc.stringify(item);
        const reading = readerOf().read(item, 'r1');
        expect(reading.kind).toBe('read');
        expect(fc.stringify(item)).toBe(before);
      }),
    );
  });

  it('keeps only the beginning of a megabyte of text', () => {
    const { emails = [] } = readAs({ email: 'x'.repeat(1_000_000) });
    expect(emails.map(({ length }) => length)).toEqual([500]);
  });
});

describe('fittingChoice', () => {
  const choice: FieldChoice = {
    named: { phone: ['tel', 'who.tel'], email: ['mail'], city: [] },
    others: ['licence'],
  };

  it.each<[object[], FieldChoice['named'], string[], string]>([
    [
      [{}, { who: { tel: null } }],
      { phone: ['tel', 'who.tel'], city: [] },
      ['email', 'others'],
      'one of two names',
    ],
    [[{ mail: '' }, { tel: '', licence: 'x' }], choice.named, [], 'fields of different records'],
    [[], { city: [] }, ['phone', 'email', 'others'], 'no record'],
  ])('of %j leaves %j and misses %j: %s', (records, named, missing) => {
    const fitting = fittingChoice(records as Record<string, unknown>[], choice);
    expect(fitting).toEqual({ choice: { named, others: ['licence'] }, missing });
  });
});
