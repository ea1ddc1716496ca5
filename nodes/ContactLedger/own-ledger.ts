import { ownLedgerSettings, type LedgerSettings } from '../../ledger';

/**
 * The ledger of this n8n, which is used where no other is named: the database at LEDGER_POSTGRES_URL, else the file beside
 * n8n's own data. @throws {LedgerAddressError} the variable is no address; nothing was opened.
 */
export const ownLedger = (): LedgerSettings => ownLedgerSettings(process.env);
