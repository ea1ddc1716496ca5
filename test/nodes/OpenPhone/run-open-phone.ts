import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { OpenPhoneApi } from '../../../credentials/OpenPhoneApi.credentials';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { runNode } from '../../support/run-workflow';
import type { NodeResult, RunNodeOptions, TestCredentials } from '../../support/run-workflow';

let keys = 0;

/** A key of its own a test, so that tests share no rate limit and no list of contacts. */
export function freshKey(): string {
  keys += 1;
  return `key-${keys}`;
}

export const credentialsOf = (baseUrl: string, apiKey = freshKey()): TestCredentials => ({
  openPhoneApi: { data: { apiKey, baseUrl }, type: new OpenPhoneApi() },
});

export const itemsOf = (...items: Array<Record<string, unknown>>): INodeExecutionData[] =>
  items.map((json) => ({ json: json as INodeExecutionData['json'] }));

/** Runs the OpenPhone node with items through n8n's engine. */
export function runOpenPhone(
  credentials: TestCredentials,
  parameters: INodeParameters,
  items: INodeExecutionData[] = [{ json: {} }],
  options: Partial<RunNodeOptions> = {},
): Promise<NodeResult> {
  return runNode({
    node: new OpenPhone(),
    typeName: 'openPhone',
    parameters,
    inputs: [items],
    credentials,
    ...options,
  });
}

export const jsonOf = ({ outputs }: NodeResult) => (outputs[0] ?? []).map(({ json }) => json);
export const pairsOf = ({ outputs }: NodeResult) => (outputs[0] ?? []).map(({ pairedItem }) => pairedItem);
