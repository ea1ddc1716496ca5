import fc from 'fast-check';
import { consentFlags } from '../../../contacts/consent/consent-flags';
import { incomingFromOpenPhone, OpenPhoneContactSchema } from '../../../contacts/mapping';
import { PersonRecordSchema } from '../../../contacts/model/person-record';
import { anyEmailText, anyLine, anyPhoneText, missing } from './any-json';
import { readPerson } from './read-person';

const customFields = [
  { id: 'x1', key: 'k1', name: 'Unit', type: 'string', value: '4B' },
  { key: 'k2', name: 'Birthday', type: 'date', value: '1990-01-01T00:00:00Z' },
  { key: 'k3', name: 'Do Not Text', type: 'boolean', value: true },
  { key: 'k4', name: 'Tags', type: 'multi-select', value: ['vip'] },
  { key: 'k5', name: 'Empty', type: 'string', value: null },
];
const rest = {
  id: '65a1',
  externalId: 'crm-7',
  source: 'acme',
  defaultFields: {
    firstName: 'Wanda',
    lastName: 'Kessler',
    company: 'Kessler LLC',
    role: 'Owner',
    emails: [{ id: 'e1', name: 'home', value: 'Wanda@Example.com' }],
    phoneNumbers: [
      { id: 'p1', name: 'mobile', value: '+16175550142' },
      { id: 'p2', name: 'junk', value: '+15555555555' },
    ],
  },
  customFields,
  createdAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-25T10:00:00Z',
};
const { defaultFields, ...others } = rest;
const webhook = {
  ...others,
  ...defaultFields,
  location: null,
  emails: [{ value: 'Wanda@Example.com', type: 'home' }],
  phoneNumbers: [{ value: '+16175550142', type: 'mobile' }],
};
const personOf = (given: object, ...reading: [Parameters<typeof incomingFromOpenPhone>[1]?]) =>
  readPerson(incomingFromOpenPhone(OpenPhoneContactSchema.parse(given), ...reading));

describe('incomingFromOpenPhone', () => {
  it.each([
    ['v1', rest],
    ['a webhook', webhook],
  ])('reads the contact of %s', (_, given) => {
    expect(personOf(given)).toMatchObject({
      system: 'openphone',
      externalId: '65a1',
      version: 't2026-11-25T10:00:00.000Z',
      name: { first: 'Wanda', last: 'Kessler' },
      company: 'Kessler LLC',
      jobTitle: 'Owner',
      phones: ['+16175550142'],
      emails: ['wanda@example.com'],
      attributes: { Unit: '4B', 'Do Not Text': true, Tags: ['vip'] },
      references: [],
    });
  });

  it('keeps no date of birth', () => {
    expect(JSON.stringify(personOf(rest))).not.toMatch(/birth|1990/i);
  });

  it('states the opt-out that a custom field is named for', () => {
    expect(consentFlags(personOf(rest), '2026-11-25T10:00:00.000Z')).toMatchObject([
      { identifier: 'phone:+16175550142', channel: 'text', state: 'denied', basis: 'recorded' },
    ]);
  });

  it('refers to the entry of a CRM only when the CRM made the contact', () => {
    const externalIdsOf = { system: 'acme_crm', sources: ['acme'] };
    expect(personOf(rest, { externalIdsOf }).references).toEqual([
      { system: 'acme_crm', externalId: 'crm-7' },
    ]);
    expect(personOf({ ...rest, source: 'public-api' }, { externalIdsOf }).references).toEqual([]);
  });

  it('takes a number as name for no name', () => {
    const fields = { firstName: '(617) 555-0142', phoneNumbers: [{ value: '+16175550142' }] };
    expect(personOf({ id: 'a', defaultFields: fields }).name).toMatchObject({ first: null, last: null });
  });

  it('is always a record of the ledger', () => {
    const item = (value: fc.Arbitrary<string>) =>
      missing(fc.array(fc.record({ value: missing(value) }), { maxLength: 3 }));
    const anyContact = fc.record({
      id: fc.constant('65a1'),
      defaultFields: fc.record({
        firstName: missing(anyLine()),
        lastName: missing(anyLine()),
        company: missing(anyLine()),
        role: missing(anyLine()),
        emails: item(anyEmailText()),
        phoneNumbers: item(anyPhoneText()),
      }),
      customFields: missing(
        fc.array(fc.record({ key: missing(anyLine()), name: missing(anyLine()), value: fc.jsonValue() }), {
          maxLength: 4,
        }),
      ),
    });
    fc.assert(
      fc.property(anyContact, (contact) => {
        const record = personOf(contact);
        expect(PersonRecordSchema.parse(record)).toEqual(record);
      }),
    );
  });
});
