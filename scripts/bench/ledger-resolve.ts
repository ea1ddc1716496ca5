import { statSync } from 'node:fs';
import { openLedger, resolve, type Ledger, type LedgerSettings } from '../../ledger';
import { sql } from '../../ledger/kysely';
import { generateLabelledContacts } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import type { LabelledContact } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import { bareCommit } from './bare-commit';
import { benchClock, onDurableLedgers } from './durable-ledgers';
import { percentile } from './percentile';
import { labelledPersonRecord, seedLedger } from './seed-ledger';

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
  const times: number[] = [];
  const bare: number[] = [];
  const decisions = new Map<string, number>();
  for (const contact of arrivals) {
    const record = labelledPersonRecord(contact);
    times.push(
      await millisecondsOf(async () => {
        const { decision } = await resolve(ledger, record, clock);
        decisions.set(decision, (decisions.get(decision) ?? 0) + 1);
      }),
    );
    bare.push(await bareCommit(ledger, clock));
  }
  await ledger.close();
  const measured = times.slice(WARM_UP);
  const peer = percentile(bare.slice(WARM_UP), 0.5);
  const median = percentile(measured, 0.5);
  const perSecond = (1000 * measured.length) / measured.reduce((sum, time) => sum + time, 0);
  const decided = [...decisions].map(([decision, count]) => `${count} ${decision}`).join(', ');
  say(
    `Resolving against ${contacts} contacts on ${settings.kind}: ${perSecond.toFixed(0)} a second, median ${median.toFixed(2)} ms, 99th percentile ${percentile(measured, 0.99).toFixed(2)} ms; a bare one-row commit ${peer.toFixed(2)} ms, ratio ${(median / peer).toFixed(1)}; ${decided}; ledger ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / contacts / 1000).toFixed(2)} kB a contact (filled in ${seeded.toFixed(0)} s)`,
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

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
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
