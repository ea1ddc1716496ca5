import fc from 'fast-check';
import type { Json, PersonRecord, RecordOfContact } from '../../../contacts/model/person-record';

type Facts = Partial<Omit<PersonRecord, 'name'>> & { readonly name?: Partial<PersonRecord['name']> };

let made = 0;

/** A record with the facts a test is about; it says nothing else. */
export function recordOf(facts: Facts, recordId = `record-${String((made += 1)).padStart(4, '0')}`) {
  const record: PersonRecord = {
    system: 'domiq',
    externalId: recordId,
    version: '',
    propertyId: null,
    company: null,
    jobTitle: null,
    phones: [],
    emails: [],
    addresses: [],
    role: null,
    status: null,
    leadScore: null,
    leadSource: null,
    preferences: {},
    attributes: {},
    tags: [],
    notes: null,
    isActive: true,
    references: [],
    ...facts,
    name: {
      full: null,
      first: null,
      middle: null,
      last: null,
      suffix: null,
      nickname: null,
      ...facts.name,
    },
  };
  return { recordId, record } satisfies RecordOfContact;
}

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const someOf = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const anyPreference = fc.oneof(
  fc.boolean(),
  fc.integer({ min: 0, max: 5 }),
  fc.constantFrom<Json>('weekly', 'immediate', 'yes', null, ['email'], { opt_out: true }, { min: 900 }),
);

/** Records over few values, so that they agree and differ in every way. */
export const anyRecordOfContact = (): fc.Arbitrary<RecordOfContact> =>
  fc
    .record({
      recordId: fc.uuid(),
      system: fc.constantFrom('manual', 'resman', 'domiq', 'csv', 'zillow'),
      externalId: fc.constantFrom('1', '2', 'content:abc'),
      version: fc.constantFrom('', 't2026-01-01T00:00:00.000Z', 't2026-02-01T00:00:00.000Z', 'n001', 's1'),
      propertyId: maybe(fc.constantFrom('P1', 'P2')),
      name: fc.record({
        full: maybe(fc.constantFrom('Wanda Kessler', 'KESSLER, WANDA', 'W. Kessler', 'Jonah Lindqvist')),
        first: maybe(fc.constantFrom('Wanda', 'W.', 'WANDA', 'Jonah', 'Siobhán', 'SIOBHAN')),
        middle: maybe(fc.constantFrom('Anne', 'A')),
        last: maybe(fc.constantFrom('Kessler', 'K', "O'Brien", 'OBRIEN')),
        suffix: maybe(fc.constantFrom('Jr', 'III')),
        nickname: maybe(fc.constantFrom('Wendy')),
      }),
      company: maybe(fc.constantFrom('Kessler LLC', 'Old Mill Inc')),
      jobTitle: maybe(fc.constantFrom('Owner', 'Senior Owner')),
      phones: someOf('+16175550101', '+16175550102', '+16175550103'),
      emails: someOf('wanda@example.com', 'w.kessler@example.com', 'jonah@example.com'),
      addresses: fc.array(
        fc.record({
          street: maybe(fc.constantFrom('18 Old Tannery Rd', '18 OLD TANNERY RD.')),
          city: maybe(fc.constantFrom('Eastmere')),
          state: maybe(fc.constantFrom('MA')),
          postalCode: maybe(fc.constantFrom('01197')),
        }),
        { maxLength: 2 },
      ),
      role: maybe(fc.constantFrom('prospect', 'applicant', 'resident')),
      status: maybe(fc.constantFrom('new', 'Lost', 'Current')),
      leadScore: maybe(fc.integer({ min: 0, max: 100 })),
      leadSource: maybe(fc.constantFrom('website_chat', 'drive by')),
      preferences: fc.dictionary(
        fc.constantFrom('opt_out', 'email_opt_in', 'contact_frequency', 'budget', 'optOuts', 'unit'),
        anyPreference,
      ),
      attributes: fc.dictionary(fc.constantFrom('jobs', 'pets', 'doNotCall'), anyPreference),
      tags: someOf('vip', 'pets', 'relocating'),
      notes: fc.constant(null),
      isActive: fc.boolean(),
      references: fc.array(
        fc.record({ system: fc.constantFrom('resman', 'domiq'), externalId: fc.constantFrom('1', '9') }),
        { maxLength: 2 },
      ),
    })
    .map(({ recordId, ...record }) => ({ recordId, record: record as PersonRecord }));

/** Up to five, each with an id of its own. */
export const anyRecordsOfContact = (minLength = 0): fc.Arbitrary<RecordOfContact[]> =>
  fc.uniqueArray(anyRecordOfContact(), { minLength, maxLength: 5, selector: ({ recordId }) => recordId });
