import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ResManApi } from '../../../credentials/ResManApi.credentials';
import { ResMan } from '../../../nodes/ResMan/ResMan.node';
import { AGENT, HARBOR, SOURCE } from '../../clients/resman/sandbox';
import { runNode, type NodeResult, type RunNodeOptions } from '../../support/run-workflow';
import type { TestCredentials } from '../../support/credentials-helper';

let partners = 0;

/** A partner of its own a test, so that tests share no pace and no list of residents. */
export const freshPartner = (): string => `partner-${(partners += 1)}`;

export const credentialsOf = (baseUrl: string, changes: Record<string, string> = {}): TestCredentials => ({
  resManApi: {
    data: {
      partnerId: freshPartner(),
      apiKey: 'key-of-the-tests',
      accountId: '400',
      baseUrl,
      v2BaseUrl: baseUrl,
      defaultPropertyId: HARBOR,
      defaultEmployeeId: AGENT,
      defaultSourceId: SOURCE,
      ...changes,
    },
    type: new ResManApi(),
  },
});

export const itemsOf = (...items: Array<Record<string, unknown>>): INodeExecutionData[] =>
  items.map((json) => ({ json: json as INodeExecutionData['json'] }));

/** Runs the ResMan node with items through n8n's engine, at full pace. */
export function runResMan(
  credentials: TestCredentials,
  parameters: INodeParameters,
  items: INodeExecutionData[] = [{ json: {} }],
  options: Partial<RunNodeOptions> = {},
): Promise<NodeResult> {
  const { options: own = {}, ...rest } = parameters;
  return runNode({
    node: new ResMan(),
    typeName: 'resMan',
    parameters: { ...rest, options: { requestsPerSecond: 20, ...(own as INodeParameters) } },
    inputs: [items],
    credentials,
    timeoutMs: 60_000,
    ...options,
  });
}

export const jsonOf = ({ outputs }: NodeResult, output = 0) =>
  (outputs[output] ?? []).map(({ json }) => json);
export const pairsOf = ({ outputs }: NodeResult, output = 0) =>
  (outputs[output] ?? []).map(({ pairedItem }) => pairedItem);
/** A locator that names something by its ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
