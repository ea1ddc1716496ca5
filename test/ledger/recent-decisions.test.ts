import {
  duePushes,
  enterByHand,
  recentDecisions,
  recordDecisions,
  undoDecisions,
  type DecisionToRecord,
} from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { decisionOf, fillAndMatch } from './bootstrap-scenario';
import { matchOf, phoneNo, sampleRecord, testClock } from './sample-records';

const phones = [1, 2, 3].map(phoneNo);
const [first = '', second = '', third = ''] = phones;
const unknown = phoneNo(9);
const pairs = phones.map((phone, index) => [
  sampleRecord({ row: 10 * index + 1, phones: [phone] }),
  sampleRecord({ row: 10 * index + 2, first: 'Aimee', phones: [phone], source: 'quickbooks' }),
]);
const put = (phone: string, decision: Parameters<typeof decisionOf>[1]): DecisionToRecord => ({
  ...decisionOf(phone, decision),
  version: null,
});

describeOnEachDatabase('what was decided last', ({ open }) => {
  const openDecided = async () => {
    const ledger = await open();
    const clock = testClock();
    const conflicts = pairs.map(([left, right], index) => matchOf(phones[index]!, [[left!], [right!]]));
    await fillAndMatch(ledger, clock, pairs.flat(), [...conflicts, matchOf(unknown, [])]);
    await recordDecisions(ledger, [put(first, 'skip')], 'of old', clock);
    await recordDecisions(ledger, [put(first, 'use_candidate'), put(second, 'merge')], 'ann', clock, 'b1');
    await recordDecisions(ledger, [put(third, 'none')], 'ben', clock, 'b2');
    const person = { firstName: 'Wanda', lastName: '', company: '', email: '' };
    await enterByHand(ledger, { phoneNumber: unknown, version: null, person }, 'cy', clock, 'b3');
    return { ledger, clock };
  };

  it('is told batch by batch, the newest first, with what can still be taken back', async () => {
    const { ledger } = await openDecided();
    const { batches, next } = await recentDecisions(ledger, { after: null, limit: 9 });
    expect(batches).toMatchObject([
      {
        batchId: 'b3',
        reviewer: 'cy',
        did: 'Entered by hand',
        numbers: 1,
        undoable: 1,
        phoneNumber: unknown,
      },
      {
        batchId: 'b2',
        reviewer: 'ben',
        did: 'None of them',
        numbers: 1,
        undoable: 1,
        phone: '(617) 555-0103',
      },
      {
        batchId: 'b1',
        reviewer: 'ann',
        did: 'Used a candidate, merged',
        numbers: 2,
        undoable: 2,
        phone: null,
      },
      { reviewer: 'of old', did: 'Skipped', numbers: 1, undoable: 0, phoneNumber: first },
    ]);
    expect(next).toBeNull();
    expect(batches.map(({ at }) => at)).toEqual(
      batches
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('says of each number what an undo then does', async () => {
    const { ledger, clock } = await openDecided();
    const due = await duePushes(ledger, { limit: 1, runId: 'r', retryFailed: true, leaseSeconds: 0 }, clock);
    expect(due).toHaveLength(1);
    await undoDecisions(ledger, { batchId: 'b2', by: 'ben' }, clock);
    const { batches } = await recentDecisions(ledger, { after: null, limit: 9 });
    expect(batches.map(({ undoable }) => undoable)).toEqual([1, 0, 1, 0]);
    for (const { batchId, undoable } of batches) {
      const outcomes = await undoDecisions(ledger, { batchId, by: 'ben' }, clock);
      expect(outcomes.filter(({ outcome }) => outcome === 'undone')).toHaveLength(undoable);
    }
  });

  it('pages without a batch twice or left out', async () => {
    const { ledger } = await openDecided();
    const whole = await recentDecisions(ledger, { after: null, limit: 9 });
    const paged: (typeof whole.batches)[number][] = [];
    for (let after: string | null = null, pages = 0; pages < 9; pages += 1) {
      const page = await recentDecisions(ledger, { after, limit: 2 });
      paged.push(...page.batches);
      after = page.next;
      if (after === null) break;
    }
    expect(paged).toEqual(whole.batches);
  });

  it('has nothing to tell when nobody decided anything', async () => {
    expect(await recentDecisions(await open(), { after: null, limit: 9 })).toEqual({
      batches: [],
      next: null,
    });
  });
});
