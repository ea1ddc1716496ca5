import type { Ledger } from '../../../ledger';
import { claimEvents, type ClaimedEvent, type EventClaim } from '../../../ledger/events/claim-events';
import type { EventToStore } from '../../../ledger/events/event-to-store';
import { storeEvents } from '../../../ledger/events/store-events';
import type { QueueClock } from '../queue-clock';

export const LEASE_MS = 60_000;

/** An invented event of ResMan. */
export const event = (eventId: string | null, overrides: Partial<EventToStore> = {}): EventToStore => ({
  source: 'resman',
  eventId,
  type: 'prospect.changed',
  payload: { prospectId: 'P1' },
  ...overrides,
});

export const claim = (
  ledger: Ledger,
  clock: QueueClock,
  overrides: Partial<EventClaim> = {},
): Promise<ClaimedEvent[]> => claimEvents(ledger, { limit: 10, leaseMs: LEASE_MS, ...overrides }, clock);

/** Stores one event and takes it. */
export async function oneClaimed(ledger: Ledger, clock: QueueClock): Promise<ClaimedEvent> {
  await storeEvents(ledger, [event('1')], clock);
  const [claimed] = await claim(ledger, clock);
  if (!claimed) throw new Error('Nothing was due.');
  return claimed;
}
