import type { ReviewDecision } from '../../contacts/review';
import { duePushes, recordDecisions, saveMatches, undoDecisions, type DecisionToRecord } from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { decisionOf, fillAndMatch } from './bootstrap-scenario';
import { stateOf } from './ledger-state';
import { matchOf, phoneNo, sampleRecord, testClock } from './sample-records';

const phones = [1, 2, 3].map(phoneNo);
const [first = '', second = '', third = ''] = phones;
const pairs = phones.map((phone, index) => [
  sampleRecord({ row: 10 * index + 1, phones: [phone] }),
  sampleRecord({ row: 10 * index + 2, first: 'Aimee', phones: [phone], source: 'quickbooks' }),
]);
const matches = pairs.map(([left, right], index) => matchOf(phones[index]!, [[left!], [right!]]));
const use = (phoneNumber: string, candidateNo = 1): DecisionToRecord => ({
  ...decisionOf(phoneNumber, 'use_candidate', candidateNo),
  version: null,
});
const put = (phoneNumber: string, decision: ReviewDecision['decision']): DecisionToRecord => ({
  ...decisionOf(phoneNumber, decision),
  version: null,
});

const mergeBoth = { phoneNumber: first, decision: 'merge' as const, candidateNos: [1, 2] };

describeOnEachDatabase('taking decisions back', ({ open }) => {
  const openWithConflicts = async () => {
    const ledger = await open();
    const clock = testClock();
    await fillAndMatch(ledger, clock, pairs.flat(), matches);
    const undo = async (batchId: string) =>
      (await undoDecisions(ledger, { batchId, by: 'ben' }, clock)).map(({ outcome }) => outcome);
    return { ledger, clock, undo };
  };

  it('leaves the ledger exactly as it was before all of them, and says in the history who did it', async () => {
    const { ledger, clock, undo } = await openWithConflicts();
    await recordDecisions(ledger, [put(third, 'skip')], 'ann', clock, 'earlier');
    const before = await stateOf(ledger);
    const decided = [use(first, 2), put(second, 'merge'), use(third)];
    const results = await recordDecisions(ledger, decided, 'ann', clock, 'batch');
    expect(results.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'recorded']);
    expect(await stateOf(ledger)).not.toEqual(before);
    expect(await undo('batch')).toEqual(['undone', 'undone', 'undone']);
    expect(await stateOf(ledger)).toEqual(before);
    expect(await undo('batch')).toEqual(['already_undone', 'already_undone', 'already_undone']);
    expect(await undo('earlier')).toEqual(['undone']);
    expect(await undo('nothing')).toEqual([]);
    const history = await ledger.read((db) =>
      db.selectFrom('enrichment_decisions').select(['decision', 'reviewer', 'undone_by']).execute(),
    );
    expect(history).toHaveLength(4);
    expect(new Set(history.map((row) => row.undone_by))).toEqual(new Set(['ben']));
  });

  it.each<[string, DecisionToRecord]>([
    ['a merge of some with a field of one', { ...mergeBoth, fields: { name: 2 }, version: null }],
    ['a household', { ...decisionOf(first, 'same_household', 2), version: null }],
    ['nobody', put(first, 'none')],
  ])('leaves the ledger exactly as it was before %s', async (_kind, decision) => {
    const { ledger, clock, undo } = await openWithConflicts();
    await recordDecisions(ledger, [put(first, 'skip')], 'ann', clock, 'earlier');
    const before = await stateOf(ledger);
    const [recorded] = await recordDecisions(ledger, [decision], 'ann', clock, 'batch');
    expect(recorded?.outcome).toBe('recorded');
    expect(await stateOf(ledger)).not.toEqual(before);
    expect(await undo('batch')).toEqual(['undone']);
    expect(await stateOf(ledger)).toEqual(before);
  });

  it("takes back that a number is nobody's, also when it was pushed under a name before", async () => {
    const { ledger, clock, undo } = await openWithConflicts();
    const [left, right] = pairs[0]!;
    await recordDecisions(ledger, [use(first)], 'ann', clock, 'batch');
    await duePushes(ledger, { limit: 2, runId: 'r1', retryFailed: true, leaseSeconds: 0 }, clock);
    const stranger = sampleRecord({ row: 99, first: 'Ximena', phones: [first], source: 'csv' });
    await fillAndMatch(ledger, clock, [stranger], [matchOf(first, [[left!], [right!], [stranger]])]);
    const before = await stateOf(ledger);
    await recordDecisions(ledger, [put(first, 'none')], 'ann', clock, 'nobody');
    expect(await undo('nobody')).toEqual(['undone']);
    expect(await stateOf(ledger)).toEqual(before);
  });

  it('takes several decisions about one number back in their order', async () => {
    const { ledger, clock, undo } = await openWithConflicts();
    const before = await stateOf(ledger);
    await recordDecisions(ledger, [put(first, 'skip')], 'ann', clock, 'batch');
    await recordDecisions(ledger, [use(first)], 'ann', clock, 'batch');
    expect(await undo('batch')).toEqual(['undone', 'undone']);
    expect(await stateOf(ledger)).toEqual(before);
  });

  it('lets the conflict be decided again', async () => {
    const { ledger, clock, undo } = await openWithConflicts();
    await recordDecisions(ledger, [use(first)], 'ann', clock, 'batch');
    await undo('batch');
    const [again] = await recordDecisions(ledger, [use(first, 2)], 'ben', clock, 'other');
    expect(again?.outcome).toBe('recorded');
    expect(await undo('batch')).toEqual(['already_undone']);
  });

  it('leaves what somebody decided otherwise meanwhile, what was handed out for OpenPhone, and takes back the rest', async () => {
    const { ledger, clock } = await openWithConflicts();
    await recordDecisions(ledger, [put(first, 'skip'), use(second), use(third)], 'ann', clock, 'batch');
    await recordDecisions(ledger, [put(first, 'merge')], 'ben', clock, 'other');
    const due = await duePushes(ledger, { limit: 2, runId: 'r1', retryFailed: true, leaseSeconds: 0 }, clock);
    const handedOut = new Set(due.flatMap((item) => item.phones));
    const before = await stateOf(ledger);
    const results = await undoDecisions(ledger, { batchId: 'batch', by: 'ben' }, clock);
    expect(new Map(results.map(({ phoneNumber, outcome }) => [phoneNumber, outcome]))).toEqual(
      new Map(
        phones.map((phone) => [
          phone,
          phone === first ? 'changed_meanwhile' : handedOut.has(phone) ? 'handed_out' : 'undone',
        ]),
      ),
    );
    const numberOf = ({ numbers }: typeof before) => numbers.find((row) => row.phone_number === first);
    expect(numberOf(await stateOf(ledger))).toEqual(numberOf(before));
  });

  it('leaves a decision whose number got other records since and was opened again', async () => {
    const { ledger, clock, undo } = await openWithConflicts();
    await recordDecisions(ledger, [use(first)], 'ann', clock, 'batch');
    const stranger = sampleRecord({ row: 99, first: 'Ximena', phones: [first], source: 'csv' });
    const [left, right] = pairs[0]!;
    await fillAndMatch(ledger, clock, [stranger], [matchOf(first, [[left!], [right!], [stranger]])]);
    await saveMatches(ledger, [matchOf(first, [[left!], [right!], [stranger]])], clock);
    expect(await undo('batch')).toEqual(['changed_meanwhile']);
  });
});
