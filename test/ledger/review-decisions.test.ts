import { recordKey } from '../../contacts/model/source-record';
import {
  conflictsPage,
  duePushes,
  listUnmapped,
  recordDecisions,
  recordPushResults,
  report,
  saveMatches,
  type Clock,
  type DecisionToRecord,
  type Ledger,
} from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { decide, fill, fillAndMatch, statusesOf } from './bootstrap-scenario';
import { matchOf, phoneNo, sampleRecord, testClock } from './sample-records';

const [phone, other] = [phoneNo(1), phoneNo(2)];
const jonah = sampleRecord({ row: 1, phones: [phone], emails: ['jonah@example.com'] });
const aimee = sampleRecord({ row: 2, first: 'Aimee', phones: [phone], emails: ['aimee@example.com'] });
const ximena = sampleRecord({
  file: 'qb.csv',
  row: 3,
  first: 'Ximena',
  phones: [phone],
  source: 'quickbooks',
});
const three = matchOf(phone, [[jonah], [aimee], [ximena]]);
const byReviewer = 'applied by reviewer@example.com';

type Merge = Extract<DecisionToRecord, { decision: 'merge' }>;
const merge = (candidateNos: Merge['candidateNos'], fields: Merge['fields'] = {}, of = phone): Merge => ({
  phoneNumber: of,
  decision: 'merge',
  candidateNos,
  fields,
  version: null,
});
const push = async (ledger: Ledger, clock: Clock, runId: string) => {
  const due = await duePushes(ledger, { limit: 9, runId, retryFailed: true, leaseSeconds: 0 }, clock);
  for (const { contactId, contentHash } of due) {
    const done = { contactId, contentHash, action: 'created', openPhoneContactId: 'op-1' } as const;
    await recordPushResults(ledger, [done], clock);
  }
  return due;
};

