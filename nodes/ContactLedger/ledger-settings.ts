import { basename, dirname, join, resolve } from 'node:path';
import { NodeOperationError } from 'n8n-workflow';
import type {
  ICredentialDataDecryptedObject,
  IExecuteFunctions,
  INodeProperties,
  ResolvedFilePath,
} from 'n8n-workflow';
import { defaultLedgerFile, isThere, type LedgerSettings, type PostgresSettings } from '../../ledger';
import { ownLedger } from './own-ledger';

/** Where the ledger is: the parameters above the resource. */
export const ledgerProperties: INodeProperties[] = [
  {
    displayName: 'Keep the Ledger In',
    name: 'keepIn',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'SQLite File',
        value: 'sqlite',
        description:
          'A file next to n8n’s own data; nothing to install. With an empty File Path: the database that LEDGER_POSTGRES_URL of n8n names, if it is set.',
      },
      {
        name: 'PostgreSQL',
        value: 'postgres',
        description: 'A database that several n8n workers share',
      },
    ],
    default: 'sqlite',
    description: 'Where the contacts are kept: every node and trigger of one installation must say the same',
  },
  {
    displayName:
      'The file is for one machine. If n8n runs with several workers or on a network folder, keep the ledger in PostgreSQL.',
    name: 'sqliteNotice',
    type: 'notice',
    default: '',
    displayOptions: { show: { keepIn: ['sqlite'] } },
  },
  {
    displayName: 'File Path',
    name: 'filePath',
    type: 'string',
    default: '',
    placeholder: 'e.g. /data/ledger.sqlite',
    description:
      'Leave empty for the ledger of this n8n: the file "leasing-contacts/ledger.sqlite" in its own folder, or the database that the setting LEDGER_POSTGRES_URL of n8n names. Any other path must lie where n8n may use files (N8N_RESTRICT_FILE_ACCESS_TO).',
    displayOptions: { show: { keepIn: ['sqlite'] } },
  },
];

/**
 * Reads where the ledger is kept.
 * @throws {NodeOperationError} the file path is one that n8n is not allowed to use; nothing was opened.
 * @throws {LedgerAddressError} this n8n's own ledger is wanted, and LEDGER_POSTGRES_URL is no address.
 */
export async function ledgerSettings(node: IExecuteFunctions): Promise<LedgerSettings> {
  if (node.getNodeParameter('keepIn', 0) === 'postgres') {
    return postgresSettings(await node.getCredentials('contactLedgerApi', 0));
  }
  const path = String(node.getNodeParameter('filePath', 0, '') ?? '').trim();
  if (path === '') return ownLedger();
  const ownFile = defaultLedgerFile(process.env);
  if (resolve(path) === resolve(ownFile)) return { kind: 'sqlite', file: ownFile };
  return { kind: 'sqlite', file: await permittedFile(node, resolve(path)) };
}

/** Who may edit a workflow must not be able to write just anywhere: n8n's own limits for files apply here too. */
async function permittedFile(node: IExecuteFunctions, path: string): Promise<string> {
  const file = await withoutLinks(node, path).catch(() => {
    throw new NodeOperationError(node.getNode(), 'The folder of "File Path" does not exist', {
      description: `Nothing was opened. Create the folder "${dirname(path)}" first, or leave "File Path" empty.`,
    });
  });
  if (!node.helpers.isFilePathBlocked(file)) return file;
  throw new NodeOperationError(node.getNode(), 'n8n is not allowed to use the file in "File Path"', {
    description:
      'Nothing was opened. Leave "File Path" empty, or name a file in a folder that the setting N8N_RESTRICT_FILE_ACCESS_TO of n8n allows.',
  });
}

/** Where the path really leads; the file itself need not be there yet. */
async function withoutLinks(node: IExecuteFunctions, path: string): Promise<ResolvedFilePath> {
  if (isThere(path)) return node.helpers.resolvePath(path);
  const folder = await node.helpers.resolvePath(dirname(path));
  return join(folder, basename(path)) as ResolvedFilePath;
}

/** The login a credential holds. */
export function postgresSettings(credential: ICredentialDataDecryptedObject): PostgresSettings {
  const text = (field: string) => String(credential[field] ?? '').trim();
  const ssl = text('ssl');
  return {
    kind: 'postgres',
    host: text('host'),
    port: Number(credential.port) || 5432,
    database: text('database'),
    user: text('user'),
    password: String(credential.password ?? ''),
    ssl: ssl === 'require' || ssl === 'verify' ? ssl : 'disable',
  };
}
