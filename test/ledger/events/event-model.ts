import type { EventCounts } from '../../../ledger/events/list-events';
import { retryDelayMs } from '../../../ledger/retry-delay';

/** So few that sequences of operations reach them. */
export const MAX_ATTEMPTS = 3;

interface ModelEvent {
  readonly key: string;
  readonly id: string;
  status: 'waiting' | 'claimed' | 'done' | 'dead';
  attempts: number;
  replays: number;
  dueAt: number;
  readonly place: number;
  token: string | null;
}

/** What the inbox should hold, in a map and a few lines: times are milliseconds. */
export class EventModel {
  readonly events = new Map<string, ModelEvent>();

  store(key: string, id: string, place: number, now: number): boolean {
    if ([...this.events.values()].some((event) => event.key === key)) return false;
    this.events.set(id, {
      key,
      id,
      status: 'waiting',
      attempts: 0,
      replays: 0,
      dueAt: now,
      place,
      token: null,
    });
    return true;
  }

  /** The ids that a claim should hand out; each becomes the worker's once `lend` says with which token. */
  claim(limit: number, now: number): string[] {
    const due = [...this.events.values()]
      .filter(({ status, dueAt }) => (status === 'waiting' || status === 'claimed') && dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt || a.place - b.place || (a.id < b.id ? -1 : 1));
    const handedOut: string[] = [];
    for (const event of due) {
      if (handedOut.length >= limit) break;
      if (event.status === 'claimed' && event.attempts >= MAX_ATTEMPTS)
        Object.assign(event, { status: 'dead', token: null });
      else handedOut.push(event.id);
    }
    return handedOut;
  }

  lend(id: string, token: string, until: number): void {
    const event = this.of(id);
    Object.assign(event, { status: 'claimed', attempts: event.attempts + 1, dueAt: until, token });
  }

  complete(id: string, token: string): string {
    const event = this.of(id);
    if (event.token !== token) return 'lease_lost';
    if (event.status === 'done') return 'already_done';
    event.status = 'done';
    return 'done';
  }

  fail(id: string, token: string, isPermanent: boolean, random: number, now: number): string {
    const event = this.of(id);
    if (event.token !== token) return 'lease_lost';
    if (event.status === 'done') return 'already_done';
    event.token = null;
    const isDead = isPermanent || event.attempts >= MAX_ATTEMPTS;
    event.status = isDead ? 'dead' : 'waiting';
    if (!isDead) event.dueAt = now + retryDelayMs(event.attempts, random);
    return isDead ? 'dead' : 'retried';
  }

  replay(statuses: readonly string[], now: number): number {
    const replayed = [...this.events.values()].filter(({ status }) => statuses.includes(status));
    for (const event of replayed) {
      const replays = event.replays + 1;
      Object.assign(event, { status: 'waiting', attempts: 0, replays, dueAt: now, token: null });
    }
    return replayed.length;
  }

  counts(): EventCounts {
    const counts = { stored: this.events.size, waiting: 0, claimed: 0, done: 0, dead: 0, given_up: 0 };
    for (const { status } of this.events.values()) counts[status] += 1;
    return counts;
  }

  private of(id: string): ModelEvent {
    const event = this.events.get(id);
    if (!event) throw new Error('The ledger knows an event that was never stored.');
    return event;
  }
}
