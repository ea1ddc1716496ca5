import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOfPostgres, type PostgresSettings } from '../../ledger';
import type { Log } from '../log';
import { PostgresServer } from '../postgres-server';
import { StartError } from '../start-error';
import type { Home } from '../start/home';
import type { QueueOptions } from '../start/options';
import { ensureDatabase, n8nDatabaseBeside } from './databases';
import type { SharedServices } from './environment';
import { postgresFolder } from './postgres-folder';
import { startRedis } from './redis-server';

/** In the home: LEDGER_POSTGRES_URL of the installation as it runs now. */
export const LEDGER_ADDRESS_FILE = 'ledger-postgres-url';

/** Services that run, which of them are ours, and how to end those. */
export interface RunningServices {
  readonly shared: SharedServices;
  /** Where what was imported is remembered: it belongs to the database that holds it. */
  readonly stampsName: string;
  /** Settles when one of ours ended, by itself or because it was told to. */
  readonly ended: Promise<unknown>;
}

/**
 * Redis and PostgreSQL for an installation with workers: those that were named, else our own, with their data in the home.
 * @param stopping takes how to end what was started, also when a later step fails
 * @throws {StartError} one is not to be had; what was started is in `stopping`.
 */
export async function startServices(
  home: Home,
  queue: QueueOptions,
  { packageFolder, log, stopping }: { packageFolder: string; log: Log; stopping: (() => Promise<void>)[] },
): Promise<RunningServices> {
  const endings: Promise<unknown>[] = [];
  let { ledger, redis } = queue;
  if (ledger === null) {
    log.step('Starting PostgreSQL ...');
    const server = new PostgresServer(join(packageFolder, 'scripts', 'postgres-program.mjs'), {
      isDurable: true,
      kept: { folder: await postgresFolder(home.folder), password: home.secrets.postgresPassword },
    });
    stopping.push(() => server.stop());
    const first = await server.start().catch((error: unknown) => {
      throw new StartError(
        `PostgreSQL did not start. Mend the cause, or name a server with --postgres-url.\n${error instanceof Error ? error.message : ''}`,
      );
    });
    endings.push(server.ended());
    ledger = { ...first, database: 'leasing_contacts' };
    await ensureDatabase(ledger, first);
  }
  await tellLedger(home, ledger);
  const n8nDatabase = n8nDatabaseBeside(ledger);
  await ensureDatabase(ledger, n8nDatabase);
  await ensureDatabase(n8nDatabase, ledger);
  if (redis === null) {
    log.step('Starting Redis ...');
    const running = await startRedis(join(home.folder, 'redis'), home.secrets.redisPassword, log);
    stopping.push(() => running.child.stop());
    endings.push(running.child.ended);
    redis = running.address;
  }
  return {
    // Two homes may use one Redis; their keys differ, and so do their queues.
    shared: {
      redis,
      n8nDatabase,
      ledger,
      prefix: `leasing-contacts-${fingerprint(home.secrets.encryptionKey)}`,
    },
    stampsName: queue.ledger === null ? 'queue' : `queue-${fingerprint(placeOf(n8nDatabase))}`,
    ended: endings.length === 0 ? new Promise(() => undefined) : Promise.race(endings),
  };
}

/** For `npm run ledger` and whoever looks into the ledger: our server has another port at every start. */
async function tellLedger({ folder }: Home, ledger: PostgresSettings): Promise<void> {
  await writeFile(join(folder, LEDGER_ADDRESS_FILE), `${addressOfPostgres(ledger)}\n`, { mode: 0o600 });
}

const placeOf = ({ host, port, database }: PostgresSettings): string => [host, port, database].join('\n');

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
