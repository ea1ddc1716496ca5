import { types } from 'node:util';
import { LeasingContactsError } from '../contacts/model/errors';
import { LedgerQueryError, LedgerUnavailableError, type UnavailableReason } from './errors';

/** Primary result codes of SQLite, see https://sqlite.org/rescode.html. */
const SQLITE_REASONS: Readonly<Record<number, UnavailableReason>> = {
  5: 'busy',
  6: 'busy',
  8: 'read_only',
  10: 'disk_error',
  11: 'corrupt',
  13: 'full',
  14: 'cannot_open',
  23: 'read_only',
  26: 'corrupt',
};

/** SQLSTATE codes or their two-letter classes, see PostgreSQL's appendix "Error Codes". */
const POSTGRES_REASONS: Readonly<Record<string, UnavailableReason>> = {
  '08': 'unreachable',
  '25006': 'read_only',
  '28': 'login_refused',
  '3D000': 'login_refused',
  '40': 'busy',
  '42501': 'login_refused',
  '53100': 'full',
  '53': 'unreachable',
  '55P03': 'busy',
  '57': 'unreachable',
  '58': 'disk_error',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

const FILE_REASONS: Readonly<Record<string, UnavailableReason>> = {
  EACCES: 'read_only',
  EEXIST: 'cannot_open',
  EISDIR: 'cannot_open',
  ENOENT: 'cannot_open',
  ENOSPC: 'full',
  ENOTDIR: 'cannot_open',
  EPERM: 'read_only',
  EROFS: 'read_only',
};

const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;
/** Sentences of node-postgres for which it has no code. */
const CONNECTION_SENTENCE =
  /connection terminated|timeout exceeded when trying to connect|does not support SSL|connection error/i;

/**
 * Turns what SQLite, PostgreSQL, the network or the file system throws into an error of this package.
 * Errors of this package and faults of the program pass unchanged. The database's own text is left out where
 * it may quote a value (PostgreSQL does), so no personal data gets into the message.
 */
export function translateError(error: unknown): unknown {
  if (error instanceof LeasingContactsError || !types.isNativeError(error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_SQLITE_ERROR') return fromSqlite(error);
  if (code === 'ERR_UNKNOWN_BUILTIN_MODULE') return new LedgerUnavailableError('no_sqlite');
  const fileReason = 'syscall' in error ? FILE_REASONS[code] : undefined;
  if (fileReason && !NETWORK.test(code)) return new LedgerUnavailableError(fileReason);
  if (NETWORK.test(code) || CONNECTION_SENTENCE.test(error.message))
    return new LedgerUnavailableError('unreachable');
  if (/^[0-9A-Z]{5}$/.test(code)) return fromPostgres(code);
  return error;
}

/** A transaction that PostgreSQL ended because it collided with another one; begun again it may well succeed. */
export function isLostRace(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error && (error.code === '40P01' || error.code === '40001');
}

function fromSqlite(error: Error): Error {
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  const reason = SQLITE_REASONS[errcode & 0xff];
  // SQLite names tables and columns, never values, so its text is safe to show.
  return reason
    ? new LedgerUnavailableError(reason, { cause: error })
    : new LedgerQueryError(`SQLite: ${error.message}`);
}

function fromPostgres(code: string): Error {
  const reason = POSTGRES_REASONS[code] ?? POSTGRES_REASONS[code.slice(0, 2)];
  return reason ? new LedgerUnavailableError(reason) : new LedgerQueryError(`PostgreSQL error ${code}`);
}
