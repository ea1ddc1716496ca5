import fc from 'fast-check';
import { chosenContact, survivingContact, type FieldChoice } from '../../../contacts/merging';
import { recordKey, type SourceRecord } from '../../../contacts/model/source-record';
import { chosenFields } from '../../../contacts/review';
import { sampleRecord } from '../../ledger/sample-records';

const jonah = sampleRecord({ row: 1, emails: ['jonah@example.com'] });
const aimee = sampleRecord({ row: 2, first: 'Aimee', last: 'Castellano', emails: ['aimee@example.com'] });
const plumber = sampleRecord({ row: 3, first: null, last: null, company: 'Kessler Plumbing LLC' });
const choose = (records: SourceRecord[], choice: FieldChoice) => chosenContact(records, choice);

describe('the contact that a person chose the fields of', () => {
  it('has a chosen field from the chosen records alone, the others from all', () => {
    const contact = choose([jonah, aimee, plumber], {
      name: [recordKey(aimee)],
      emails: [recordKey(jonah)],
    });
    expect(contact).toMatchObject({
      firstName: 'Aimee',
      lastName: 'Castellano',
      emails: ['jonah@example.com'],
      company: survivingContact([jonah, aimee, plumber]).company,
    });
    expect(contact.lineage.firstName?.recordKey).toBe(recordKey(aimee));
  });

  it('says nothing in a field of which the chosen records say nothing', () => {
    expect(choose([jonah, plumber], { emails: [recordKey(plumber)] }).emails).toEqual([]);
  });

  it('does not let a choice take the last name away', () => {
    const choice = { name: [recordKey(plumber)], company: [recordKey(jonah)] };
    const { firstName, lastName, company } = choose([jonah, plumber], choice);
    const survivor = survivingContact([jonah, plumber]);
    expect({ firstName, lastName, company }).toEqual({
      firstName: survivor.firstName,
      lastName: survivor.lastName,
      company: survivor.company,
    });
  });

  const anyRecords = fc.uniqueArray(
    fc.record({
      row: fc.integer({ min: 1, max: 6 }),
      file: fc.constantFrom('a.csv', 'b.csv'),
      first: fc.constantFrom('Jonah', 'Aimee', null),
      last: fc.constantFrom('Lindqvist', 'Castellano', null),
      company: fc.constantFrom('Kessler Plumbing LLC', 'Brightwater', null),
      emails: fc.subarray(['a@example.com', 'b@example.com']),
    }),
    { minLength: 1, maxLength: 6, selector: ({ row, file }) => `${file}${row}` },
  );
  const anyCase = anyRecords
    .map((all) => all.map((one) => sampleRecord(one)))
    .chain((records) => {
      const keys = fc.option(fc.subarray([...records.map(recordKey), 'gone:1:primary']), { nil: undefined });
      const choice = fc.record({ name: keys, company: keys, emails: keys, address: keys });
      return fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        choice,
      );
    });
  const given = (choice: Record<string, string[] | undefined>): FieldChoice =>
    Object.fromEntries(Object.entries(choice).flatMap(([field, keys]) => (keys ? [[field, keys]] : [])));
  const nameIn = (contact: ReturnType<typeof survivingContact>) =>
    contact.firstName ?? contact.lastName ?? contact.company;

  it('does not depend on the order, and without a choice is the surviving contact', () =>
    fc.assert(
      fc.property(anyCase, ([records, shuffled, choice]) => {
        expect(chosenContact(shuffled, given(choice))).toEqual(chosenContact(records, given(choice)));
        expect(chosenContact(records, {})).toEqual(survivingContact(records));
        expect(chosenContact(records, { name: ['gone:1:primary'] })).toEqual(survivingContact(records));
      }),
    ));

  it('takes nothing but from the chosen records, and leaves nobody without a name who had one', () =>
    fc.assert(
      fc.property(anyCase, ([records, , choice]) => {
        const contact = chosenContact(records, given(choice));
        if (nameIn(survivingContact(records)) !== null) expect(nameIn(contact)).not.toBeNull();
        const chosen = (field: (typeof chosenFields)[number]) =>
          records.filter((record) => choice[field]?.includes(recordKey(record)));
        const emails = chosen('emails').length > 0 ? chosen('emails') : records;
        expect(contact.emails).toEqual(survivingContact(emails).emails);
      }),
    ));
});
