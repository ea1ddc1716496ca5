import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { DomIqApi } from '../../../credentials/DomIqApi.credentials';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { runNode } from '../../support/run-workflow';
import type { NodeResult, RunNodeOptions, TestCredentials } from '../../support/run-workflow';

let keys = 0;

/** A key of its own a test, so that tests share no rate limit. */
export function freshKey(): string {
  keys += 1;
  return `key-${keys}`;
}

export const credentialsOf = (baseUrl: string, apiKey = freshKey()): TestCredentials => ({
  domIqApi: { data: { apiKey, baseUrl }, type: new DomIqApi() },
});

export const itemsOf = (...items: Array<Record<string, unknown>>): INodeExecutionData[] =>
  items.map((json) => ({ json: json as INodeExecutionData['json'] }));

/** A conversation chosen by its id, which may be an expression. */
export const conversation = (value: string) => ({ __rl: true, mode: 'id', value });

/** Runs the DomIQ node with items through n8n's engine. */
export function runDomIq(
  credentials: TestCredentials,
  parameters: INodeParameters,
  items: INodeExecutionData[] = [{ json: {} }],
  options: Partial<RunNodeOptions> = {},
): Promise<NodeResult> {
  return runNode({
    node: new DomIq(),
    typeName: 'domIq',
    parameters,
    inputs: [items],
    credentials,
    ...options,
  });
}

export const jsonOf = ({ outputs }: NodeResult) => (outputs[0] ?? []).map(({ json }) => json);
export const pairsOf = ({ outputs }: NodeResult) => (outputs[0] ?? []).map(({ pairedItem }) => pairedItem);
