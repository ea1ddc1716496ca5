import fc from 'fast-check';
import { PersonRecordSchema } from '../../../contacts/model/person-record';
import {
  IncomingRecordSchema,
  readIncomingRecord,
  versionKey,
} from '../../../contacts/normalize/incoming-record';

const read = (fields: object) =>
  readIncomingRecord(IncomingRecordSchema.parse({ system: 'domiq', ...fields }), 'US');

describe('readIncomingRecord', () => {
  it('takes the customer’s own field names as well', () => {
    const { record } = read({
      contact_id: 'ignored',
      external_id: 42,
      first_name: ' Wanda ',
      last_name: 'Kessler',
      email: 'WANDA@Example.com',
      phone: '(617) 555-0142',
      property_id: 'P1',
      lead_score: '80',
      preferences: { communication_method: 'text', opt_out: false },
      ssn: '123-45-6789',
      birth_date: '1990-01-01',
    });
    expect(record).toMatchObject({
      externalId: '42',
      name: { first: 'Wanda', last: 'Kessler' },
      emails: ['wanda@example.com'],
      phones: ['+16175550142'],
      propertyId: 'P1',
      leadScore: 80,
      preferences: { communication_method: 'text', opt_out: false },
    });
    expect(JSON.stringify(record)).not.toMatch(/6789|1990|ssn|birth/i);
  });

  it('leaves junk out and says so, without repeating it', () => {
    const { record, leftOut } = read({
      firstName: 'N/A',
      lastName: 'Kessler',
      phones: ['000-000-0000', 'call me'],
      email: 'none',
    });
    expect(record).toMatchObject({ name: { first: null, last: 'Kessler' }, phones: [], emails: [] });
    expect(leftOut.map(({ field }) => field).sort()).toEqual(['emails', 'name', 'phones', 'phones']);
    expect(JSON.stringify(leftOut)).not.toMatch(/000|call me/);
  });

  it('gives entries without an id one by what they say, whatever their version', () => {
    const [one, two, other] = [
      read({ firstName: 'Wanda', version: 1 }),
      read({ firstName: 'Wanda', version: 2 }),
      read({ firstName: 'Noemi' }),
    ].map(({ record }) => record.externalId);
    expect(one).toMatch(/^content:/);
    expect([two, other]).toEqual([one, expect.not.stringContaining(one ?? '')]);
  });

  it.each([
    [{}, 'system'],
    [{ system: 'Dom IQ' }, 'system'],
    [{ system: 'domiq', leadScore: 180 }, 'leadScore'],
    [{ system: 'domiq', role: 'owner' }, 'role'],
    [{ system: 'domiq', phones: 7 }, 'phones'],
  ])('refuses %j at %s', (fields, at) => {
    const parsed = IncomingRecordSchema.safeParse(fields);
    expect(parsed.error?.issues[0]?.path[0]).toBe(at);
  });

  it('always gives a record of the schema, and the same one for the same fields', () => {
    const text = fc.option(fc.string({ maxLength: 30 }), { nil: undefined });
    const fields = fc.record({
      firstName: text,
      lastName: text,
      phone: text,
      email: text,
      company: text,
      status: text,
      address: text,
      version: text,
    });
    fc.assert(
      fc.property(fields, (said) => {
        const { record } = read(said);
        expect(PersonRecordSchema.parse(record)).toEqual(record);
        expect(read(said).record).toEqual(record);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('versionKey', () => {
  it.each([
    ['numbers', [9, 10, 200]],
    ['times in whatever zone', ['2026-01-02T00:00:00Z', '2026-01-02T01:00:00+00:30', '2026-01-03']],
  ])('sorts %s as the versions follow each other', (_, versions) => {
    const keys = versions.map((version) => versionKey(version));
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is empty without a version', () => {
    expect([versionKey(null), versionKey(' ')]).toEqual(['', '']);
  });
});
