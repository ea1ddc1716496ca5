import fc from 'fast-check';
import { BlockingKeys, blockSizeOf } from '../../../../contacts/matching/blocking/blocking-keys';
import { KEYS_PER_RECORD } from '../../../../contacts/matching/blocking/posting-index';
import { RecordTable } from '../../../../contacts/matching/record/record-table';
import { anyFacts, numbered } from '../match-records';
import type { MatchFacts } from '../match-records';

/** The keys of records that stand in one table. */
function keysOf(...list: readonly MatchFacts[]): Set<number>[] {
  const table = new RecordTable('US');
  const keys = new BlockingKeys(table);
  return numbered(list).map((record) => {
    keys.fill(table.add(record) ?? 0);
    return new Set(keys.keys.subarray(0, keys.count));
  });
}

/** How many keys two records share, and how many of these are looked up among ten million records. */
function shared(one: MatchFacts, other: MatchFacts): { all: number; amongMany: number } {
  const [left = new Set(), right = new Set()] = keysOf(one, other);
  const both = [...left].filter((key) => right.has(key));
  return { all: both.length, amongMany: both.filter((key) => blockSizeOf(key, 10_000_000) > 0).length };
}

describe('BlockingKeys', () => {
  it.each<[string, MatchFacts, MatchFacts]>([
    ['swapped names', { name: 'Keilah Clark' }, { name: 'Clark Keilah' }],
    ['two nicknames of one name', { name: 'Peggy Dunleavy' }, { name: 'Meg Dunleavy' }],
    ['a double last name and its half', { name: 'Sarah Kingsolver' }, { name: 'Sarah Kingsolver-Hayes' }],
    ['a middle name that is used', { name: 'James Robert Moreau' }, { name: 'Robert Moreau' }],
    [
      'one mailbox in two spellings',
      { emails: ['Jo.Birch+rent@example.com'] },
      { emails: ['jo.birch@example.com'] },
    ],
    [
      'one mailbox of Gmail',
      { emails: ['jo.birch.sample@gmail.com'] },
      { emails: ['jobirchsample@googlemail.com'] },
    ],
    ['a short mailbox', { emails: ['jo@example.com'] }, { emails: ['JO@example.com'] }],
    ['one name at two providers', { emails: ['jo.birch@example.com'] }, { emails: ['jo.birch@example.org'] }],
    ['one number', { phones: ['617-555-0123'] }, { phones: ['+1 (617) 555-0123'] }],
    ['a number without its area code', { phones: ['617-555-0123'] }, { phones: ['555-0123'] }],
    ['the second number of one', { phones: ['617-555-0170', '617-555-0123'] }, { phones: ['617-555-0123'] }],
    [
      'a licence number',
      { attributes: { licence_id: 'S1234567' } },
      { attributes: { licence_id: 's1234567' } },
    ],
    ['a date of birth', { birthDate: '12/11/1978' }, { birthDate: '1978-12-11' }],
    ['a company', { organisation: 'Eastmere Realty LLC' }, { organisation: 'The Eastmere Realty' }],
  ])('share a key among any number of records for %s', (_, one, other) =>
    expect(shared(one, other).amongMany).toBeGreaterThan(0),
  );

  it.each([
    ['Mike', 'Michael'],
    ['Jim', 'James'],
    ['Liz', 'Elizabeth'],
    ['Bob', 'Robert'],
    ['Bill', 'William'],
    ['Beth', 'Elizabeth'],
    ['Alex', 'Alexander'],
    ['Chris', 'Christopher'],
  ])('share a key among any number of records for %s and %s of one last name', (nickname, formal) => {
    const { amongMany } = shared({ name: `${nickname} Castellano` }, { name: `${formal} Castellano` });
    expect(amongMany).toBeGreaterThan(0);
  });

  it.each<[string, MatchFacts, MatchFacts]>([
    ['another spelling of both names', { name: 'Cathryn Smyth' }, { name: 'Katherine Smith' }],
    ['an initial', { name: 'J. Prewitt' }, { name: 'Jolene Prewitt' }],
    ['one building', { addresses: ['12 Elm St Apt 4'] }, { addresses: ['12 Elm Street'] }],
    ['a last name alone', { name: '- Prewitt' }, { name: 'Jolene Prewitt' }],
    ['a first name alone', { name: 'Jolene -' }, { name: 'Jolene Prewitt' }],
  ])('share a key among few records for %s', (_, one, other) =>
    expect(shared(one, other).all).toBeGreaterThan(0),
  );

  it.each<[string, MatchFacts, MatchFacts]>([
    ['the mailbox of a desk', { emails: ['office@example.com'] }, { emails: ['office@example.com'] }],
    ['one property', { attributes: { property_id: 'P1001' } }, { attributes: { property_id: 'P1001' } }],
    ['nothing at all', {}, {}],
    [
      'different people',
      { name: 'Ann Moreau', phones: ['617-555-0123'] },
      { name: 'Omar Haddadine', phones: ['617-555-0170'] },
    ],
  ])('share none for %s', (_, one, other) => expect(shared(one, other)).toEqual({ all: 0, amongMany: 0 }));

  it('share a key among any number of records for a namesake in one town', () => {
    const home = { addresses: [{ city: 'Eastmere' }] };
    const { amongMany } = shared({ name: 'Ann Moreau', ...home }, { name: 'Ann Moreau', ...home });
    expect(amongMany).toBeGreaterThan(0);
  });

  it('are the same for the same record, whatever stands beside it in the table', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyFacts, { maxLength: 3 }), (facts, others) => {
        const [first, ...rest] = keysOf(facts, ...others, facts);
        expect(rest.at(-1)).toEqual(first);
      }),
    );
  });

  it('are never 0, and no more than a record has room for but for many values of one kind', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const [keys = new Set()] = keysOf(facts);
        expect(keys.has(0)).toBe(false);
        expect(keys.size).toBeLessThanOrEqual(2 * KEYS_PER_RECORD);
      }),
    );
  });
});

describe('blockSizeOf', () => {
  it('bounds the work for one record, and allows no more among many records than among few', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), fc.nat(), (key, one, other) => {
        const [many, few] = [blockSizeOf(key, Math.max(one, other)), blockSizeOf(key, Math.min(one, other))];
        expect(many).toBeLessThanOrEqual(few);
        expect(few).toBeLessThanOrEqual(1000);
        expect(many).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
