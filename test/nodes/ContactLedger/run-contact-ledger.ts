import { tmpdir } from 'node:os';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ContactLedgerApi } from '../../../credentials/ContactLedgerApi.credentials';
import { ContactReviewApi } from '../../../credentials/ContactReviewApi.credentials';
import type { LedgerSettings } from '../../../ledger';
import { ContactLedger } from '../../../nodes/ContactLedger/ContactLedger.node';
import { runNode, type NodeResult, type RunNodeOptions } from '../../support/run-workflow';

// n8n reads this when it first needs it: tests keep their ledgers in the system's folder for temporary files.
process.env.N8N_RESTRICT_FILE_ACCESS_TO = tmpdir();

/** What signs links to the review page in tests. */
export const REVIEW_SECRET = 'a text that only this n8n knows, long enough';

export const itemsOf = (jsons: readonly object[]): INodeExecutionData[] =>
  jsons.map((json) => ({ json: json as IDataObject }));

/** Runs one operation of the node on a ledger, through n8n's engine. */
export async function runLedger(
  settings: LedgerSettings,
  operation: `${string}.${string}`,
  items: readonly object[] = [{ start: true }],
  parameters: INodeParameters = {},
  options: Partial<RunNodeOptions> = {},
): Promise<NodeResult> {
  const [resource = '', name = ''] = operation.split('.');
  const place: INodeParameters =
    settings.kind === 'sqlite' ? { keepIn: 'sqlite', filePath: settings.file } : { keepIn: 'postgres' };
  return runNode({
    node: new ContactLedger(),
    typeName: 'contactLedger',
    parameters: { ...place, resource, operation: name, ...parameters },
    inputs: [itemsOf(items)],
    credentials: {
      contactReviewApi: { data: { signingSecret: REVIEW_SECRET }, type: new ContactReviewApi() },
      ...(settings.kind === 'postgres' && {
        contactLedgerApi: { data: { ...settings }, type: new ContactLedgerApi() },
      }),
    },
    ...options,
  });
}

/** The JSON of every item that came out. @throws what stopped the node. */
export async function ledgerJson(...args: Parameters<typeof runLedger>): Promise<IDataObject[]> {
  const { outputs, error } = await runLedger(...args);
  if (error) throw error;
  return (outputs[0] ?? []).map(({ json }) => json);
}
