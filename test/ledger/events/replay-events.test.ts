import type { Ledger } from '../../../ledger';
import { countEvents, getEvent, listEvents } from '../../../ledger/events/list-events';
import { replayEvents, type EventReplay } from '../../../ledger/events/replay-events';
import { completeEvents, failEvents } from '../../../ledger/events/settle-events';
import { storeEvents } from '../../../ledger/events/store-events';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock, type QueueClock } from '../queue-clock';
import { claim, event } from './sample-events';

const random = () => 1;

/** One event of each status, a minute apart from 12:00 on: done, dead (of two sources), claimed, retried. */
async function oneOfEach(ledger: Ledger, clock: QueueClock): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const next = async (name: string, source = 'resman') => {
    const [stored] = await storeEvents(ledger, [event(name, { source })], clock);
    ids[name] = stored!.id;
    const [claimed] = await claim(ledger, clock, { leaseMs: 86_400_000 });
    clock.forward(60_000);
    return claimed!;
  };
  await completeEvents(ledger, [await next('done')], clock);
  const fail = async (name: string, code: string, source?: string) =>
    failEvents(
      ledger,
      [{ ...(await next(name, source)), code, message: 'x', isPermanent: true }],
      { random },
      clock,
    );
  await fail('dead', 'a');
  await fail('deadOther', 'b', 'domiq');
  await next('claimed');
  await failEvents(ledger, [{ ...(await next('retried')), code: 'c', message: 'x' }], { random }, clock);
  return ids;
}

describeOnEachDatabase('replayEvents', ({ open }) => {
  it.each<[string, EventReplay, string[]]>([
    ['all that are dead', {}, ['dead', 'deadOther']],
    ['the dead ones of a source', { source: 'domiq' }, ['deadOther']],
    ['those that died of a cause', { errorCode: 'a' }, ['dead']],
    ['the dead ones of some time', { receivedTo: '2026-01-01T12:02:00.000Z' }, ['dead']],
    ['the dead ones since some time', { receivedFrom: '2026-01-01T12:02:00.000Z' }, ['deadOther']],
    ['done ones too, when told to', { includeDone: true }, ['dead', 'deadOther', 'done']],
    ['no done ones, unless told to', { status: 'done' }, ['dead', 'deadOther']],
    ['those that wait, when asked for', { status: 'waiting' }, ['retried']],
    ['none of another type', { type: 'lease.signed' }, []],
  ])('lets be worked on again %s', async (_title, replay, expected) => {
    const ledger = await open();
    const clock = queueClock();
    const ids = await oneOfEach(ledger, clock);
    if (replay.status === 'done') {
      expect(await replayEvents(ledger, replay, clock)).toBe(0);
      return;
    }
    expect(await replayEvents(ledger, replay, clock)).toBe(expected.length);
    const claimed = await claim(ledger, clock);
    expect(claimed.map(({ sourceEventId }) => sourceEventId).sort()).toEqual(expected);
    for (const one of claimed) expect(one).toMatchObject({ attempts: 1, replays: 1 });
    expect(await getEvent(ledger, ids.claimed!)).toMatchObject({ status: 'claimed', replays: 0 });
  });

  it('takes ids, and leaves alone who is at work', async () => {
    const ledger = await open();
    const clock = queueClock();
    const ids = await oneOfEach(ledger, clock);
    const all = [...Object.values(ids), ids.dead!, 'no such event'];
    expect(await replayEvents(ledger, { ids: all }, clock)).toBe(2);
    expect(await replayEvents(ledger, { ids: all, includeDone: true }, clock)).toBe(1);
    expect(await replayEvents(ledger, { ids: [] }, clock)).toBe(0);
    expect(await countEvents(ledger)).toEqual({
      stored: 5,
      waiting: 4,
      claimed: 1,
      done: 0,
      dead: 0,
      given_up: 0,
    });
  });

  it('makes a token of before worthless', async () => {
    const ledger = await open();
    const clock = queueClock();
    await storeEvents(ledger, [event('1')], clock);
    const [before] = await claim(ledger, clock);
    await completeEvents(ledger, [before!], clock);
    await replayEvents(ledger, { includeDone: true }, clock);
    expect(await completeEvents(ledger, [before!], clock)).toMatchObject([{ outcome: 'lease_lost' }]);
  });
});

describeOnEachDatabase('listEvents', ({ open }) => {
  it('shows the newest first, a page at a time, each once, without what they say', async () => {
    const ledger = await open();
    const clock = queueClock();
    for (let batch = 0; batch < 3; batch += 1) {
      await storeEvents(
        ledger,
        ['a', 'b', 'c'].map((id) => event(`${batch}${id}`)),
        clock,
      );
      clock.forward(1);
    }
    const seen: string[] = [];
    for (let after = null as { at: string; id: string } | null; ;) {
      const page = await listEvents(ledger, { limit: 4, after });
      for (const shown of page.entries) seen.push(shown.sourceEventId ?? '');
      expect(page.entries[0]).not.toHaveProperty('payload');
      after = page.next;
      if (after === null) break;
      await storeEvents(ledger, [event(`late ${after.id}`, { receivedAt: '2027-01-01' })], clock);
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
    expect(seen.map((id) => id[0])).toEqual([...'222111000']);
  });

  it('narrows to a status, and finds an event by its id only if there is one', async () => {
    const ledger = await open();
    const clock = queueClock();
    await oneOfEach(ledger, clock);
    const { entries, next } = await listEvents(ledger, { limit: 2, status: 'dead' });
    expect(entries.map(({ errorCode }) => errorCode)).toEqual(['b', 'a']);
    expect(next).toBeNull();
    expect(await getEvent(ledger, 'no such event')).toBeNull();
    expect(await countEvents(ledger, { source: 'domiq' })).toEqual({
      stored: 1,
      waiting: 0,
      claimed: 0,
      done: 0,
      dead: 1,
      given_up: 0,
    });
  });
});
