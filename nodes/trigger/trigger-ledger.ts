import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { openLedger, type Ledger } from '../../ledger';
import { postgresSettings } from '../ContactLedger/ledger-settings';
import { ownLedger } from '../ContactLedger/own-ledger';

/**
 * Where events are kept. A trigger has no "File Path": n8n does not tell triggers which files a workflow may use, so only the
 * installation's own ledger is certain.
 */
export const triggerLedgerProperties: INodeProperties[] = [
  {
    displayName: 'Keep the Ledger In',
    name: 'keepIn',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'PostgreSQL',
        value: 'postgres',
        description: 'A database that several n8n workers share',
      },
      {
        name: 'SQLite File',
        value: 'sqlite',
        description:
          'What Contact Ledger uses when its File Path is empty: the file next to n8n’s own data, or the database that LEDGER_POSTGRES_URL of n8n names',
      },
    ],
    default: 'sqlite',
    description: 'Every event is saved here before it is acknowledged. Choose what Contact Ledger uses.',
  },
];

/** The part of n8n's contexts that tells where the ledger is. */
interface LedgerContext {
  getNodeParameter(name: string, fallback?: unknown): unknown;
  getCredentials<T extends object = IDataObject>(type: string): Promise<T>;
}

/** Opens the ledger that the node's parameters name. @throws {LedgerUnavailableError | LedgerTooNewError | LedgerAddressError} */
export async function openTriggerLedger(context: LedgerContext): Promise<Ledger> {
  if (context.getNodeParameter('keepIn', 'sqlite') !== 'postgres') return openLedger(ownLedger());
  const credential = await context.getCredentials<Record<string, string | number>>('contactLedgerApi');
  return openLedger(postgresSettings(credential));
}
