import fc from 'fast-check';
import { survivingContact } from '../../../contacts/merging';
import { recordKey, SourceRecordSchema } from '../../../contacts/model/source-record';
import { readEntry, type EnteredPerson } from '../../../contacts/review';

const nobody: EnteredPerson = { firstName: '', lastName: '', company: '', email: '' };
const read = (person: Partial<EnteredPerson>, id = 'id-1') =>
  readEntry({
    id,
    phoneNumber: '+16175550123',
    person: { ...nobody, ...person },
    at: '2026-01-01T00:00:00.000Z',
  });
const recordOf = (person: Partial<EnteredPerson>, id?: string) => {
  const entry = read(person, id);
  return entry.kind === 'usable' ? entry.record : null;
};

describe('a name that is entered by hand', () => {
  it.each<[Partial<EnteredPerson>, Partial<Record<'firstName' | 'lastName' | 'company', string | null>>]>([
    [
      { firstName: ' Wanda ', lastName: 'Kessler\n' },
      { firstName: 'Wanda', lastName: 'Kessler' },
    ],
    [{ lastName: 'Kessler' }, { firstName: null, lastName: 'Kessler' }],
    [{ company: 'Kessler  Plumbing LLC' }, { firstName: null, company: 'Kessler Plumbing LLC' }],
    [
      { firstName: 'Wanda', lastName: 'Kessler', company: 'Brightwater Realty' },
      { firstName: 'Wanda', lastName: 'Kessler', company: 'Brightwater Realty' },
    ],
  ])('%j is a contact with it', (person, expected) => {
    const record = recordOf(person);
    expect(survivingContact(record === null ? [] : [record])).toMatchObject(expected);
  });

  it('has the address as any other source would have it', () => {
    expect(recordOf({ firstName: 'Wanda', email: ' Wanda <W.Kessler@Example.COM> ' })?.emails).toEqual([
      { address: 'w.kessler@example.com', isRole: false },
    ]);
  });

  it.each<[Partial<EnteredPerson>, string[]]>([
    [{}, ['firstName']],
    [{ firstName: '  ', email: 'wanda@example.com' }, ['firstName']],
    [{ firstName: 'Wan\u0007da' }, ['firstName']],
    [{ firstName: 'Wanda', company: 'Kessler\nPlumbing' }, ['company']],
    [{ lastName: 'x'.repeat(201) }, ['lastName']],
    [{ firstName: 'Wanda', email: 'wanda at example.com' }, ['email']],
    [{ firstName: 'Wanda', email: 'noreply@example.com' }, ['email']],
    [{ firstName: 'Wanda', email: '617-555-0123' }, ['email']],
    [{ email: 'none' }, ['firstName', 'email']],
    [{ company: '617-555-0123' }, ['company']],
    [{ firstName: 'Unknown', lastName: 'Caller' }, ['firstName']],
  ])('refuses %j and says which field is wrong', (person, fields) => {
    const entry = read(person);
    expect(entry.kind === 'refused' ? entry.problems.map(({ field }) => field) : []).toEqual(fields);
  });

  it('is a record of its own each time it is entered', () => {
    const keys = ['id-1', 'id-2'].map((id) => {
      const record = recordOf({ firstName: 'Wanda' }, id);
      return record === null ? null : recordKey(record);
    });
    expect(new Set(keys).size).toBe(2);
  });

  it('is a record that names somebody, or refused without a word of what was entered', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        'Wanda',
        "O'Brien",
        'Kessler Plumbing LLC',
        'Unknown',
        '\u202ewanda',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 250 }),
    );
    fc.assert(
      fc.property(fc.record({ firstName: text, lastName: text, company: text, email: text }), (person) => {
        const entry = read(person);
        if (entry.kind === 'usable') {
          expect(SourceRecordSchema.parse(entry.record)).toEqual(entry.record);
          const { firstName, lastName, company } = survivingContact([entry.record]);
          expect(firstName ?? lastName ?? company).not.toBeNull();
        } else {
          expect(entry.problems.length).toBeGreaterThan(0);
          expect(JSON.stringify(entry.problems)).not.toMatch(/Wanda|O'Brien|Kessler/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
