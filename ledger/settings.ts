import { lstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PostgresPoolSettings } from './postgres';

/** Where the ledger is kept: a file for one machine, a PostgreSQL database for many workers. */
export type LedgerSettings = SqliteSettings | PostgresSettings;

export interface SqliteSettings {
  readonly kind: 'sqlite';
  /** Path of the file; it and its folder are made when they are missing. */
  readonly file: string;
  /** How long to wait for another process that is writing. Default 5,000 ms. */
  readonly busyTimeoutMs?: number;
}

export interface PostgresSettings {
  readonly kind: 'postgres';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** `require` encrypts without looking at the certificate, `verify` checks it as well. */
  readonly ssl: 'disable' | 'require' | 'verify';
}

/** The file the ledger is kept in unless another is named: next to n8n's own data, in a folder of its own. */
export function defaultLedgerFile(environment: { readonly N8N_USER_FOLDER?: string | undefined }): string {
  return join(environment.N8N_USER_FOLDER || homedir(), '.n8n', 'leasing-contacts', 'ledger.sqlite');
}

/** Whether there is anything at a path, a link that leads nowhere included. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** One key for every way to name the same ledger with the same login; never shown, it holds the password. */
export function settingsKey(settings: LedgerSettings): string {
  return settings.kind === 'sqlite'
    ? `sqlite:${resolve(settings.file)}`
    : `postgres:${JSON.stringify([
        settings.host,
        settings.port,
        settings.database,
        settings.user,
        settings.password,
        settings.ssl,
      ])}`;
}

/** The same login as the driver takes it; a server that does not answer within 10 s counts as not reachable. */
export function poolSettings({
  host,
  port,
  database,
  user,
  password,
  ssl,
}: PostgresSettings): PostgresPoolSettings {
  return {
    host,
    port,
    database,
    user,
    password,
    ssl: ssl === 'disable' ? false : { rejectUnauthorized: ssl === 'verify' },
    connectionTimeoutMillis: 10_000,
  };
}
