import {
  listConversations,
  listSources,
  RecordsNotSavedError,
  saveConversations,
  saveMatches,
} from '../../ledger';
import { MatchToSaveSchema } from '../../ledger/match-to-save';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { decide, fill, fillAndMatch, statusesOf } from './bootstrap-scenario';
import { conversation, matchOf, phoneNo, sampleRecord, testClock } from './sample-records';

const phone = phoneNo(1);
const jonah = sampleRecord({ row: 1, phones: [phone] });
const jonahAgain = sampleRecord({ row: 2, phones: [phone], emails: ['jonah@example.com'] });
const aimee = sampleRecord({ row: 3, first: 'Aimee', phones: [phone] });
const nameless = sampleRecord({ row: 4, first: null, last: null, phones: [phone] });
const records = [jonah, jonahAgain, aimee, nameless];

describeOnEachDatabase('saveMatches', ({ open }) => {
  it('applies a confident match at once, on the newest conversation', async () => {
    const ledger = await open();
    const clock = testClock();
    await fill(ledger, clock, [], records);
    await saveConversations(
      ledger,
      [conversation('CNold', phone, 1), conversation('CNnew', phone, 9), conversation('CNmid', phone, 5)],
      clock,
    );
    const saved = await saveMatches(ledger, [matchOf(phone, [[jonah]])], clock);
    expect(saved).toMatchObject({ numbers: 1, matched: 1, unchanged: 0, withoutConversation: 0 });
    const [match] = await ledger.read((db) => db.selectFrom('enrichment_matches').selectAll().execute());
    expect(match).toMatchObject({
      phone_number: phone,
      conversation_id: 'CNnew',
      source_type: 'google',
      status: 'applied',
      applied_by: 'auto',
      candidate_no: 1,
    });
    expect(JSON.parse(match?.source_data ?? '')).toEqual(jonah);
  });

  it('lets a conflict wait, and gives a record that names nobody no status', async () => {
    const ledger = await open();
    await fillAndMatch(ledger, testClock(), records, [matchOf(phone, [[jonah], [aimee]], [nameless])]);
    expect(await statusesOf(ledger, phone)).toEqual(['1 pending', '3 pending', '4 -']);
    expect(await listConversations(ledger, 'without_name')).toHaveLength(1);
  });

  it('counts the rows of a file that are matched and that wait', async () => {
    const ledger = await open();
    const [one, two] = [phoneNo(1), phoneNo(2)];
    await fillAndMatch(ledger, testClock(), records, [
      matchOf(one, [[jonah, jonahAgain]]),
      matchOf(two, [[jonah], [aimee]]),
    ]);
    // Row 1 is both: applied to one number, waiting on the other.
    expect(await listSources(ledger)).toMatchObject([{ matched: 2, conflicts: 2 }]);
  });

  it('leaves a number alone whose records did not change', async () => {
    const ledger = await open();
    const clock = testClock();
    const matches = [matchOf(phone, [[jonah], [aimee]])];
    await fillAndMatch(ledger, clock, records, matches);
    await decide(ledger, clock, phone, 'use_candidate', 2);
    const before = await ledger.read((db) => db.selectFrom('enrichment_numbers').selectAll().execute());
    expect(await saveMatches(ledger, matches, clock)).toMatchObject({ unchanged: 1, reopened: 0 });
    expect(await ledger.read((db) => db.selectFrom('enrichment_numbers').selectAll().execute())).toEqual(
      before,
    );
    expect(await statusesOf(ledger, phone)).toEqual(['1 rejected', '3 applied by reviewer@example.com']);
  });

  it('applies a new record of the person that was chosen, in the name of who chose', async () => {
    const ledger = await open();
    const clock = testClock();
    await fillAndMatch(ledger, clock, records, [matchOf(phone, [[jonah], [aimee]])]);
    await decide(ledger, clock, phone, 'use_candidate', 1);
    const saved = await saveMatches(ledger, [matchOf(phone, [[aimee], [jonah, jonahAgain]])], clock);
    expect(saved).toMatchObject({ stayedDecided: 1, reopened: 0 });
    expect(await statusesOf(ledger, phone)).toEqual([
      '1 applied by reviewer@example.com',
      '2 applied by reviewer@example.com',
      '3 rejected',
    ]);
  });

  it('reopens a decided number when a record says otherwise, and keeps the history', async () => {
    const ledger = await open();
    const clock = testClock();
    await fillAndMatch(ledger, clock, records, [matchOf(phone, [[jonah], [aimee]])]);
    await decide(ledger, clock, phone, 'use_candidate', 1);
    const other = sampleRecord({ file: 'b.csv', row: 9, first: 'Fergus', phones: [phone] });
    await fill(ledger, clock, [], [other]);
    const saved = await saveMatches(ledger, [matchOf(phone, [[jonah], [aimee], [other]])], clock);
    expect(saved).toMatchObject({ reopened: 1 });
    expect(await statusesOf(ledger, phone)).toEqual(['1 pending', '3 pending', '9 pending']);
    const history = await ledger.read((db) => db.selectFrom('enrichment_decisions').selectAll().execute());
    expect(history).toMatchObject([
      { decision: 'use_candidate', candidate_no: 1, reviewer: 'reviewer@example.com' },
    ]);
  });

  it('leaves out numbers nobody had a conversation with, and says how many', async () => {
    const ledger = await open();
    await fill(ledger, testClock(), [phone], records);
    const saved = await saveMatches(
      ledger,
      [matchOf(phone, [[jonah]]), matchOf(phoneNo(7), [[aimee]])],
      testClock('m'),
    );
    expect(saved).toMatchObject({ numbers: 2, matched: 1, withoutConversation: 1 });
  });

  it('saves nothing at all when a match names a record that was never saved', async () => {
    const ledger = await open();
    const clock = testClock();
    await fill(ledger, clock, [phone, phoneNo(2)], [jonah]);
    const matches = [matchOf(phone, [[jonah]]), matchOf(phoneNo(2), [[aimee, jonahAgain]])];
    await expect(saveMatches(ledger, matches, clock)).rejects.toThrow(RecordsNotSavedError);
    await expect(saveMatches(ledger, matches, clock)).rejects.toMatchObject({ missing: 2 });
    expect(await statusesOf(ledger, phone)).toEqual([]);
  });

  it('matches 7,000 numbers with 20,000 records, and changes nothing the second time', async () => {
    const ledger = await open();
    const clock = testClock();
    const phones = Array.from({ length: 7_000 }, (_, n) => `+1617555${String(n).padStart(4, '0')}`);
    const many = Array.from({ length: 20_000 }, (_, n) =>
      sampleRecord({ row: n + 1, phones: [phones[n % 7_000]!] }),
    );
    await fill(ledger, clock, phones, many);
    const matches = phones.map((number, n) =>
      matchOf(number, [[n, n + 7_000, n + 14_000].flatMap((index) => many[index] ?? [])]),
    );
    expect(await saveMatches(ledger, matches, clock)).toMatchObject({ matched: 7_000 });
    expect(await saveMatches(ledger, matches, clock)).toMatchObject({ unchanged: 7_000 });
  }, 60_000);
});

