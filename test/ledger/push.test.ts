import {
  duePushes,
  pushOutlook,
  recordPushResults,
  saveMatches,
  summarizePushRun,
  type Clock,
  type DuePushRequest,
  type Ledger,
  type PushItem,
} from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { decide, fill, fillAndMatch } from './bootstrap-scenario';
import { matchOf, phoneNo, sampleRecord, testClock } from './sample-records';

const due = (ledger: Ledger, clock: Clock, request: Partial<DuePushRequest> = {}): Promise<PushItem[]> =>
  duePushes(ledger, { limit: 100, runId: 'run-1', retryFailed: true, leaseSeconds: 0, ...request }, clock);

const succeeded = (items: readonly PushItem[], action: 'created' | 'updated' | 'unchanged' = 'created') =>
  items.map(({ contactId, contentHash }) => ({
    contactId,
    contentHash,
    action,
    openPhoneContactId: `op-${contactId}`,
  }));
const failed = (items: readonly PushItem[]) =>
  items.map(({ contactId }) => ({ contactId, errorCode: '500', message: 'no answer' }));

const numbersOf = (ledger: Ledger) =>
  ledger.read((db) => db.selectFrom('enrichment_numbers').selectAll().orderBy('phone_number').execute());

const [one, two, three] = [phoneNo(1), phoneNo(2), phoneNo(3)] as [string, string, string];
const landlord = sampleRecord({ row: 1, phones: [one, two], emails: ['jonah@example.com'] });
const aimee = sampleRecord({ row: 2, first: 'Aimee', phones: [three] });
const matches = [matchOf(one, [[landlord]]), matchOf(two, [[landlord]]), matchOf(three, [[aimee]])];

