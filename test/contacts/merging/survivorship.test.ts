import fc from 'fast-check';
import { survivingContact } from '../../../contacts/merging';
import { addressLine } from '../../../contacts/normalize/address';
import { SurvivingContactSchema } from '../../../contacts/model/linked-number';
import { recordKey } from '../../../contacts/model/source-record';
import type { SourceRecord } from '../../../contacts/model/source-record';
import type { RecordFacts } from '../matching/any-record';
import { anyRecord, personName } from '../matching/any-record';

const named = (file: string, name: string, facts: RecordFacts = {}) =>
  anyRecord({ file, name: personName(name), ...facts });

describe('the surviving name', () => {
  it.each<[SourceRecord[], string | null, string | null, string]>([
    [
      [named('a', 'SIOBHAN OBRIEN'), named('b', "Siobhán O'Brien")],
      'Siobhán',
      "O'Brien",
      'accents before capitals',
    ],
    [
      [named('a', 'SIOBHAN OBRIEN'), named('b', 'SIOBHAN OBRIEN'), named('c', "Siobhán O'Brien")],
      'Siobhán',
      "O'Brien",
      'spelling before number',
    ],
    [
      [named('a', 'priya raghunathan'), named('b', 'Priya Raghunathan')],
      'Priya',
      'Raghunathan',
      'mixed case before lower case',
    ],
    [
      [named('a', 'Thomas Mcdonough'), named('b', 'Thomas McDonough')],
      'Thomas',
      'McDonough',
      'the capital inside',
    ],
    [
      [named('a', 'Priya R'), named('b', 'Priya R'), named('c', 'Priya Raghunathan')],
      'Priya',
      'Raghunathan',
      'full over initial',
    ],
    [[named('a', 'J. Smith'), named('b', 'John Smith')], 'John', 'Smith', 'full over initial'],
    [
      [named('a', 'Robert Castellano'), named('b', 'Bob Castellano'), named('c', 'Bob Castellano')],
      'Bob',
      'Castellano',
      'the form most files use',
    ],
    [
      [named('a', 'Robert Castellano'), named('b', 'Bob Castellano')],
      'Robert',
      'Castellano',
      'formal when nothing else decides',
    ],
    [
      [
        named('a', 'Margaret Dunleavy', { source: 'propertyradar' }),
        named('b', 'Peggy Dunleavy', { source: 'google' }),
      ],
      'Peggy',
      'Dunleavy',
      'the better source of two',
    ],
    [
      [named('a', '?ukasz Wójcik'), named('b', '?ukasz Wójcik'), named('c', 'LUKASZ WOJCIK')],
      'LUKASZ',
      'Wójcik',
      'a lost letter loses',
    ],
    [
      [named('a', 'William Thornbury'), named('b', 'William Thornbury, III')],
      'William',
      'Thornbury III',
      'the suffix goes with the last name',
    ],
    [
      [named('a', 'Frank_Jr Bonaventura'), named('b', 'Frank Bonaventura')],
      'Frank',
      'Bonaventura Jr',
      'a suffix in the wrong cell',
    ],
    [
      [named('a', 'Sarah Kingsolver'), named('b', 'Sarah Kingsolver-Hayes')],
      'Sarah',
      'Kingsolver-Hayes',
      'the whole double name',
    ],
    [
      [named('a', 'Nguyễn Minh'), named('b', 'Minh Nguyễn'), named('c', 'Minh Nguyễn')],
      'Minh',
      'Nguyễn',
      'swapped cells',
    ],
    [
      [named('a', 'Moreau -'), named('b', 'Katherine Moreau')],
      'Katherine',
      'Moreau',
      'a last name in the cell for the first',
    ],
    [
      [named('a', 'Bob_Castellano -'), named('b', 'Robert Castellano')],
      'Robert',
      'Castellano',
      'a whole name in one cell',
    ],
    [
      [named('a', 'Frank_Jr Bonaventura')],
      'Frank',
      'Bonaventura Jr',
      'a suffix in the wrong cell of the only record',
    ],
    [
      [named('a', 'Dr._Jonah_J Lindqvist')],
      'Jonah',
      'Lindqvist',
      'a title and an initial in the first-name cell',
    ],
    [[named('a', 'Muriel unit_204')], 'Muriel', null, 'where somebody lives is no name'],
    [[named('a', 'Katie -')], 'Katie', null, 'what there is'],
  ])('%#: %s, %s: %s', (records, firstName, lastName) => {
    expect(survivingContact(records)).toMatchObject({ firstName, lastName });
  });

  it('says of each value which record it is from', () => {
    const radar = named('a', 'SIOBHAN OBRIEN', { source: 'propertyradar', emails: ['s@example.com'] });
    const google = named('b', "Siobhán O'Brien", { source: 'google' });
    const from = (record: typeof radar) => ({ recordKey: recordKey(record), source: record.source });
    expect(survivingContact([radar, google]).lineage).toEqual({
      firstName: from(google),
      lastName: from(google),
      company: null,
      jobTitle: null,
      emails: from(radar),
      address: null,
    });
  });

  it('follows another order of the sources', () => {
    const records = [
      named('a', 'Margaret Dunleavy', { source: 'propertyradar' }),
      named('b', 'Peggy Dunleavy', { source: 'google' }),
    ];
    expect(survivingContact(records, ['propertyradar', 'google']).firstName).toBe('Margaret');
  });
});

