import fc from 'fast-check';
import type { Ledger } from '../../../ledger';
import { claimEffects, type ClaimedEffect } from '../../../ledger/effects/claim-effects';
import { countEffects, listEffects } from '../../../ledger/effects/list-effects';
import { queueEffects } from '../../../ledger/effects/queue-effects';
import { replayEffects } from '../../../ledger/effects/replay-effects';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock, type QueueClock } from '../queue-clock';
import { placeOf, RemoteSystem } from './remote-system';
import { effect, LEASE_MS, report } from './sample-effects';

const MAX_ATTEMPTS = 3;

interface World {
  readonly ledger: Ledger;
  readonly clock: QueueClock;
  readonly remote: RemoteSystem;
  /** Everything that was ever handed out, so that stale tokens are used too. */
  readonly handedOut: ClaimedEffect[];
  /** Those that the worker has tried; each is sent or read back once. */
  readonly worked: Set<ClaimedEffect>;
  /** By subject: the token that is out, and until when. */
  readonly out: Map<string, { token: string; until: number }>;
  /** The highest version ever queued of each subject and family. */
  readonly newest: Map<string, string>;
  readonly keys: Set<string>;
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

const nowOf = (clock: QueueClock) => Date.parse(clock.now());

const anyEffect = fc
  .tuple(
    fc.constantFrom('C1', 'C2', 'C3'),
    fc.constantFrom('contact.upsert', 'contact.delete', 'note.create'),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([subject, name, version]) =>
    // Two operations of one family never have the same version.
    effect(`${String(version).padStart(3, '0')}${name.endsWith('delete') ? 'd' : 'u'}`, {
      subject,
      operation: name,
    }),
  );

const anyQueue = operation(
  'queue',
  fc.array(anyEffect, { minLength: 1, maxLength: 3 }),
  async ({ ledger, clock, newest, keys }, effects) => {
    const queued = await queueEffects(ledger, effects, clock);
    for (const [index, one] of effects.entries()) {
      expect(queued[index]).toMatchObject({ isNew: !keys.has(one.idempotencyKey) });
      keys.add(one.idempotencyKey);
      const known = newest.get(placeOf(one)) ?? '';
      newest.set(placeOf(one), one.version > known ? one.version : known);
    }
  },
);

const anyClaim = operation('claim', fc.integer({ min: 1, max: 3 }), async (world, limit) => {
  const { ledger, clock, handedOut, out } = world;
  const now = nowOf(clock);
  const request = { limit, leaseMs: LEASE_MS, maxAttempts: MAX_ATTEMPTS };
  const claimed = await claimEffects(ledger, request, clock);
  expect(claimed.length).toBeLessThanOrEqual(limit);
  expect(new Set(claimed.map(({ subject }) => subject)).size).toBe(claimed.length);
  for (const one of claimed) {
    expect(out.get(one.subject)?.until ?? 0).toBeLessThanOrEqual(now);
    out.set(one.subject, { token: one.leaseToken, until: now + LEASE_MS });
    handedOut.push(one);
  }
});

const endings = ['answered', 'answer lost', 'refused', 'refused for good', 'never sent', 'crash'] as const;

/** The worker of an effect does its part while it holds the lease, or says late what it did. */
async function work(world: World, one: ClaimedEffect, ending: (typeof endings)[number]): Promise<void> {
  const { ledger, clock, remote, out, worked } = world;
  const holding = out.get(one.subject);
  const holds = holding?.token === one.leaseToken && nowOf(clock) < holding.until && !worked.has(one);
  if (holds) worked.add(one);
  const say = async (said: Parameters<typeof report>[3]) => {
    const recorded = await report(ledger, clock, one, said, MAX_ATTEMPTS);
    if (recorded.outcome === 'recorded' && holding?.token === one.leaseToken) out.delete(one.subject);
    if (recorded.outcome === 'recorded' && recorded.status === 'done')
      expect(remote.applications.get(one.idempotencyKey)).toBe(1);
  };
  if (!holds) {
    // Late or twice: what it may still say is what is true.
    await say(
      remote.has(one) ? { outcome: 'sent', externalId: 'r' } : { outcome: 'unknown', message: 'late' },
    );
    return;
  }
  if (ending === 'crash') return;
  if (one.mustReadBack) {
    if (ending === 'refused') return say({ outcome: 'failed_retryable' });
    if (ending === 'refused for good') return say({ outcome: 'failed_permanent' });
    if (ending === 'never sent') return say({ outcome: 'unknown' });
    return say(remote.has(one) ? { outcome: 'read_back_done' } : { outcome: 'read_back_absent' });
  }
  if (ending === 'answered' || ending === 'answer lost') remote.apply(one);
  if (ending === 'answered') await say({ outcome: 'sent', externalId: 'r' });
  if (ending === 'answer lost' || ending === 'never sent') await say({ outcome: 'unknown' });
  if (ending === 'refused') await say({ outcome: 'failed_retryable' });
  if (ending === 'refused for good') await say({ outcome: 'failed_permanent' });
}

/** Mostly of those handed out last, sometimes of long ago. */
const anyBack = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) },
);

