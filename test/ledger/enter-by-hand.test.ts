import { linkByPhone } from '../../contacts/matching';
import {
  conflictsPage,
  duePushes,
  enterByHand,
  listAcceptedRecords,
  listUnmapped,
  MatchToSaveSchema,
  recordDecisions,
  report,
  saveMatches,
  undoDecisions,
  type Ledger,
} from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { decide, fill, fillAndMatch, statusesOf } from './bootstrap-scenario';
import { stateOf } from './ledger-state';
import { matchOf, phoneNo, sampleRecord, testClock } from './sample-records';

const [disputed, unnamed, unknown, notMatched, aside, matched] = [1, 2, 3, 4, 5, 6].map(phoneNo) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const pairOf = (phone: string, row: number) => [
  sampleRecord({ row, phones: [phone] }),
  sampleRecord({ row: row + 1, first: 'Aimee', phones: [phone] }),
];
const pairs = [pairOf(disputed, 1), pairOf(aside, 11)];
const nameless = sampleRecord({ row: 21, first: null, last: null, phones: [unnamed] });
const sure = sampleRecord({ row: 31, phones: [matched] });
const records = [...pairs.flat(), nameless, sure];
const wanda = { firstName: 'Wanda', lastName: 'Kessler', company: '', email: 'wanda@example.com' };

