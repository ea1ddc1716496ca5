import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, type Ledger, type LedgerSettings } from '../../ledger';
import { sql } from '../../ledger/kysely';
import { generateLabelledContacts } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import type { LabelledContact } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import { benchClock, onDurableLedgers } from './durable-ledgers';
import type { ResolveOrder, ResolveTimes } from './resolve-program';
import { seedLedger } from './seed-ledger';
import { fork } from '../child-process';

const SIZES = [1_000, 100_000, 1_000_000] as const;
const ARRIVALS = 1_000;
const WARM_UP = 100;
const SEED = 13;

/**
 * Resolves records that come one at a time into ledgers of three sizes on both databases, each committed to the disk before
 * the next. Says the rate, the median and the 99th percentile, beside a bare transaction that writes one row, which is what
 * the disk costs, and how large the ledger is.
 */
export function measureLedgerResolve(
  say: (line: string) => void,
  sizes: readonly number[] = SIZES,
): Promise<void> {
  return onDurableLedgers(sizes.length, (settings, round) => measure(say, sizes[round] ?? 0, settings));
}

async function measure(
  say: (line: string) => void,
  contacts: number,
  settings: LedgerSettings,
): Promise<void> {
  const ledger = await openLedger(settings);
  const clock = benchClock();
  const arrivals: LabelledContact[] = [];
  const began = performance.now();
  await seedLedger(ledger, onePerPerson(contacts, arrivals), clock);
  const seeded = (performance.now() - began) / 1000;
  const bytes = await sizeOf(ledger, settings);
  if (settings.kind === 'postgres') await ledger.write((db) => sql`analyze`.execute(db));
  await ledger.close();
  const { perSecond, median, p99, bare, decided } = await resolveApart({
    settings,
    arrivals,
    warmUp: WARM_UP,
  });
  say(
    `Resolving against ${contacts} contacts on ${settings.kind}: ${perSecond.toFixed(0)} a second, median ${median.toFixed(2)} ms, 99th percentile ${p99.toFixed(2)} ms; a bare one-row commit ${bare.toFixed(2)} ms, ratio ${(median / bare).toFixed(1)}; ${decided}; ledger ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / contacts / 1000).toFixed(2)} kB a contact (filled in ${seeded.toFixed(0)} s)`,
  );
}

/** Of a person there are two or three records in the list; so many hold more people than are wanted. */
const RECORDS_PER_PERSON = 3;

/**
 * One record of each of so many people, to fill the ledger with, as they would be one contact each. Evenly spread further
 * records are set aside to arrive later, of people who are in it and of others.
 */
function* onePerPerson(contacts: number, arrivals: LabelledContact[]): Generator<LabelledContact> {
  const wanted = ARRIVALS + WARM_UP;
  const records = RECORDS_PER_PERSON * contacts + 4 * wanted;
  const known = new Set<string>();
  for (const contact of generateLabelledContacts({ records, seed: SEED }).contacts) {
    if (known.size >= contacts && arrivals.length >= wanted) return;
    const isDue = arrivals.length < wanted && arrivals.length * contacts <= known.size * wanted;
    const isKnown = known.has(contact.personId);
    if (isDue && (isKnown || known.size % 3 === 0)) arrivals.push(contact);
    else if (!isKnown && known.size < contacts) {
      known.add(contact.personId);
      yield contact;
    }
  }
}

/** In a process of its own: what filled the ledger leaves a heap behind whose collections would be measured too. */
function resolveApart(order: ResolveOrder): Promise<ResolveTimes> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'resolve-program.js'));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The program that resolves ended early (${code}).`)));
    child.once('message', (times) => resolve(times as ResolveTimes));
    child.send(order);
  });
}

async function sizeOf(ledger: Ledger, settings: LedgerSettings): Promise<number> {
  if (settings.kind === 'sqlite')
    return [settings.file, `${settings.file}-wal`].reduce(
      (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  const { rows } = await ledger.read((db) =>
    sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db),
  );
  return rows[0]?.bytes ?? 0;
}