describeOnEachDatabase('the push', ({ open }) => {
  const openMatched = async () => {
    const ledger = await open();
    const clock = testClock();
    await fillAndMatch(ledger, clock, [landlord, aimee], matches);
    return { ledger, clock };
  };

  it('hands out one contact a person, with all the numbers conversations were held with', async () => {
    const { ledger, clock } = await openMatched();
    const items = await due(ledger, clock);
    expect(items).toMatchObject([
      { phones: [one, two], firstName: 'Jonah', lastName: 'Lindqvist', emails: ['jonah@example.com'] },
      { phones: [three], firstName: 'Aimee', emails: [] },
    ]);
    for (const item of items) expect(item.externalId).toBe(`lc-${item.contactId}`);
  });

  it('has nothing due once everything was pushed', async () => {
    const { ledger, clock } = await openMatched();
    const items = await due(ledger, clock);
    expect(await recordPushResults(ledger, succeeded(items), clock)).toEqual({
      created: 3,
      updated: 0,
      unchanged: 0,
      failed: 0,
      notExpected: 0,
    });
    expect(await due(ledger, clock, { runId: 'run-2' })).toEqual([]);
    expect(await saveMatches(ledger, matches, clock)).toMatchObject({ unchanged: 3 });
    expect(await due(ledger, clock, { runId: 'run-3' })).toEqual([]);
  });

  it('stops at the limit and goes on from there', async () => {
    const { ledger, clock } = await openMatched();
    const first = await due(ledger, clock, { limit: 1 });
    await recordPushResults(ledger, succeeded(first), clock);
    const second = await due(ledger, clock, { limit: 1 });
    expect([first, second].map((items) => items.map((item) => item.phones[0]))).toEqual([[one], [three]]);
  });

  it('hands out again, under the same external id, what a crash left without a result', async () => {
    const { ledger, clock } = await openMatched();
    const before = await due(ledger, clock);
    expect((await numbersOf(ledger)).map((row) => row.push_state)).toEqual(['sending', 'sending', 'sending']);
    // The process ends here; a new run starts.
    const after = await due(ledger, clock, { runId: 'run-2' });
    expect(after).toEqual(before);
    expect(await recordPushResults(ledger, succeeded(after, 'unchanged'), clock)).toMatchObject({
      unchanged: 3,
    });
  });

  it('leaves what another run has on its way alone for as long as was asked', async () => {
    const { ledger, clock } = await openMatched();
    await due(ledger, clock);
    expect(await due(ledger, clock, { runId: 'run-2', leaseSeconds: 60 })).toEqual([]);
    for (let second = 0; second < 60; second += 1) clock.now();
    expect(await due(ledger, clock, { runId: 'run-2', leaseSeconds: 60 })).toHaveLength(2);
  });

  it.each<[string, string | null, boolean, number]>([
    ['not in the run in which it failed, so that a loop ends', 'run-1', true, 0],
    ['in the next run', 'run-2', true, 2],
    ['not when it was not asked for', 'run-2', false, 0],
  ])('hands out again what failed: %s', async (_reason, runId, retryFailed, contacts) => {
    const { ledger, clock } = await openMatched();
    const results = failed(await due(ledger, clock));
    expect(await recordPushResults(ledger, results, clock)).toMatchObject({ failed: 3 });
    expect(await due(ledger, clock, { runId, retryFailed })).toHaveLength(contacts);
  });

  it('keeps of an error message neither number nor e-mail address', async () => {
    const { ledger, clock } = await openMatched();
    const [item] = await due(ledger, clock);
    const message = 'phone +1 (617) 555-0101 of jonah@example.com is not valid for contact 42';
    await recordPushResults(ledger, [{ contactId: item!.contactId, errorCode: '400', message }], clock);
    expect((await numbersOf(ledger))[0]?.push_error).toBe(
      'phone (number) of (e-mail) is not valid for contact 42',
    );
  });

  it('takes a result only for what is on its way', async () => {
    const { ledger, clock } = await openMatched();
    const items = await due(ledger, clock);
    await recordPushResults(ledger, succeeded(items), clock);
    const again = await recordPushResults(
      ledger,
      [...failed(items), ...succeeded([{ ...items[0]!, contactId: 'x' }])],
      clock,
    );
    expect(again).toEqual({ created: 0, updated: 0, unchanged: 0, failed: 0, notExpected: 3 });
    expect((await numbersOf(ledger)).map((row) => row.push_state)).toEqual(['done', 'done', 'done']);
  });

  it('keeps a journal of what every run did', async () => {
    const { ledger, clock } = await openMatched();
    const [first, second] = (await due(ledger, clock)) as [PushItem, PushItem];
    await recordPushResults(ledger, [...succeeded([first]), ...failed([second])], clock);
    await recordPushResults(
      ledger,
      succeeded(await due(ledger, clock, { runId: 'run-2' }), 'updated'),
      clock,
    );
    const none = { contacts: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
    expect(await summarizePushRun(ledger, 'run-1')).toEqual({ ...none, contacts: 2, created: 2, failed: 1 });
    expect(await summarizePushRun(ledger, 'run-2')).toEqual({ ...none, contacts: 1, updated: 1 });
    expect(await summarizePushRun(ledger, 'run-3')).toEqual(none);
    expect(await pushOutlook(ledger)).toEqual({ pushed: 3, failed: 0, waiting: 0 });
  });

  it('knows what was sent when a result does not say', async () => {
    const { ledger, clock } = await openMatched();
    const results = succeeded(await due(ledger, clock)).map((result) => ({ ...result, contentHash: null }));
    await recordPushResults(ledger, results, clock);
    expect(await due(ledger, clock, { runId: 'run-2' })).toEqual([]);
  });

  it('pushes again when a new record changes the contact, and keeps that it was created', async () => {
    const { ledger, clock } = await openMatched();
    await recordPushResults(ledger, succeeded(await due(ledger, clock)), clock);
    const more = sampleRecord({
      file: 'b.csv',
      row: 1,
      first: 'Aimee',
      phones: [three],
      emails: ['aimee@example.com'],
    });
    await fill(ledger, clock, [], [more]);
    await saveMatches(ledger, [matchOf(three, [[aimee, more]])], clock);
    const items = await due(ledger, clock, { runId: 'run-2' });
    expect(items).toMatchObject([{ phones: [three], emails: ['aimee@example.com'] }]);
    await recordPushResults(ledger, succeeded(items, 'updated'), clock);
    expect((await numbersOf(ledger))[2]).toMatchObject({ push_action: 'created', push_state: 'done' });
  });

  it('does not push again when a new record says nothing new', async () => {
    const { ledger, clock } = await openMatched();
    await recordPushResults(ledger, succeeded(await due(ledger, clock)), clock);
    const same = sampleRecord({ file: 'b.csv', row: 1, first: 'Aimee', phones: [three] });
    await fill(ledger, clock, [], [same]);
    await saveMatches(ledger, [matchOf(three, [[aimee, same]])], clock);
    expect(await due(ledger, clock, { runId: 'run-2' })).toEqual([]);
  });

  it('joins a number to the contact that was pushed before, without making a second one', async () => {
    const { ledger, clock } = await openMatched();
    const pushed = await due(ledger, clock);
    await recordPushResults(ledger, succeeded(pushed), clock);
    const bridge = sampleRecord({ file: 'b.csv', row: 1, first: 'Jonah', phones: [phoneNo(0), one] });
    await fill(ledger, clock, [phoneNo(0)], [bridge]);
    await saveMatches(ledger, [matchOf(phoneNo(0), [[bridge]]), matchOf(one, [[landlord, bridge]])], clock);
    const items = await due(ledger, clock, { runId: 'run-2' });
    expect(items).toMatchObject([{ contactId: pushed[0]!.contactId, phones: [phoneNo(0), one, two] }]);
  });

  it('gives a number that turns out to be somebody else an id of its own', async () => {
    const { ledger, clock } = await openMatched();
    const [shared] = await due(ledger, clock);
    await recordPushResults(ledger, succeeded([shared!]), clock);
    const other = sampleRecord({ file: 'b.csv', row: 1, first: 'Fergus', phones: [two] });
    await fill(ledger, clock, [], [other]);
    await saveMatches(ledger, [matchOf(two, [[landlord], [other]])], clock);
    await decide(ledger, clock, two, 'use_candidate', 2);
    const items = await due(ledger, clock, { runId: 'run-2' });
    const ids = items.map((item) => [item.phones, item.contactId === shared!.contactId]);
    expect(ids).toEqual([
      [[one], true],
      [[two], false],
      [[three], false],
    ]);
    expect(new Set(items.map((item) => item.externalId)).size).toBe(3);
  });

  it('pushes a decided conflict, and nothing of one that is open', async () => {
    const ledger = await open();
    const clock = testClock();
    const conflict = [
      sampleRecord({ row: 1, phones: [one] }),
      sampleRecord({ row: 2, first: 'Aimee', phones: [one] }),
    ] as const;
    await fillAndMatch(ledger, clock, conflict, [matchOf(one, [[conflict[0]], [conflict[1]]])]);
    expect(await due(ledger, clock)).toEqual([]);
    await decide(ledger, clock, one, 'use_candidate', 2);
    expect(await due(ledger, clock)).toMatchObject([{ phones: [one], firstName: 'Aimee' }]);
  });

  it.each([
    [
      'a company goes where OpenPhone shows a name',
      { first: null, last: null, company: 'Eastmere Realty Group' },
      'Eastmere Realty Group',
      null,
    ],
    ['so does a last name that stands alone', { first: null, last: 'Okafor' }, 'Okafor', null],
    [
      'a person keeps first and last name',
      { first: 'Dana', last: 'Okafor', company: 'Eastmere' },
      'Dana',
      'Okafor',
    ],
  ])('%s', async (_reason, name, firstName, lastName) => {
    const ledger = await open();
    const clock = testClock();
    const record = sampleRecord({ row: 1, phones: [one], ...name });
    await fillAndMatch(ledger, clock, [record], [matchOf(one, [[record]])]);
    expect(await due(ledger, clock)).toMatchObject([
      { firstName, lastName, company: 'company' in name ? name.company : null },
    ]);
  });
});
