import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, PostgresDialect, type Dialect } from './kysely';
import type { LedgerKind } from './migrations';
import { migrate } from './migrations/migrate';
import { openPool } from './postgres';
import { poolSettings, settingsKey, type LedgerSettings, type SqliteSettings } from './settings';
import { NodeSqliteDialect } from './sqlite-dialect';
import type { LedgerDb, LedgerTables } from './tables';
import { isLostRace, translateError } from './translate-error';
import { lockKeys, serialiseWriters } from './write-lock';

/** An open ledger. All work happens inside one of its transactions. */
export interface Ledger {
  readonly kind: LedgerKind;
  /** Reads from one unchanging picture of the ledger, whatever others write meanwhile. */
  read<T>(work: (db: LedgerDb) => Promise<T>): Promise<T>;
  /** Writes everything or nothing, while no other writer is at work, in this process or another. */
  write<T>(work: (db: LedgerDb) => Promise<T>): Promise<T>;
  /**
   * As `write`, but other writers may be at work on other keys: on PostgreSQL they run side by side, on SQLite one after
   * the other. Two that wait for each other are told apart by the database, and one begins again: `work` must change
   * nothing but the ledger.
   */
  writeKeys<T>(keys: readonly string[], work: (db: LedgerDb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface CachedLedger {
  readonly opening: Promise<Ledger>;
  /** Which file was opened; undefined while it is being opened, and for PostgreSQL. */
  inode: number | undefined;
}

/** One connection a ledger in this process; n8n's nodes all share it. */
const openLedgers = new Map<string, CachedLedger>();

/**
 * Opens the ledger, makes or updates its tables, and keeps the connection for the next call with the same
 * settings. A file that was deleted or replaced since is opened anew. Safe to call at the same time.
 * @throws {LedgerUnavailableError} locked, read-only, full, damaged or not reachable; nothing was changed.
 * @throws {LedgerTooNewError} a newer version of the package wrote it; it was not touched.
 */
export async function openLedger(settings: LedgerSettings): Promise<Ledger> {
  const key = settingsKey(settings);
  const cached = openLedgers.get(key);
  if (cached) {
    if (cached.inode === undefined || cached.inode === inodeOf(settings)) return cached.opening;
    void cached.opening.then((ledger) => ledger.close()).catch(() => undefined);
  }
  const forget = () => {
    if (openLedgers.get(key) === entry) openLedgers.delete(key);
  };
  const opening = translated(() => openAndMigrate(settings, forget));
  const entry: CachedLedger = { opening, inode: undefined };
  openLedgers.set(key, entry);
  opening.then(() => {
    entry.inode = inodeOf(settings);
  }, forget);
  return opening;
}

/** Does the work; whatever the database or the system says becomes an error of this package. */
async function translated<T>(work: () => Promise<T>): Promise<T> {
  const begin = async () => work();
  return begin().catch((error: unknown) => {
    throw translateError(error);
  });
}

async function openAndMigrate(settings: LedgerSettings, forget: () => void): Promise<Ledger> {
  const dialect =
    settings.kind === 'sqlite'
      ? await sqliteDialect(settings)
      : new PostgresDialect({ pool: openPool(poolSettings(settings)) });
  const db = new Kysely<LedgerTables>({ dialect });
  await migrate(db, settings.kind).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  return ledgerOver(db, settings.kind, forget);
}

/** So often a transaction is begun again that lost a race against another. */
const MOST_RACES = 10;

/** @throws the error of the last try */
function untilItWins<T>(work: () => Promise<T>, triesLeft = MOST_RACES): Promise<T> {
  return work().catch((error: unknown) => {
    if (triesLeft > 1 && isLostRace(error)) return untilItWins(work, triesLeft - 1);
    throw error;
  });
}

function ledgerOver(db: LedgerDb, kind: LedgerKind, forget: () => void): Ledger {
  const write = <T>(lock: (db: LedgerDb) => Promise<void>, work: (db: LedgerDb) => Promise<T>): Promise<T> =>
    translated(() =>
      untilItWins(() =>
        db.transaction().execute(async (transaction) => {
          await lock(transaction);
          return work(transaction);
        }),
      ),
    );
  return {
    kind,
    read: (work) =>
      translated(() => {
        const transaction = db.transaction().setAccessMode('read only');
        return (kind === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
          work,
        );
      }),
    write: (work) => write(serialiseWriters, work),
    writeKeys: (keys, work) => write((transaction) => lockKeys(transaction, keys), work),
    close: async () => {
      forget();
      await db.destroy();
    },
  };
}

/**
 * Opens the file so that a committed write survives a power cut (write-ahead log, full synchronisation) and a
 * reader never stops a writer. File and folder are for their owner only: they hold people's data.
 */
async function sqliteDialect(settings: SqliteSettings): Promise<Dialect> {
  const { DatabaseSync } = await import('node:sqlite');
  const file = resolve(settings.file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  const database = new DatabaseSync(file, {
    enableForeignKeyConstraints: true,
    timeout: settings.busyTimeoutMs ?? 5_000,
  });
  let isReady = false;
  try {
    if (isNew) chmodSync(file, 0o600);
    database.exec(PRAGMAS);
    isReady = true;
  } finally {
    if (!isReady) database.close();
  }
  return new NodeSqliteDialect(database);
}

/**
 * A write that was committed survives a power cut. The log is written back into the file only every 32 MB, not every 4, so
 * that fewer writes have to wait for it; it is cut back to that size afterwards.
 */
const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma wal_autocheckpoint = 8000;
  pragma journal_size_limit = 33554432;
  pragma cache_size = -32768;
`;

function inodeOf(settings: LedgerSettings): number | undefined {
  return settings.kind === 'sqlite' ? statSync(settings.file, { throwIfNoEntry: false })?.ino : undefined;
}
