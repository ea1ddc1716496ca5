import fc from 'fast-check';
import { linkByPhone } from '../../../contacts/matching';
import { MAX_PROFILES } from '../../../contacts/matching/group-by-agreement';
import { LinkedNumberSchema } from '../../../contacts/model/linked-number';
import type { PhoneFlag, SourceRecord } from '../../../contacts/model/source-record';
import { recordKey } from '../../../contacts/model/source-record';
import type { RecordFacts } from './any-record';
import { anyRecord, personName } from './any-record';
import { recordsOfExpected } from './expected-samples';

const NUMBER = '+16175550123';
const flagged = (...flags: PhoneFlag[]) => ({
  e164: NUMBER,
  extension: null,
  label: 'mobile' as const,
  flags,
});
const inFile = (file: string, name: string, facts: RecordFacts = {}) =>
  anyRecord({ file, name: personName(name), ...facts });

function link(...records: SourceRecord[]) {
  const [linked] = linkByPhone([{ phoneNumber: NUMBER, conversationIds: ['c1'] }], records);
  if (!linked) throw new Error('no outcome');
  return linked;
}

const namesOf = (linked: ReturnType<typeof link>) =>
  linked.candidates.map(
    ({ contact }) => [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.company,
  );

describe('linkByPhone', () => {
  it('leaves a number that no record has unknown', () => {
    expect(link(anyRecord({ name: personName('Ann Moreau'), phones: ['+16175550124'] }))).toMatchObject({
      outcome: 'unknown',
      candidates: [],
      reasons: ['No imported record has this number.'],
    });
  });

  it('calls a number unnamed when its records name nobody, and says which they are', () => {
    const nameless = anyRecord({ label: '(617) 555-0123' });
    const desk = anyRecord({ file: 'b', name: personName('Front Desk') });
    expect(link(nameless, desk)).toMatchObject({
      outcome: 'unnamed',
      candidates: [],
      namelessRecordKeys: [recordKey(nameless), recordKey(desk)].sort(),
    });
  });

  it('does not let a nameless record stand in the way of a name', () => {
    const linked = link(anyRecord({}), inFile('b', 'Ann Moreau'));
    expect(linked.outcome).toBe('matched');
    expect(namesOf(linked)).toEqual(['Ann Moreau']);
    expect(linked.namelessRecordKeys).toHaveLength(1);
  });

  it('puts the person with more sources first in a conflict', () => {
    const linked = link(
      inFile('a', 'Alan Whitfield'),
      inFile('b', 'Teresa Whitfield'),
      inFile('c', 'Teresa Whitfield'),
    );
    expect(linked).toMatchObject({ outcome: 'conflict', differs: ['name'] });
    expect(namesOf(linked)).toEqual(['Teresa Whitfield', 'Alan Whitfield']);
    expect(linked.reasons).toContain('Same last name, other first name: perhaps one household.');
  });

  it('counts a file once, however many of its rows say the same', () => {
    const rows = [1, 2, 3].map((record) => inFile('a', 'Omar Haddadine', { record }));
    const linked = link(...rows, inFile('b', 'Ann Moreau'), inFile('c', 'Ann Moreau'));
    expect(namesOf(linked)).toEqual(['Ann Moreau', 'Omar Haddadine']);
  });

  it('puts an inactive number behind an active one', () => {
    const linked = link(
      inFile('a', 'Ann Moreau', { phones: [flagged('inactive_status')] }),
      inFile('b', 'Omar Haddadine'),
    );
    expect(namesOf(linked)).toEqual(['Omar Haddadine', 'Ann Moreau']);
    expect(linked.candidates.map(({ isWeak }) => isWeak)).toEqual([false, true]);
  });

  it('asks a person when every record marks the number as inactive', () => {
    const linked = link(inFile('a', 'Ann Moreau', { phones: [flagged('inactive_status')] }));
    expect(linked).toMatchObject({ outcome: 'conflict', candidates: [{ isWeak: true }], differs: [] });
    expect(linked.reasons.join(' ')).toMatch(/somebody else by now/);
  });

  it('matches when one source has the number as inactive and another as active', () => {
    const linked = link(
      inFile('a', 'Ann Moreau', { phones: [flagged('inactive_status')] }),
      inFile('b', 'Ann Moreau'),
    );
    expect(linked).toMatchObject({ outcome: 'matched', candidates: [{ isWeak: false }] });
  });

  it('matches an archived customer, as weak evidence', () => {
    expect(link(inFile('a', 'Ann Moreau', { isActive: false }))).toMatchObject({
      outcome: 'matched',
      candidates: [{ isWeak: true }],
    });
  });

  it('does not chain two people by a name that fits both', () => {
    const linked = link(
      inFile('a', 'John Smith'),
      inFile('b', 'J. Smith'),
      inFile('c', 'Jane Smith'),
      inFile('d', 'Jane Smith'),
    );
    expect(linked.outcome).toBe('conflict');
    expect(linked.candidates.map(({ recordKeys }) => recordKeys.length)).toEqual([3, 1]);
    expect(namesOf(linked)).toEqual(['Jane Smith', 'John Smith']);
  });

  it('joins two halves of a name by the whole of it', () => {
    expect(
      link(inFile('a', 'Katie -'), inFile('b', '- Moreau'), inFile('c', 'Katherine Moreau')).outcome,
    ).toBe('matched');
    expect(link(inFile('a', 'Katie -'), inFile('b', '- Moreau')).outcome).toBe('conflict');
  });

  it('takes a record that is given twice once', () => {
    const record = inFile('a', 'Ann Moreau');
    expect(link(record, record).candidates).toMatchObject([{ recordKeys: [recordKey(record)] }]);
  });

  it('uses the key a record is stored under', () => {
    expect(
      link({ ...inFile('a', 'Ann Moreau'), recordKey: 'r-1' } as SourceRecord).candidates[0]?.recordKeys,
    ).toEqual(['r-1']);
  });

  it('takes a number that is given twice as one, with the conversations of both', () => {
    const linked = linkByPhone(
      [
        { phoneNumber: NUMBER, conversationIds: ['c1', 'c2'] },
        { phoneNumber: NUMBER, conversationIds: ['c2', 'c3'] },
      ],
      [],
    );
    expect(linked).toMatchObject([{ phoneNumber: NUMBER, conversationIds: ['c1', 'c2', 'c3'] }]);
  });

  it('does not compare each with each on a line of very many names', () => {
    const people = Array.from({ length: MAX_PROFILES + 1 }, (_, index) =>
      inFile(`f${index}`, `Ann Moreau${'x'.repeat(index)}`),
    );
    const linked = link(...people);
    expect(linked.candidates).toHaveLength(MAX_PROFILES + 1);
    expect(linked.reasons.join(' ')).toMatch(/shared line/);
  });

  it('never puts a name into a reason', () => {
    for (const { reasons } of linkByPhone(
      [...new Set(recordsOfExpected().flatMap(({ phones }) => phones.map(({ e164 }) => e164)))].map(
        (phoneNumber) => ({
          phoneNumber,
          conversationIds: [],
        }),
      ),
      recordsOfExpected(),
    )) {
      for (const reason of reasons)
        expect(reason).not.toMatch(/Lindqvist|Brien|Ketteridge|Brightwater|\d{3}/);
    }
  });
});

const anyPhone = fc.constantFrom('+16175550101', '+16175550102', '+16175550103');
const anyLinkable = fc
  .record({
    file: fc.constantFrom('a', 'b', 'c', 'd'),
    record: fc.integer({ min: 1, max: 400 }),
    name: fc.option(
      fc.record({
        first: fc.constantFrom(
          null,
          'John',
          'J',
          'Jane',
          'Jon',
          'Bob',
          'Robert',
          'Siobhán',
          'SIOBHAN',
          'Front',
        ),
        last: fc.constantFrom(null, 'Smith', 'S', 'Smith-Hayes', 'Hayes', "O'Brien", 'OBRIEN', 'Desk'),
        suffix: fc.constantFrom(null, null, 'Jr', 'Sr'),
      }),
    ),
    company: fc.constantFrom(null, null, 'Eastmere Realty', 'EASTMERE REALTY GROUP', 'Smith Residence'),
    phones: fc.uniqueArray(anyPhone, { minLength: 1, maxLength: 2 }),
    emails: fc.subarray(['a@example.com', 'office@example.com', 'b@example.com']),
    isActive: fc.boolean(),
    updatedAt: fc.constantFrom(null, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
  })
  .map(anyRecord);
const anyRecords = fc.uniqueArray(anyLinkable, { maxLength: 14, selector: recordKey });
const numbers = ['+16175550101', '+16175550102', '+16175550103', '+16175550104'].map((phoneNumber) => ({
  phoneNumber,
  conversationIds: [`c${phoneNumber}`],
}));

describe('the laws of linkByPhone', () => {
  it('does not depend on the order of the records', () =>
    fc.assert(
      fc.property(
        anyRecords.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        ([records, shuffled]) =>
          expect(linkByPhone(numbers, shuffled)).toEqual(linkByPhone(numbers, records)),
      ),
      { numRuns: 500 },
    ));

  it('does not depend on the order of the numbers', () =>
    fc.assert(
      fc.property(anyRecords, fc.shuffledSubarray(numbers, { minLength: 4 }), (records, shuffled) => {
        const byNumber = (linked: ReturnType<typeof linkByPhone>) =>
          [...linked].sort((a, b) => a.phoneNumber.localeCompare(b.phoneNumber));
        expect(byNumber(linkByPhone(shuffled, records))).toEqual(byNumber(linkByPhone(numbers, records)));
      }),
    ));

  it('gives every number one outcome and every record on it one place', () =>
    fc.assert(
      fc.property(anyRecords, (records) => {
        const linked = linkByPhone(numbers, records);
        expect(linked.map(({ phoneNumber }) => phoneNumber)).toEqual(
          numbers.map(({ phoneNumber }) => phoneNumber),
        );
        for (const number of linked) {
          LinkedNumberSchema.parse(number);
          const placed = [
            ...number.candidates.flatMap(({ recordKeys }) => recordKeys),
            ...number.namelessRecordKeys,
          ];
          const onNumber = records.filter(({ phones }) =>
            phones.some(({ e164 }) => e164 === number.phoneNumber),
          );
          expect(placed.sort()).toEqual(onNumber.map(recordKey).sort());
          expect(number.candidates.map(({ candidateNo }) => candidateNo)).toEqual(
            number.candidates.map((_, index) => index + 1),
          );
        }
      }),
      { numRuns: 300 },
    ));
});