describe('the surviving company', () => {
  const customer = (file: string, facts: RecordFacts) => anyRecord({ file, source: 'quickbooks', ...facts });

  it('has the fullest form, best written, and no person', () => {
    const records = [
      anyRecord({ file: 'a', company: 'EASTMERE REALTY GROUP' }),
      anyRecord({ file: 'b', company: 'Eastmere Realty' }),
      anyRecord({ file: 'c', name: personName('Listing Alerts'), company: 'Eastmere Realty Group' }),
    ];
    expect(survivingContact(records)).toMatchObject({
      firstName: null,
      lastName: null,
      company: 'Eastmere Realty Group',
    });
  });

  it('keeps the contact person when that is all there is', () => {
    const record = customer('a', {
      label: 'Faherty & Sons',
      company: 'Faherty & Sons',
      name: personName('Colleen Faherty'),
    });
    expect(survivingContact([record])).toMatchObject({
      firstName: 'Colleen',
      lastName: 'Faherty',
      company: 'Faherty & Sons',
    });
  });

  it('drops the contact person when another record speaks of the company alone', () => {
    const records = [
      customer('a', {
        label: 'Faherty & Sons',
        company: 'Faherty & Sons',
        name: personName('Colleen Faherty'),
      }),
      anyRecord({ file: 'b', company: 'Faherty & Sons' }),
    ];
    expect(survivingContact(records)).toMatchObject({
      firstName: null,
      lastName: null,
      company: 'Faherty & Sons',
    });
  });

  it('is not the name of a household, unless there is no other name', () => {
    const label = { company: 'Castellano Residence', label: 'Castellano Residence' };
    expect(survivingContact([customer('a', { ...label, name: personName('Bob Castellano') })])).toMatchObject(
      { firstName: 'Bob', company: null },
    );
    expect(survivingContact([customer('a', label)])).toMatchObject({
      firstName: null,
      company: 'Castellano Residence',
    });
  });
});

