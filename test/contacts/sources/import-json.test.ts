import fc from 'fast-check';
import { importJsonItems } from '../../../contacts/sources/import-json';
import type { ImportOptions } from '../../../contacts/sources/import-options';

function read(items: readonly unknown[], options: Partial<ImportOptions> = {}) {
  const rows = importJsonItems(items, { region: 'US', source: 'auto', ...options });
  const outcomes = [];
  let next = rows.next();
  while (!next.done) {
    outcomes.push(next.value);
    next = rows.next();
  }
  return { outcomes, summary: next.value };
}

/** A customer in the shape of QuickBooks Online's API v3. */
const customer = {
  Id: '58',
  SyncToken: '0',
  DisplayName: 'Lee Rentals LLC',
  FullyQualifiedName: 'Lee Rentals LLC',
  GivenName: 'Ann',
  FamilyName: 'Lee',
  CompanyName: 'Lee Rentals LLC',
  Active: true,
  Job: false,
  PrimaryPhone: { FreeFormNumber: '(617) 555-0101' },
  Mobile: { FreeFormNumber: '617.555.0102' },
  Fax: { FreeFormNumber: '617-555-0103' },
  PrimaryEmailAddr: { Address: 'ann@example.org, office@example.org' },
  BillAddr: {
    Id: '4',
    Line1: '1 Plover St',
    City: 'Norhaven',
    CountrySubDivisionCode: 'MA',
    PostalCode: '01195',
  },
  MetaData: { CreateTime: '2024-01-02T03:04:05-08:00', LastUpdatedTime: '2025-11-03T09:14:00-05:00' },
  Balance: 0,
};

describe('importJsonItems', () => {
  it('reads customers as the QuickBooks node returns them', () => {
    const { outcomes, summary } = read([customer]);
    expect(summary).toMatchObject({
      source: 'quickbooks',
      fileName: null,
      headerLine: null,
      encoding: null,
      records: 1,
      accepted: 1,
    });
    expect(outcomes).toMatchObject([
      {
        kind: 'accepted',
        contacts: [
          {
            externalId: '58',
            label: 'Lee Rentals LLC',
            name: { first: 'Ann', last: 'Lee' },
            company: 'Lee Rentals LLC',
            phones: [
              { e164: '+16175550101', label: 'main' },
              { e164: '+16175550102', label: 'mobile' },
            ],
            emails: [
              { address: 'ann@example.org', isRole: false },
              { address: 'office@example.org', isRole: true },
            ],
            addresses: [
              { kind: 'mail', street: '1 Plover St', city: 'Norhaven', state: 'MA', postalCode: '01195' },
            ],
            isActive: true,
            updatedAt: '2025-11-03T14:14:00.000Z',
          },
        ],
      },
    ]);
  });

  it('reads a deleted job as the parent, inactive', () => {
    const job = {
      ...customer,
      DisplayName: 'Ann Lee:Unit 4',
      CompanyName: null,
      GivenName: null,
      FamilyName: null,
      Active: false,
    };
    expect(read([job]).outcomes).toMatchObject([
      { contacts: [{ isActive: false, name: { first: 'Ann', last: 'Lee' } }] },
    ]);
    expect(read([job], { includeInactive: false }).outcomes).toMatchObject([
      { kind: 'rejected', reason: 'inactive' },
    ]);
  });

  it('reads contacts as the OpenPhone API returns them', () => {
    const contact = {
      id: 'c1',
      defaultFields: {
        firstName: 'Ann',
        lastName: null,
        company: null,
        role: 'tenant',
        phoneNumbers: [
          { name: 'main', value: '+16175550101' },
          { name: 'x', value: '+16175550102' },
        ],
        emails: [],
      },
      customFields: [],
    };
    expect(read([contact])).toMatchObject({
      summary: { source: 'openphone' },
      outcomes: [
        {
          contacts: [
            {
              externalId: 'c1',
              jobTitle: 'tenant',
              phones: [{ e164: '+16175550101' }, { e164: '+16175550102' }],
            },
          ],
        },
      ],
    });
  });

  it('reads objects whose keys are headings, numbers as text, keys that come late', () => {
    const { outcomes } = read([
      { Name: 'Ann Lee' },
      { Name: 'Bob Lee', Phone: 6175550101 },
      { Name: 'Eve', Phone: null },
    ]);
    expect(outcomes).toMatchObject([
      { record: 1, kind: 'rejected', reason: 'no_phone' },
      { record: 2, kind: 'accepted', contacts: [{ phones: [{ e164: '+16175550101' }] }] },
      { record: 3, kind: 'rejected', reason: 'no_phone' },
    ]);
  });

  it('maps fields by hand', () => {
    const { outcomes } = read([{ who: 'Ann Lee', reach: { at: '617-555-0101' } }], {
      columns: { who: 'fullName', 'reach.at': 'phone' },
    });
    expect(outcomes).toMatchObject([{ kind: 'accepted', contacts: [{ name: { last: 'Lee' } }] }]);
  });

  it('refuses items that say nothing', () => {
    expect(() => read([{ a: 1 }, { b: 2 }])).toThrow(expect.objectContaining({ code: 'import.no_fields' }));
  });

  it('has the same hash whatever the order of the keys', () => {
    const hash = (item: object) => read([item]).summary.contentHash;
    expect(hash({ Name: 'Ann', Phone: '1' })).toBe(hash({ Phone: '1', Name: 'Ann' }));
    expect(hash({ Name: 'Ann', Phone: '1' })).not.toBe(hash({ Name: 'Ann', Phone: '2' }));
  });

  it('gives every item exactly one outcome, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.anything({ withBigInt: true, withNullPrototype: true }), { maxLength: 8 }),
        (strange) => {
          const { outcomes } = read([{ Name: 'Ann Lee', Phone: '617-555-0101' }, ...strange]);
          expect(outcomes.map(({ record }) => record)).toEqual([1, ...strange.map((_, index) => index + 2)]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
