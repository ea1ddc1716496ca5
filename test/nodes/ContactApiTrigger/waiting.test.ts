import { mkdirSync, rmSync } from 'node:fs';
import {
  claimEvents,
  completeEvents,
  countEvents,
  defaultLedgerFile,
  failEvents,
  systemClock,
  type EventProgress,
} from '../../../ledger';
import { EventWaiters } from '../../../nodes/trigger/event-waiters';
import { eventually } from '../../sandbox/sandbox-client';
import { createBody } from './bodies';
import { servedApi, type ServedApi } from './run-contact-api';

const progress = (id: string, status: EventProgress['status']): EventProgress => ({
  id,
  status,
  answer: null,
  dueAt: '2026-11-22T10:00:00.000Z',
});
const never = new AbortController().signal;
const isDone = ({ status }: EventProgress) => status === 'done';

describe('those who wait for answers', () => {
  it('are asked for together, each once, and never again when nobody waits', async () => {
    const reads: string[][] = [];
    let isFinished = false;
    const waiters = new EventWaiters(async (ids) => {
      reads.push([...ids].sort());
      return ids.map((id) => progress(id, isFinished ? 'done' : 'claimed'));
    });
    const waits = ['a', 'b', 'b', 'c'].map((id) => waiters.wait(id, isDone, 60_000, never));
    await eventually(() => reads.length > 2);
    isFinished = true;
    expect((await Promise.all(waits)).map((found) => found?.id)).toEqual(['a', 'b', 'b', 'c']);
    expect(reads.slice(1).every((ids) => ids.join() === 'a,b,c')).toBe(true);
    const { length } = reads;
    expect(await waiters.wait('d', isDone, 60_000, never)).toMatchObject({ id: 'd' });
    expect(reads.slice(length)).toEqual([['d']]);
  });

  it('are told nothing when the time is over, also while the ledger cannot be read', async () => {
    const waiters = new EventWaiters(async () => {
      throw new Error('away');
    });
    expect(await waiters.wait('a', isDone, 20, never)).toBeNull();
  });

  it('are forgotten when they hang up', async () => {
    const waiters = new EventWaiters(async () => []);
    const hungUp = new AbortController();
    const wait = waiters.wait('a', isDone, 60_000, hungUp.signal);
    hungUp.abort();
    expect(await wait).toBeNull();
    expect(await waiters.wait('a', isDone, 60_000, hungUp.signal)).toBeNull();
  });
});

describe('a caller of the contact API', () => {
  let api: ServedApi;
  afterEach(async () => {
    expect(api.host.thrown).toEqual([]);
    await api.close();
  });
  const claimed = async () => {
    let events: Awaited<ReturnType<typeof claimEvents>> = [];
    await eventually(() => api.host.executions.length > 0);
    events = api.host.executions.flat().map(({ json }) => json as never);
    return events[0]!;
  };

  it('is told what a failure that is final says, or that it failed', async () => {
    api = await servedApi();
    const ledger = await api.ledger();
    const failing = async (answer: { status: number; body: { error: string } } | null) => {
      api.host.executions.length = 0;
      const asked = api.call('POST', '/contacts', createBody({ last_name: answer === null ? 'A' : 'B' }));
      const { id, leaseToken } = await claimed();
      const failure = { id, leaseToken, code: 'x', message: 'y', isPermanent: true, answer };
      await failEvents(ledger, [failure], { random: Math.random }, systemClock);
      return await asked;
    };
    expect(await failing({ status: 409, body: { error: 'is_a_resident' } })).toMatchObject({
      status: 409,
      json: { error: 'is_a_resident' },
    });
    expect(await failing(null)).toMatchObject({
      status: 500,
      json: { error: 'not_done', event_id: expect.any(String) },
    });
  });

  it('is told pending at once when the work is tried again only later, and its answer never leaks from a try', async () => {
    api = await servedApi({ parameters: { options: { windowMs: 5, answerWithinSeconds: 0.2 } } });
    const ledger = await api.ledger();
    const asked = api.call('POST', '/contacts', createBody());
    const { id, leaseToken } = await claimed();
    const failure = { id, leaseToken, code: 'x', message: 'y', answer: { status: 409, body: null } };
    await failEvents(ledger, [failure], { random: () => 1 }, systemClock);
    expect(await asked).toMatchObject({ status: 202, json: { status: 'pending', event_id: id } });
  });

  it('that hangs up costs nothing: the work is done, and the answer kept', async () => {
    api = await servedApi();
    const hungUp = new AbortController();
    const key = { 'idempotency-key': 'K1' };
    const asked = fetch(api.host.urlOf('live', 'resman/contacts'), { signal: hungUp.signal, method: 'POST' });
    hungUp.abort();
    await expect(asked).rejects.toThrow();
    const first = api.call('POST', '/contacts', createBody(), { headers: key });
    const { id, leaseToken } = await claimed();
    await completeEvents(
      await api.ledger(),
      [{ id, leaseToken, answer: { status: 201, body: { contact_id: 'c1' } } }],
      systemClock,
    );
    expect(await first).toMatchObject({ status: 201 });
    expect(await api.call('POST', '/contacts', createBody(), { headers: key })).toMatchObject({
      status: 201,
    });
  });

  it('is told to come again when the ledger cannot be used, and nothing is kept', async () => {
    api = await servedApi();
    await (await api.ledger()).close();
    const file = defaultLedgerFile(process.env);
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    mkdirSync(file);
    for (const [method, target, body] of [
      ['POST', '/contacts', createBody()],
      ['GET', '/contacts/search?name=a%20b', undefined],
      ['PUT', '/contacts/x', { contact_data: { notes: 'x' }, update_source: 'chatbot' }],
    ] as const) {
      const answer = await api.call(method, target, body);
      expect(answer).toMatchObject({ status: 503, json: { error: 'unavailable' } });
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    }
    rmSync(file, { recursive: true });
    expect((await countEvents(await api.ledger())).stored).toBe(0);
  });
});
