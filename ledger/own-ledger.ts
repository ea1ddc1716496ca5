import { LedgerAddressError } from './errors';
import { postgresAddress } from './postgres-address';
import { defaultLedgerFile, type LedgerSettings } from './settings';

/** What of the environment says where an installation's own ledger is. */
export interface LedgerEnvironment {
  readonly N8N_USER_FOLDER?: string | undefined;
  readonly LEDGER_POSTGRES_URL?: string | undefined;
}

/**
 * The ledger of an installation, used wherever no other is named: the database at LEDGER_POSTGRES_URL, else the file next to
 * n8n's own data. One setting for all processes of an installation: the same workflows run with one n8n and with many workers.
 * @throws {LedgerAddressError} the variable is there and no address; the file is not used in its place.
 */
export function ownLedgerSettings(environment: LedgerEnvironment): LedgerSettings {
  const address = environment.LEDGER_POSTGRES_URL?.trim() ?? '';
  if (address === '') return { kind: 'sqlite', file: defaultLedgerFile(environment) };
  const settings = postgresAddress(address);
  if (settings === null) throw new LedgerAddressError();
  return settings;
}
