import { defaultLedgerFile, type SqliteSettings } from '../../ledger';

/** The ledger file beside n8n's own data, which is used where no other is named. */
export const ownLedger = (): SqliteSettings => ({ kind: 'sqlite', file: defaultLedgerFile(process.env) });
