import { openLedger, resolve, type LedgerSettings } from '../../ledger';
import type { LabelledContact } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import { bareCommit } from './bare-commit';
import { benchClock } from './durable-ledgers';
import { percentile } from './percentile';
import { labelledPersonRecord } from './seed-ledger';

/** What the program is told over its IPC channel. */
export interface ResolveOrder {
  readonly settings: LedgerSettings;
  readonly arrivals: readonly LabelledContact[];
  /** So many of the arrivals come first and are not counted. */
  readonly warmUp: number;
}

/** What it answers; times in milliseconds. */
export interface ResolveTimes {
  readonly perSecond: number;
  readonly median: number;
  readonly p99: number;
  /** The median of a bare one-row commit, taken after each resolve. */
  readonly bare: number;
  readonly decided: string;
}

/** Resolves the arrivals one after the other, in a process that has done nothing else before. */
async function run({ settings, arrivals, warmUp }: ResolveOrder): Promise<ResolveTimes> {
  const ledger = await openLedger(settings);
  const clock = benchClock('arrival');
  const times: number[] = [];
  const bare: number[] = [];
  const decisions = new Map<string, number>();
  for (const contact of arrivals) {
    const record = labelledPersonRecord(contact);
    const began = performance.now();
    const { decision } = await resolve(ledger, record, clock);
    times.push(performance.now() - began);
    decisions.set(decision, (decisions.get(decision) ?? 0) + 1);
    bare.push(await bareCommit(ledger, clock));
  }
  await ledger.close();
  const measured = times.slice(warmUp);
  return {
    perSecond: (1000 * measured.length) / measured.reduce((sum, time) => sum + time, 0),
    median: percentile(measured, 0.5),
    p99: percentile(measured, 0.99),
    bare: percentile(bare.slice(warmUp), 0.5),
    decided: [...decisions].map(([decision, count]) => `${count} ${decision}`).join(', '),
  };
}

if (require.main === module)
  process.once('message', (order) => {
    void run(order as ResolveOrder).then((times) => {
      process.send?.(times);
      process.disconnect();
    });
  });
