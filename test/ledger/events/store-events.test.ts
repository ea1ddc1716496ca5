import { claimEvents } from '../../../ledger/events/claim-events';
import { countEvents, getEvent } from '../../../ledger/events/list-events';
import { completeEvents } from '../../../ledger/events/settle-events';
import { storeEvents, storeEventsIn } from '../../../ledger/events/store-events';
import { openLedger } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock } from '../queue-clock';
import { event, oneClaimed } from './sample-events';

describeOnEachDatabase('storeEvents', ({ open, freshSettings }) => {
  it('stores ten duplicates of one batch as one event', async () => {
    const ledger = await open();
    const stored = await storeEvents(ledger, Array(10).fill(event('1')), queueClock());
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
    expect(stored.map(({ isNew }) => isNew)).toEqual([true, ...Array(9).fill(false)]);
    expect(await countEvents(ledger)).toMatchObject({ stored: 1, waiting: 1, claimed: 0, done: 0, dead: 0 });
  });

  it('tells the same event of a source by its id, whatever else it says', async () => {
    const ledger = await open();
    const clock = queueClock();
    const [first] = await storeEvents(ledger, [event('1')], clock);
    clock.forward(86_400_000);
    const again = event('1', { type: 'prospect.deleted', payload: null });
    expect(await storeEvents(ledger, [again], clock)).toEqual([
      { id: first?.id, isNew: false, status: 'waiting' },
    ]);
    expect(await getEvent(ledger, first!.id)).toMatchObject({ type: 'prospect.changed' });
  });

  it('keeps the same id of two sources apart', async () => {
    const ledger = await open();
    const stored = await storeEvents(ledger, [event('1'), event('1', { source: 'domiq' })], queueClock());
    expect(stored.map(({ isNew }) => isNew)).toEqual([true, true]);
  });

  it('tells an event without an id by what it says and the minute it came', async () => {
    const ledger = await open();
    const clock = queueClock();
    const said = event(null, { payload: { a: 1, b: 2 } });
    await storeEvents(ledger, [said], clock);
    clock.forward(59_000);
    const inOtherOrder = event(null, { payload: { b: 2, a: 1 } });
    const otherWords = event(null, { payload: { a: 1, b: 3 } });
    const otherType = event('', { payload: { a: 1, b: 2 }, type: 'prospect.deleted' });
    const stored = await storeEvents(ledger, [inOtherOrder, otherWords, otherType], clock);
    expect(stored.map(({ isNew }) => isNew)).toEqual([false, true, true]);
    clock.forward(1_000);
    expect(await storeEvents(ledger, [said], clock)).toMatchObject([{ isNew: true }]);
  });

  it('does not take an id for the hash of an event without one', async () => {
    const ledger = await open();
    const [stored] = await storeEvents(ledger, [event(null)], queueClock());
    const key = await ledger.read((db) =>
      db.selectFrom('events').select('event_key').executeTakeFirstOrThrow(),
    );
    expect(await storeEvents(ledger, [event(key.event_key)], queueClock('other'))).toMatchObject([
      { isNew: true },
    ]);
    expect(await getEvent(ledger, stored!.id)).toMatchObject({ sourceEventId: null });
  });

  it('says what became of an event that comes again', async () => {
    const ledger = await open();
    const clock = queueClock();
    const claimed = await oneClaimed(ledger, clock);
    expect(await storeEvents(ledger, [event('1')], clock)).toMatchObject([{ status: 'claimed' }]);
    await completeEvents(ledger, [claimed], clock);
    expect(await storeEvents(ledger, [event('1')], clock)).toMatchObject([{ status: 'done' }]);
  });

  it('gives back what came in, hostile texts included', async () => {
    const ledger = await open();
    const payload = { text: `a\0b \uD800 <b>'; drop table events; --`, ['__proto__']: 1, list: [null, 1.5] };
    const [stored] = await storeEvents(
      ledger,
      [event('id\0 \uD800', { payload: JSON.parse(JSON.stringify(payload)) as never })],
      queueClock(),
    );
    const kept = await getEvent(ledger, stored!.id);
    expect(JSON.stringify(kept?.payload)).toBe(JSON.stringify(payload));
    expect(kept?.sourceEventId).toBe('id\uFFFD \uFFFD');
  });

  it('hands out an event of a source whose clock is ahead at once', async () => {
    const ledger = await open();
    const clock = queueClock();
    await storeEvents(ledger, [event('1', { receivedAt: '2031-05-01T00:00:00+02:00' })], clock);
    expect(await claimEvents(ledger, { limit: 1, leaseMs: 1000 }, clock)).toMatchObject([
      { receivedAt: '2031-04-30T22:00:00.000Z' },
    ]);
  });

  it('stores nothing when one of the events has no time', async () => {
    const ledger = await open();
    const events = [event('1'), event('2', { receivedAt: 'yesterday' })];
    await expect(storeEvents(ledger, events, queueClock())).rejects.toThrow(RangeError);
    expect(await countEvents(ledger)).toMatchObject({ stored: 0 });
  });

  it('goes with the transaction it is part of', async () => {
    const ledger = await open();
    const attempt = ledger.write(async (db) => {
      await storeEventsIn(db, [event('1')], queueClock());
      throw new Error('taken back');
    });
    await expect(attempt).rejects.toThrow('taken back');
    expect(await countEvents(ledger)).toMatchObject({ stored: 0 });
  });

  it('has them when the ledger is opened anew, as soon as it answers', async () => {
    const settings = await freshSettings();
    const ledger = await openLedger(settings);
    await storeEvents(ledger, [event('1')], queueClock());
    await ledger.close();
    const other = await openLedger(settings);
    expect(await countEvents(other)).toMatchObject({ stored: 1, waiting: 1 });
    await other.close();
  });

  it('stores a batch larger than a statement takes', async () => {
    const ledger = await open();
    const many = Array.from({ length: 25_000 }, (_, n) => event(String(n)));
    const stored = await storeEvents(ledger, many, queueClock());
    expect(stored.filter(({ isNew }) => isNew)).toHaveLength(25_000);
  }, 30_000);
});
