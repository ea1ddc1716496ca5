import { openLedger, storeEvents, type LedgerSettings } from '../../ledger';
import { bareCommit } from './bare-commit';
import { benchClock, onDurableLedgers } from './durable-ledgers';
import { percentile } from './percentile';

const EVENTS = 3_000;
const WARM_UP = 200;

/**
 * Stores events as webhooks bring them, one after the other, each committed to the disk before the next is taken. Says the
 * rate beside a bare transaction that writes one row.
 */
export function measureLedgerEvents(say: (line: string) => void): Promise<void> {
  return onDurableLedgers(1, (settings) => measure(say, settings));
}

async function measure(say: (line: string) => void, settings: LedgerSettings): Promise<void> {
  const ledger = await openLedger(settings);
  const clock = benchClock();
  const times: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < EVENTS + WARM_UP; n += 1) {
    const event = {
      source: 'domiq',
      eventId: `event-${n}`,
      type: 'contact.created',
      payload: { contact: { first_name: 'Wanda', phone: '+16175550142', email: `wanda${n}@example.com` } },
    };
    const began = performance.now();
    await storeEvents(ledger, [event], clock);
    times.push(performance.now() - began);
    bare.push(await bareCommit(ledger, clock));
  }
  await ledger.close();
  const measured = times.slice(WARM_UP);
  const perSecond = (1000 * measured.length) / measured.reduce((sum, time) => sum + time, 0);
  const median = percentile(measured, 0.5);
  const peer = percentile(bare.slice(WARM_UP), 0.5);
  say(
    `Storing events one by one on ${settings.kind}: ${perSecond.toFixed(0)} a second, median ${median.toFixed(2)} ms, 99th percentile ${percentile(measured, 0.99).toFixed(2)} ms; a bare one-row commit ${peer.toFixed(2)} ms, ratio ${(median / peer).toFixed(1)}`,
  );
}