describeOnEachDatabase('what a reviewer can decide', ({ open }) => {
  const openWithConflict = async () => {
    const ledger = await open();
    const clock = testClock();
    await fillAndMatch(ledger, clock, [jonah, aimee, ximena], [three]);
    const record = async (decision: DecisionToRecord) =>
      (await recordDecisions(ledger, [decision], 'reviewer@example.com', clock))[0]?.outcome;
    return { ledger, clock, record };
  };

  it('merges some of the candidates and sets the others aside', async () => {
    const { ledger, record } = await openWithConflict();
    expect(await record(merge([1, 2]))).toBe('recorded');
    expect(await statusesOf(ledger, phone)).toEqual([`1 ${byReviewer}`, `2 ${byReviewer}`, '3 rejected']);
    expect(await report(ledger)).toMatchObject({ resolved: 1, decisions: { merge: 1 }, imbalances: [] });
  });

  it.each([
    ['a candidate that is not there', merge([1, 7])],
    ['one candidate alone', merge([2, 2])],
    ['a field of a candidate that is not merged', merge([1, 2], { name: 3 })],
  ])('refuses a merge with %s', async (_reason, decision) => {
    const { ledger, record } = await openWithConflict();
    expect(await record(decision)).toBe('no_such_candidate');
    expect(await statusesOf(ledger, phone)).toEqual(['1 pending', '2 pending', '3 pending']);
  });

  it('pushes a field that was chosen from its candidate alone', async () => {
    const { ledger, clock, record } = await openWithConflict();
    await record(merge([1, 2], { name: 2, emails: 1 }));
    const [item] = await push(ledger, clock, 'r1');
    expect(item).toMatchObject({ firstName: 'Aimee', emails: ['jonah@example.com'] });
    expect(await report(ledger)).toMatchObject({ pushed: 1, waiting: 0, imbalances: [] });
    expect(await push(ledger, clock, 'r2')).toEqual([]);
  });

  it('keeps the choice when a record joins what was merged', async () => {
    const { ledger, clock, record } = await openWithConflict();
    await record(merge([1, 2], { emails: 1 }));
    const late = sampleRecord({ file: 'b.csv', row: 1, phones: [phone], emails: ['late@example.com'] });
    await fill(ledger, clock, [], [late]);
    await saveMatches(ledger, [matchOf(phone, [[ximena], [aimee, late], [jonah]])], clock);
    const [item] = await push(ledger, clock, 'r1');
    expect(item?.emails).toEqual(['jonah@example.com']);
  });

  it('pushes again when the choice is another: of two numbers of one person the later decision counts', async () => {
    const ledger = await open();
    const clock = testClock();
    const phones = [phone, other];
    const [one, two] = [
      sampleRecord({ row: 1, phones, emails: ['jonah@example.com'] }),
      sampleRecord({ row: 2, first: 'Aimee', phones, emails: ['aimee@example.com'] }),
    ];
    const both = phones.map((number) => matchOf(number, [[one], [two]]));
    await fillAndMatch(ledger, clock, [one, two], both);
    await recordDecisions(ledger, [merge(null, { name: 1 })], 'ann', clock);
    expect(await push(ledger, clock, 'r1')).toMatchObject([{ firstName: 'Jonah', phones: [phone] }]);
    await recordDecisions(ledger, [merge(null, { name: 2 }, other)], 'ben', clock);
    expect(await report(ledger)).toMatchObject({ pushed: 0, waiting: 2, imbalances: [] });
    expect(await push(ledger, clock, 'r2')).toMatchObject([{ firstName: 'Aimee', phones }]);
    expect(await report(ledger)).toMatchObject({ pushed: 2, waiting: 0, imbalances: [] });
  });

  it('counts who has an e-mail address by what was chosen', async () => {
    const { ledger, record } = await openWithConflict();
    await record(merge(null, { emails: 3 }));
    expect(await report(ledger)).toMatchObject({ resolved: 1, withEmail: 0 });
  });

  it('remembers the people of a household, and names the number after one', async () => {
    const { ledger, clock } = await openWithConflict();
    expect(await decide(ledger, clock, phone, 'same_household', 2)).toBe('recorded');
    expect(await statusesOf(ledger, phone)).toEqual(['1 rejected', `2 ${byReviewer}`, '3 rejected']);
    const [entry] = await ledger.read((db) =>
      db.selectFrom('enrichment_decisions').select(['decision', 'record_keys', 'choice_json']).execute(),
    );
    const keys = [jonah, aimee, ximena].map(recordKey);
    expect(entry?.decision).toBe('same_household');
    expect(JSON.parse(entry?.record_keys ?? '')).toEqual([keys[1]]);
    expect(JSON.parse(entry?.choice_json ?? '')).toEqual({ keptApart: keys.map((key) => [key]) });
    expect(await report(ledger)).toMatchObject({
      resolved: 1,
      decisions: { same_household: 1, use_candidate: 0 },
      imbalances: [],
    });
  });

  it('needs two people for a household', async () => {
    const ledger = await open();
    const clock = testClock();
    await fillAndMatch(ledger, clock, [jonah], [{ ...matchOf(phone, [[jonah]]), outcome: 'conflict' }]);
    expect(await decide(ledger, clock, phone, 'same_household', 1)).toBe('no_such_candidate');
  });

  describe('when it is nobody of them', () => {
    it('closes the conflict and leaves the number without a name', async () => {
      const { ledger, clock } = await openWithConflict();
      await decide(ledger, clock, phone, 'skip');
      expect(await decide(ledger, clock, phone, 'none')).toBe('recorded');
      expect(await statusesOf(ledger, phone)).toEqual(['1 rejected', '2 rejected', '3 rejected']);
      expect((await conflictsPage(ledger, { limit: 9, includeSkipped: true })).remaining).toBe(0);
      expect(await report(ledger)).toMatchObject({
        conflicts: 0,
        setAside: 1,
        resolved: 0,
        withName: 0,
        phoneOnly: 1,
        quickbooksCustomers: { setAside: 1, conflict: 0 },
        decisions: { none: 1, skipped: 0 },
        imbalances: [],
      });
      expect((await listUnmapped(ledger)).map(({ phoneNumber, reason }) => [phoneNumber, reason])).toEqual([
        [phone, 'Sources have names for the number; a person said that it is nobody of them'],
      ]);
      expect(await push(ledger, clock, 'r1')).toEqual([]);
      expect(await decide(ledger, clock, phone, 'use_candidate')).toBe('already_decided');
    });

    it('asks again only when there is somebody new', async () => {
      const { ledger, clock } = await openWithConflict();
      await decide(ledger, clock, phone, 'none');
      expect(await saveMatches(ledger, [three], clock)).toMatchObject({ unchanged: 1 });
      const nameless = sampleRecord({ file: 'b.csv', row: 1, first: null, last: null, phones: [phone] });
      const late = sampleRecord({ file: 'b.csv', row: 2, first: 'Fergus', phones: [phone] });
      await fill(ledger, clock, [], [nameless, late]);
      const withNameless = matchOf(phone, [[jonah], [aimee], [ximena]], [nameless]);
      expect(await saveMatches(ledger, [withNameless], clock)).toMatchObject({ stayedDecided: 1 });
      expect(await report(ledger)).toMatchObject({ setAside: 1, conflicts: 0, imbalances: [] });
      const withLate = matchOf(phone, [[jonah], [aimee], [ximena], [late]], [nameless]);
      expect(await saveMatches(ledger, [withLate], clock)).toMatchObject({ reopened: 1 });
      expect(await report(ledger)).toMatchObject({ setAside: 0, conflicts: 1, imbalances: [] });
      expect(await decide(ledger, clock, phone, 'use_candidate', 4)).toBe('recorded');
    });
  });
});
