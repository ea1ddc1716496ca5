import fc from 'fast-check';
import type { Ledger } from '../../../ledger';
import { claimEvents, type ClaimedEvent } from '../../../ledger/events/claim-events';
import { countEvents } from '../../../ledger/events/list-events';
import { replayEvents } from '../../../ledger/events/replay-events';
import { completeEvents, failEvents } from '../../../ledger/events/settle-events';
import { storeEvents } from '../../../ledger/events/store-events';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock, type QueueClock } from '../queue-clock';
import { EventModel, MAX_ATTEMPTS } from './event-model';
import { event, LEASE_MS } from './sample-events';

interface World {
  readonly ledger: Ledger;
  readonly clock: QueueClock;
  readonly model: EventModel;
  /** Everything that was ever handed out, so that stale tokens are used too. */
  readonly handedOut: ClaimedEvent[];
  /** By event: until when nobody else may get it. Kept apart from the model. */
  readonly liveUntil: Map<string, number>;
}
type Operation = (world: World) => Promise<void>;

function operation<Settings>(
  name: string,
  settings: fc.Arbitrary<Settings>,
  run: (world: World, settings: Settings) => Promise<void>,
): fc.Arbitrary<Operation> {
  return settings.map((chosen) =>
    Object.assign((world: World) => run(world, chosen), {
      [fc.toStringMethod]: () => `${name}(${JSON.stringify(chosen)})`,
    }),
  );
}

const nowOf = ({ clock }: World) => Date.parse(clock.now());

const anyStore = operation(
  'store',
  fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean()), { minLength: 1, maxLength: 4 }),
  async (world, list) => {
    const { ledger, clock, model } = world;
    const minute = Math.floor(nowOf(world) / 60_000);
    const events = list.map(([n, hasId]) => event(hasId ? `E${n}` : null, { payload: { n: n % 3 } }));
    const stored = await storeEvents(ledger, events, clock);
    for (const [index, [n, hasId]] of list.entries()) {
      const { id, isNew } = stored[index]!;
      const key = hasId ? `id ${n}` : `content ${n % 3} ${minute}`;
      expect(isNew).toBe(model.store(key, id, index, nowOf(world)));
      expect(model.events.get(id)?.key).toBe(key);
    }
  },
);

const anyClaim = operation('claim', fc.integer({ min: 1, max: 4 }), async (world, limit) => {
  const { ledger, clock, model, handedOut, liveUntil } = world;
  const now = nowOf(world);
  const request = { limit, leaseMs: LEASE_MS, maxAttempts: MAX_ATTEMPTS };
  const claimed = await claimEvents(ledger, request, clock);
  expect(claimed.map(({ id }) => id)).toEqual(model.claim(limit, now));
  for (const one of claimed) {
    expect(liveUntil.get(one.id) ?? 0).toBeLessThanOrEqual(now);
    liveUntil.set(one.id, now + LEASE_MS);
    model.lend(one.id, one.leaseToken, now + LEASE_MS);
    expect(one).toMatchObject({ attempts: model.events.get(one.id)?.attempts });
    handedOut.push(one);
  }
});

/** Mostly of those handed out last, sometimes of long ago. */
const anyBack = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }) },
);

const anyComplete = operation('complete', anyBack, async ({ ledger, clock, model, ...world }, back) => {
  const one = world.handedOut.at(-back);
  if (!one) return;
  const outcome = model.complete(one.id, one.leaseToken);
  if (outcome === 'done') world.liveUntil.delete(one.id);
  expect(await completeEvents(ledger, [one], clock)).toEqual([{ id: one.id, outcome }]);
});

const anyFail = operation(
  'fail',
  fc.tuple(anyBack, fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true })),
  async (world, [back, isPermanent, random]) => {
    const one = world.handedOut.at(-back);
    if (!one) return;
    const outcome = world.model.fail(one.id, one.leaseToken, isPermanent, random, nowOf(world));
    if (outcome === 'retried') world.liveUntil.delete(one.id);
    const failure = { ...one, code: 'x', message: 'x', isPermanent };
    const rules = { maxAttempts: MAX_ATTEMPTS, random: () => random };
    expect(await failEvents(world.ledger, [failure], rules, world.clock)).toMatchObject([
      { id: one.id, outcome },
    ]);
  },
);

const anyReplay = operation('replay', fc.constantFrom('dead', 'done', 'waiting'), async (world, kind) => {
  const { ledger, clock, model, liveUntil } = world;
  const statuses = kind === 'done' ? ['dead', 'done'] : [kind];
  for (const { id, status } of model.events.values()) if (statuses.includes(status)) liveUntil.delete(id);
  const replay = kind === 'waiting' ? { status: kind } : { includeDone: kind === 'done' };
  expect(await replayEvents(ledger, replay, clock)).toBe(model.replay(statuses, nowOf(world)));
});

const anyWait = operation(
  'wait',
  fc.constantFrom(1, 700, 3_000, LEASE_MS - 1, LEASE_MS),
  async ({ clock }, ms) => clock.forward(ms),
);

const anyOperation = fc.oneof(
  { weight: 3, arbitrary: anyStore },
  { weight: 5, arbitrary: anyClaim },
  { weight: 3, arbitrary: anyComplete },
  { weight: 3, arbitrary: anyFail },
  { weight: 1, arbitrary: anyReplay },
  { weight: 3, arbitrary: anyWait },
);

const RUNS = 101;
const LENGTH = { minLength: 100, maxLength: 104, size: 'max' } as const;

describeOnEachDatabase('the inbox', ({ open }) => {
  it('loses nothing, hands nothing to two and keeps its books, whatever happens in any order', async () => {
    const ledger = await open();
    let operations = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyOperation, LENGTH), async (sequence) => {
        await ledger.write((db) => db.deleteFrom('events').execute());
        const world: World = {
          ledger,
          clock: queueClock(),
          model: new EventModel(),
          handedOut: [],
          liveUntil: new Map(),
        };
        for (const step of sequence) {
          await step(world);
          operations += 1;
          const counts = await countEvents(ledger);
          expect(counts).toEqual(world.model.counts());
          expect(counts.stored).toBe(counts.waiting + counts.claimed + counts.done + counts.dead);
        }
      }),
      { numRuns: RUNS },
    );
    expect(operations).toBeGreaterThanOrEqual(10_000);
  }, 120_000);

  it('comes to an end: every event is done once its work succeeds', async () => {
    const ledger = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(anyOperation, { maxLength: 30, size: 'max' }), async (sequence) => {
        await ledger.write((db) => db.deleteFrom('events').execute());
        const clock = queueClock();
        const model = new EventModel();
        const world: World = { ledger, clock, model, handedOut: [], liveUntil: new Map() };
        for (const step of sequence) await step(world);
        await replayEvents(ledger, {}, clock);
        const worked: string[] = [];
        for (let idle = 0; idle < 2;) {
          const claimed = await claimEvents(ledger, { limit: 3, leaseMs: 1, maxAttempts: 99 }, clock);
          await completeEvents(ledger, claimed, clock);
          for (const { id } of claimed) worked.push(id);
          idle = claimed.length === 0 ? idle + 1 : 0;
          clock.forward(LEASE_MS);
        }
        const { stored, done } = await countEvents(ledger);
        expect({ done, each: new Set(worked).size }).toEqual({ done: stored, each: worked.length });
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
