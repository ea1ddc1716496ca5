import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import {
  claimEffects,
  claimEvents,
  completeEvents,
  countEffects,
  countEvents,
  openLedger,
  queueEffects,
  recordEffectResults,
  resolve,
  storeEvents,
  type Ledger,
  type LedgerSettings,
} from '../../../ledger';
import { PersonRecordSchema } from '../../../contacts/model/person-record';
import { person, said } from '../contacts/people';

/** So many people the events are about. */
const PEOPLE = 40;
const LEASE_MS = 300;
const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() as string };

/** The n-th event of a run: what one of four systems says about one of a few people. */
export const eventOf = (run: number, n: number) => {
  const who = (7 * run + n) % PEOPLE;
  const { first, last, phones, emails } = person(who);
  const system = ['domiq', 'resman', 'openphone', 'quickbooks'][(run + n) % 4] ?? 'domiq';
  return {
    source: system,
    eventId: `${run}-${n}`,
    type: 'contact.changed',
    payload: said({
      system,
      externalId: `${system}-${who}`,
      version: 1000 * run + n,
      firstName: first,
      lastName: last,
      phones: [phones[0], ...(n % 3 === 0 ? [phones[1]] : [])],
      emails: n % 2 === 0 ? [emails[0]] : [...emails],
    }),
  };
};

/** The far system: a file that remembers every request it has carried out. */
class FarSystem {
  constructor(private readonly file: string) {}

  carryOut(key: string): void {
    appendFileSync(this.file, `${key}\n`);
  }

  has(key: string): boolean {
    return existsSync(this.file) && readFileSync(this.file, 'utf8').split('\n').includes(key);
  }
}

/** Takes what is due, resolves it, owes the far system an answer, and completes it. True when there was anything. */
async function workOff(ledger: Ledger): Promise<boolean> {
  const claimed = await claimEvents(ledger, { limit: 3, leaseMs: LEASE_MS, maxAttempts: 1_000 }, clock);
  for (const event of claimed) {
    const { contactId } = await resolve(ledger, PersonRecordSchema.parse(event.payload), clock);
    const effect = {
      idempotencyKey: `tell:${event.id}`,
      target: 'far',
      operation: 'contact.upsert',
      subject: event.id,
      version: '1',
      contactId,
      payload: { event: event.id },
    };
    await queueEffects(ledger, [effect], clock);
    await completeEvents(ledger, [event], clock);
  }
  return claimed.length > 0;
}

async function send(ledger: Ledger, far: FarSystem): Promise<boolean> {
  const claimed = await claimEffects(ledger, { limit: 3, leaseMs: LEASE_MS, maxAttempts: 1_000 }, clock);
  for (const { id, leaseToken, leaseUntil, idempotencyKey, mustReadBack } of claimed) {
    const held = { id, leaseToken };
    if (mustReadBack) {
      const report = far.has(idempotencyKey)
        ? ({ ...held, outcome: 'read_back_done', externalId: null } as const)
        : ({ ...held, outcome: 'read_back_absent' } as const);
      await recordEffectResults(ledger, [report], { random: () => 0 }, clock);
      continue;
    }
    // A worker must not begin to send after its lease has ended.
    if (clock.now() >= leaseUntil) continue;
    far.carryOut(idempotencyKey);
    await recordEffectResults(
      ledger,
      [{ ...held, outcome: 'sent', externalId: null }],
      { random: () => 0 },
      clock,
    );
  }
  return claimed.length > 0;
}

/**
 * A process that stores events, prints each that is acknowledged, and works them off until it is killed. Told to finish, it
 * stores nothing and ends when nothing is left to do.
 */
async function main(): Promise<void> {
  const [settings = '{}', file = '', run = '0', mode = 'work'] = process.argv.slice(2);
  const ledger = await openLedger(JSON.parse(settings) as LedgerSettings);
  const far = new FarSystem(file);
  process.stdout.write('ready\n');
  for (let n = 0; mode === 'work'; n += 1) {
    const event = eventOf(Number(run), n);
    await storeEvents(ledger, [event], clock);
    process.stdout.write(`${event.source} ${event.eventId}\n`);
    await workOff(ledger);
    await send(ledger, far);
  }
  for (;;) {
    const isBusy = [await workOff(ledger), await send(ledger, far)].includes(true);
    const events = await countEvents(ledger);
    const effects = await countEffects(ledger);
    if (events.waiting + events.claimed + effects.waiting + effects.sending + effects.unknown === 0) break;
    if (!isBusy) await new Promise((resume) => setTimeout(resume, 50));
  }
  await ledger.close();
}

if (process.argv[1]?.endsWith('crash-worker.cjs')) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
