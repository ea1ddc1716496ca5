import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, LedgerSettings } from '../../ledger';
import { PostgresServer } from '../postgres-server';
import { packageFolder } from '../run-tool';

/** Gives new, empty ledgers on both databases, one after the other, that wait for the disk at every commit. */
export async function onDurableLedgers(
  rounds: number,
  measure: (settings: LedgerSettings, round: number) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-bench-'));
  const server = new PostgresServer(join(packageFolder, 'scripts', 'postgres-program.mjs'), {
    isDurable: true,
  });
  try {
    await server.start();
    for (let round = 0; round < rounds; round += 1) {
      const file = join(folder, `${round}.sqlite`);
      await measure({ kind: 'sqlite', file }, round);
      rmSync(file, { force: true });
      await measure(await server.createDatabase(), round);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The time of day, and ids that count up behind a word that no other clock on the same ledger has. */
export function benchClock(word = 'b'): Clock {
  let ids = 0;
  return { now: () => new Date().toISOString(), newId: () => `${word}-${(ids += 1)}` };
}
