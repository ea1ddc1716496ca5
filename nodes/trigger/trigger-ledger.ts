import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { openLedger, type Ledger } from '../../ledger';
import { postgresSettings } from '../ContactLedger/ledger-settings';
import { ownLedger } from '../ContactLedger/own-ledger';

/**
 * Where events are kept. A trigger has no "File Path": n8n does not tell triggers which files a workflow may use, so only its
 * own file is certain.
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
        description: 'The file next to n8n’s own data that Contact Ledger uses when its File Path is empty',
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

/** Opens the ledger that the node's parameters name. @throws {LedgerUnavailableError | LedgerTooNewError} */
export async function openTriggerLedger(context: LedgerContext): Promise<Ledger> {
  if (context.getNodeParameter('keepIn', 'sqlite') !== 'postgres') return openLedger(ownLedger());
  const credential = await context.getCredentials<Record<string, string | number>>('contactLedgerApi');
  return openLedger(postgresSettings(credential));
}