describe('e-mail addresses and the postal address', () => {
  it('puts own addresses before those of a role, and each once', () => {
    const records = [
      named('a', 'Ann Moreau', { source: 'quickbooks', emails: ['office@example.com', 'ann@example.com'] }),
      named('b', 'Ann Moreau', { source: 'csv', emails: ['ANN@example.com', 'billing@example.com'] }),
      named('c', 'Ann Moreau', { source: 'csv', emails: ['ann@example.com', 'moreau@example.org'] }),
    ];
    expect(survivingContact(records).emails).toEqual([
      'ann@example.com',
      'moreau@example.org',
      'office@example.com',
      'billing@example.com',
    ]);
  });

  it('takes the most complete postal address before that of a building', () => {
    const complete = { street: '18 Old Tannery Rd', city: 'Eastmere', state: 'MA', postalCode: '01197' };
    const records = [
      named('a', 'Ann Moreau', { addresses: [{ ...complete, street: '1 Quarry Rd', kind: 'property' }] }),
      named('b', 'Ann Moreau', { addresses: [{ street: '18 Old Tannery Rd' }] }),
      named('c', 'Ann Moreau', {
        addresses: [{ ...complete, street: '18 OLD TANNERY RD', city: 'EASTMERE' }],
      }),
      named('d', 'Ann Moreau', { addresses: [complete] }),
    ];
    expect(survivingContact(records).address).toBe('18 Old Tannery Rd, Eastmere, MA 01197');
  });

  it.each([
    [
      {
        street: '3 Cavendish Row',
        city: 'Marlowe',
        state: null,
        postalCode: 'CM99 9XX',
        country: 'United Kingdom',
      },
      '3 Cavendish Row, Marlowe, CM99 9XX, United Kingdom',
    ],
    [
      { street: '1 Main St\nUnit 4', city: null, state: null, postalCode: null, country: 'US' },
      '1 Main St Unit 4',
    ],
    [{ street: null, city: null, state: null, postalCode: null, country: null }, ''],
  ])('writes %j in one line', (address, line) => expect(addressLine(address)).toBe(line));
});

const anyNamed = fc
  .record({
    file: fc.constantFrom('a', 'b', 'c'),
    record: fc.integer({ min: 1, max: 99 }),
    source: fc.constantFrom('google', 'csv', 'quickbooks', 'propertyradar' as const),
    name: fc.option(
      fc.record({
        first: fc.constantFrom(
          null,
          'Bob',
          'Robert',
          'ROBERT',
          'R',
          'Róbert',
          'Castellano',
          'Bob Castellano',
        ),
        last: fc.constantFrom(null, 'Castellano', 'CASTELLANO', 'C', 'Bob', 'Castellano-Hayes'),
        suffix: fc.constantFrom(null, 'Jr'),
      }),
    ),
    company: fc.constantFrom(null, 'Eastmere Realty', 'EASTMERE REALTY GROUP', 'Castellano Residence'),
    label: fc.constantFrom('', 'Eastmere Realty'),
    jobTitle: fc.constantFrom(null, 'Owner', 'OWNER', 'Manager'),
    emails: fc.subarray(['a@example.com', 'office@example.com', 'b@example.com']),
    addresses: fc.subarray([
      { street: '1 Main St' },
      { street: '1 MAIN ST' },
      { street: '2 Hill Rd', city: 'Eastmere' },
    ]),
    isActive: fc.boolean(),
  })
  .map((facts) => anyRecord(facts as RecordFacts));

describe('the laws of survivingContact', () => {
  it('does not depend on the order of the records', () =>
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyNamed, { maxLength: 8, selector: recordKey })
          .chain((records) =>
            fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
          ),
        ([records, shuffled]) => expect(survivingContact(shuffled)).toEqual(survivingContact(records)),
      ),
      { numRuns: 1000 },
    ));

  it('says nothing that no record says, and names the record of what it says', () =>
    fc.assert(
      fc.property(fc.uniqueArray(anyNamed, { maxLength: 8, selector: recordKey }), (records) => {
        const contact = SurvivingContactSchema.parse(survivingContact(records));
        expect(new Set(contact.emails)).toEqual(
          new Set(records.flatMap(({ emails }) => emails.map(({ address }) => address))),
        );
        for (const field of ['firstName', 'lastName', 'company', 'jobTitle', 'address'] as const) {
          expect(contact[field] === null).toBe(contact.lineage[field] === null);
        }
        const keys = records.map(recordKey);
        for (const lineage of Object.values(contact.lineage))
          if (lineage) expect(keys).toContain(lineage.recordKey);
      }),
    ));

  it('is empty without records', () => {
    expect(survivingContact([])).toMatchObject({
      firstName: null,
      lastName: null,
      company: null,
      emails: [],
      address: null,
    });
  });
});