describeOnEachDatabase('a name that is entered by hand', ({ open }) => {
  const openFilled = async () => {
    const ledger = await open();
    const clock = testClock();
    const matches = [
      ...[disputed, aside].map((phone, index) =>
        matchOf(
          phone,
          (pairs[index] ?? []).map((one) => [one]),
        ),
      ),
      matchOf(unnamed, [], [nameless]),
      matchOf(unknown, []),
      matchOf(matched, [[sure]]),
    ];
    await fillAndMatch(ledger, clock, records, matches);
    await fill(ledger, clock, [notMatched], []);
    await decide(ledger, clock, disputed, 'skip');
    await decide(ledger, clock, aside, 'none');
    const [conflict] = (await conflictsPage(ledger, { limit: 1, includeSkipped: true })).conflicts;
    const version = conflict?.version ?? null;
    const enter = (phoneNumber: string, seen: string | null = null, person = wanda) =>
      enterByHand(ledger, { phoneNumber, version: seen, person }, 'ann', clock, 'batch');
    return { ledger, clock, version, enter };
  };
  const versionFor = (phone: string, version: string | null) => (phone === disputed ? version : null);

  it.each([
    ['an open conflict', disputed, ['1 applied by ann', '1 rejected', '2 rejected']],
    ['a number of which only the number is known', unnamed, ['1 applied by ann', '21 -']],
    ['a number that is in no source', unknown, ['1 applied by ann']],
    ['a number that was not matched yet', notMatched, ['1 applied by ann']],
    ['a number that was set aside', aside, ['1 applied by ann', '11 rejected', '12 rejected']],
  ])('names %s, the books balance, and one undo takes all of it back', async (_kind, phone, statuses) => {
    const { ledger, clock, version, enter } = await openFilled();
    const before = await stateOf(ledger);
    const counted = await report(ledger);
    expect(await enter(phone, versionFor(phone, version))).toEqual({ outcome: 'recorded', problems: [] });
    expect((await statusesOf(ledger, phone)).sort()).toEqual(statuses);
    expect(await report(ledger)).toMatchObject({
      resolved: 1,
      withName: 2,
      withEmail: 1,
      decisions: { by_hand: 1 },
      imbalances: [],
    });
    expect((await listUnmapped(ledger)).map(({ phoneNumber }) => phoneNumber)).not.toContain(phone);
    const undone = await undoDecisions(ledger, { batchId: 'batch', by: 'ben' }, clock);
    expect(undone).toEqual([{ phoneNumber: phone, outcome: 'undone' }]);
    expect(await stateOf(ledger)).toEqual(before);
    expect(await report(ledger)).toEqual(counted);
  });

  it('is pushed as it was entered, and not taken back any more then', async () => {
    const { ledger, clock, enter } = await openFilled();
    await enter(unknown);
    const due = await duePushes(ledger, { limit: 9, runId: 'r', retryFailed: true, leaseSeconds: 0 }, clock);
    expect(due.find(({ phones }) => phones.includes(unknown))).toMatchObject({
      firstName: 'Wanda',
      lastName: 'Kessler',
      emails: ['wanda@example.com'],
    });
    const undone = await undoDecisions(ledger, { batchId: 'batch', by: 'ben' }, clock);
    expect(undone.map(({ outcome }) => outcome)).toEqual(['handed_out']);
  });

  const matchAgain = async (ledger: Ledger, clock: ReturnType<typeof testClock>) => {
    const phones = [disputed, unnamed, unknown, notMatched, aside, matched];
    const numbers = phones.map((phoneNumber) => ({ phoneNumber, conversationIds: [] }));
    const linked = [...linkByPhone(numbers, await listAcceptedRecords(ledger))];
    return saveMatches(
      ledger,
      linked.map((one) => MatchToSaveSchema.parse(one)),
      clock,
    );
  };

  it('stays when everything is matched again, and nothing is left of it once it was taken back', async () => {
    const { ledger, clock, version, enter } = await openFilled();
    await matchAgain(ledger, clock);
    const before = await stateOf(ledger);
    for (const phone of [disputed, unnamed, unknown, aside]) await enter(phone, versionFor(phone, version));
    const entered = await stateOf(ledger);
    expect(await matchAgain(ledger, clock)).toMatchObject({ unchanged: 6 });
    expect(await stateOf(ledger)).toEqual(entered);
    const undone = await undoDecisions(ledger, { batchId: 'batch', by: 'ben' }, clock);
    expect(undone.map(({ outcome }) => outcome)).toEqual(['undone', 'undone', 'undone', 'undone']);
    expect(await stateOf(ledger)).toEqual(before);
    expect(await matchAgain(ledger, clock)).toMatchObject({ unchanged: 6 });
  });

  it('keeps one source a day, of which an undo takes out its own entry only', async () => {
    const { ledger, clock, enter } = await openFilled();
    await enterByHand(ledger, { phoneNumber: unknown, version: null, person: wanda }, 'ann', clock, 'first');
    await enter(notMatched, null, { ...wanda, firstName: 'Fergus' });
    const byHand = async () => (await report(ledger)).files.filter(({ source }) => source === 'manual');
    expect(await byHand()).toMatchObject([{ records: 2, accepted: 2, matched: 2 }]);
    await undoDecisions(ledger, { batchId: 'first', by: 'ben' }, clock);
    expect(await byHand()).toMatchObject([{ records: 1, accepted: 1, matched: 1 }]);
    expect(await report(ledger)).toMatchObject({ resolved: 1, imbalances: [] });
  });

  it('asks again when a record of somebody else turns up, and keeps what was entered among the candidates', async () => {
    const { ledger, clock, enter } = await openFilled();
    await enter(unknown);
    const late = sampleRecord({ file: 'b.csv', row: 2, first: 'Fergus', last: 'Ortiz', phones: [unknown] });
    await fill(ledger, clock, [], [late]);
    expect(await matchAgain(ledger, clock)).toMatchObject({ reopened: 1 });
    const { conflicts } = await conflictsPage(ledger, { limit: 9 });
    const names = conflicts.flatMap(({ candidates }) => candidates.map(({ contact }) => contact.firstName));
    expect(names.sort()).toEqual(['Fergus', 'Wanda']);
    const undone = await undoDecisions(ledger, { batchId: 'batch', by: 'ben' }, clock);
    expect(undone.map(({ outcome }) => outcome)).toEqual(['changed_meanwhile']);
  });

  it('is not taken back once a record joined it', async () => {
    const { ledger, clock, enter } = await openFilled();
    await enter(unknown);
    const same = sampleRecord({
      file: 'b.csv',
      row: 2,
      first: 'Wanda',
      last: 'Kessler',
      phones: [unknown],
      emails: ['wanda@example.com'],
    });
    await fill(ledger, clock, [], [same]);
    expect(await matchAgain(ledger, clock)).toMatchObject({ stayedDecided: 1 });
    const undone = await undoDecisions(ledger, { batchId: 'batch', by: 'ben' }, clock);
    expect(undone.map(({ outcome }) => outcome)).toEqual(['changed_meanwhile']);
    expect((await report(ledger)).imbalances).toEqual([]);
  });

  it('changes nothing where it is refused', async () => {
    const { ledger, clock, version, enter } = await openFilled();
    const before = await stateOf(ledger);
    const outcomes = [
      await enter('+12025550199'),
      await enter(matched),
      await enter(disputed),
      await enter(disputed, 'another version'),
      await enter(unknown, version),
      await enter(aside, version),
      await enter(unknown, null, { ...wanda, email: 'nowhere' }),
    ].map(({ outcome }) => outcome);
    expect(outcomes).toEqual([
      'unknown_number',
      'already_decided',
      'changed_meanwhile',
      'changed_meanwhile',
      'changed_meanwhile',
      'already_decided',
      'refused',
    ]);
    expect(await stateOf(ledger)).toEqual(before);
    await recordDecisions(
      ledger,
      [{ phoneNumber: disputed, decision: 'use_candidate', candidateNo: 1, version }],
      'ann',
      clock,
    );
    expect((await enter(disputed, version)).outcome).toBe('already_decided');
  });
});