describe('MatchToSaveSchema', () => {
  const candidate = (candidateNo: number, ...recordKeys: string[]) => ({ candidateNo, recordKeys });

  it('reads the whole LinkedNumber as Contact Match puts it out', () => {
    const match = {
      phoneNumber: phone,
      outcome: 'conflict',
      candidates: [candidate(1, 'a', 'b'), candidate(2, 'c')],
      namelessRecordKeys: ['d'],
    };
    expect(MatchToSaveSchema.parse(match).links).toEqual([
      { recordKey: 'a', candidateNo: 1 },
      { recordKey: 'b', candidateNo: 1 },
      { recordKey: 'c', candidateNo: 2 },
      { recordKey: 'd', candidateNo: null },
    ]);
  });

  it('takes a conflict of one: a number that is inactive in every record', () => {
    const match = { phoneNumber: phone, outcome: 'conflict', candidates: [candidate(1, 'a')] };
    expect(MatchToSaveSchema.parse(match)).toMatchObject({
      outcome: 'conflict',
      links: [{ recordKey: 'a', candidateNo: 1 }],
    });
  });

  it.each([
    ['matched without a candidate', { outcome: 'matched', links: [] }],
    ['matched with two', { outcome: 'matched', candidates: [candidate(1, 'a'), candidate(2, 'b')] }],
    ['a conflict of nobody', { outcome: 'conflict', candidates: [], namelessRecordKeys: ['a'] }],
    ['unnamed with a candidate', { outcome: 'unnamed', candidates: [candidate(1, 'a')] }],
    ['unknown with a record', { outcome: 'unknown', namelessRecordKeys: ['a'] }],
    ['a candidate without a record', { outcome: 'matched', candidates: [candidate(1)] }],
    ['an outcome that does not exist', { outcome: 'perhaps', links: [] }],
  ])('refuses %s', (_reason, match) => {
    expect(MatchToSaveSchema.safeParse({ phoneNumber: phone, ...match }).success).toBe(false);
  });
});