const anyWork = operation(
  'work',
  fc.tuple(anyBack, fc.constantFrom(...endings)),
  async (world, [back, ending]) => {
    const one = world.handedOut.at(-back);
    if (one) await work(world, one, ending);
  },
);

/** Sent within the lease, and then the worker crashes before it can say so. */
const anySilentSend = operation('sendAndCrash', anyBack, async (world, back) => {
  const one = world.handedOut.at(-back);
  const holding = one && world.out.get(one.subject);
  if (!one || one.mustReadBack || world.worked.has(one)) return;
  if (holding?.token !== one.leaseToken || nowOf(world.clock) >= holding.until) return;
  world.worked.add(one);
  world.remote.apply(one);
});

const anyReplay = operation('replay', fc.constant(null), async ({ ledger, clock }) => {
  await replayEffects(ledger, {}, clock);
});

const anyWait = operation(
  'wait',
  fc.constantFrom(1, 1_000, 4_000, LEASE_MS - 1, LEASE_MS),
  async ({ clock }, ms) => clock.forward(ms),
);

const anyOperation = fc.oneof(
  { weight: 3, arbitrary: anyQueue },
  { weight: 5, arbitrary: anyClaim },
  { weight: 5, arbitrary: anyWork },
  { weight: 1, arbitrary: anySilentSend },
  { weight: 1, arbitrary: anyReplay },
  { weight: 4, arbitrary: anyWait },
);

async function newWorld(ledger: Ledger): Promise<World> {
  await ledger.write((db) => db.deleteFrom('effects').execute());
  return {
    ledger,
    clock: queueClock(),
    remote: new RemoteSystem(),
    handedOut: [],
    worked: new Set(),
    out: new Map(),
    newest: new Map(),
    keys: new Set(),
  };
}

/** Sends whatever can be sent, with an answer each time, until nothing is left. */
async function settleEverything(world: World): Promise<void> {
  for (let idle = 0; idle < 3;) {
    world.clock.forward(LEASE_MS);
    await replayEffects(world.ledger, {}, world.clock);
    const request = { limit: 5, leaseMs: LEASE_MS, maxAttempts: 99 };
    const claimed = await claimEffects(world.ledger, request, world.clock);
    for (const one of claimed) {
      const found = world.remote.has(one);
      if (one.mustReadBack)
        await report(world.ledger, world.clock, one, {
          outcome: found ? 'read_back_done' : 'read_back_absent',
        });
      else {
        world.remote.apply(one);
        await report(world.ledger, world.clock, one, { outcome: 'sent', externalId: 'r' });
      }
    }
    idle = claimed.length === 0 ? idle + 1 : 0;
  }
}

const RUNS = 101;
const LENGTH = { minLength: 100, maxLength: 104, size: 'max' } as const;

describeOnEachDatabase('the outbox', ({ open }) => {
  it('sends nothing twice and no older version after a newer, and ends with the newest everywhere', async () => {
    const ledger = await open();
    let operations = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyOperation, LENGTH), async (sequence) => {
        const world = await newWorld(ledger);
        for (const step of sequence) {
          await step(world);
          operations += 1;
          const { queued, ...byStatus } = await countEffects(ledger);
          expect(queued).toBe(world.keys.size);
          expect(Object.values(byStatus).reduce((sum, count) => sum + count)).toBe(queued);
          expect(world.remote.complaints).toEqual([]);
        }
        await settleEverything(world);
        expect(world.remote.complaints).toEqual([]);
        expect(Object.fromEntries(world.remote.versions)).toEqual(Object.fromEntries(world.newest));
        const { entries } = await listEffects(ledger, { limit: 1_000 });
        for (const { idempotencyKey, status } of entries) {
          const applied = world.remote.applications.get(idempotencyKey) ?? 0;
          expect([idempotencyKey, status, applied]).toEqual([
            idempotencyKey,
            applied === 1 ? 'done' : 'superseded',
            applied,
          ]);
        }
      }),
      { numRuns: RUNS },
    );
    expect(operations).toBeGreaterThanOrEqual(10_000);
  }, 120_000);
});
