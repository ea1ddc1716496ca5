import { completeEvents } from '../../../ledger/events/settle-events';
import { countEvents } from '../../../ledger/events/list-events';
import { storeEvents } from '../../../ledger/events/store-events';
import { queueClock } from '../queue-clock';
import { describeTwoWorkers, untilNothingIsLeft } from '../two-workers';
import { claim, event } from './sample-events';

const events = (count: number) => Array.from({ length: count }, (_, n) => event(String(n)));

describeTwoWorkers('two workers', (open) => {
  it('share the events, each to one of them', async () => {
    const ledgers = await open();
    await storeEvents(ledgers[0], events(600), queueClock());
    const workers = [0, 1, 0, 1].map((index, n) => {
      const ledger = ledgers[index]!;
      const clock = queueClock(`worker ${n}`);
      return untilNothingIsLeft(async () => {
        const claimed = await claim(ledger, clock, { limit: 7 });
        await completeEvents(ledger, claimed, clock);
        return claimed;
      });
    });
    const shares = await Promise.all(workers);
    const ids = shares.flat().map(({ id }) => id);
    expect(ids).toHaveLength(600);
    expect(new Set(ids).size).toBe(600);
    expect(shares.filter((share) => share.length > 0).length).toBeGreaterThan(1);
    expect(await countEvents(ledgers[0])).toMatchObject({ stored: 600, done: 600 });
  }, 60_000);

  it('do not wait for each other: what one is about to take, the other passes over', async () => {
    const [one, other] = await open();
    await storeEvents(one, events(3), queueClock());
    const claimed = await one.writeKeys([], async (db) => {
      await db.selectFrom('events').select('id').orderBy('id').limit(2).forUpdate().execute();
      return claim(other, queueClock('other'));
    });
    expect(claimed).toHaveLength(1);
  }, 20_000);

  it('that store the same events at once have each of them once', async () => {
    const ledgers = await open();
    const batch = events(100);
    const stored = await Promise.all(
      [0, 1, 0, 1].map((index, n) => {
        const inOwnOrder = n % 2 === 0 ? batch : [...batch].reverse();
        return storeEvents(ledgers[index]!, inOwnOrder, queueClock(`worker ${n}`));
      }),
    );
    expect(stored.flat().filter(({ isNew }) => isNew)).toHaveLength(100);
    expect(new Set(stored.flat().map(({ id }) => id)).size).toBe(100);
    expect(await countEvents(ledgers[0])).toMatchObject({ stored: 100 });
  }, 20_000);
});
