import type { IExecuteFunctions } from 'n8n-workflow';
import { recordFailure } from '../../../../ledger';
import type { Operation } from '../operation';

/** One item of an Error Trigger in, the recorded failure out. */
export const record: Operation = {
  properties: [
    {
      displayName: 'Workflow Name',
      name: 'workflowName',
      type: 'string',
      default: '={{ $json.workflow?.name }}',
      description: 'The workflow that stopped; the default reads what an Error Trigger puts out',
    },
    {
      displayName: 'Node Name',
      name: 'nodeName',
      type: 'string',
      default: '={{ $json.execution?.lastNodeExecuted }}',
      description: 'The node at which it stopped',
    },
    {
      displayName: 'Message',
      name: 'message',
      type: 'string',
      default: '={{ $json.execution?.error?.message ?? $json.trigger?.error?.message }}',
      description: 'What happened; e-mail addresses and phone numbers are taken out before it is kept',
    },
    {
      displayName: 'Execution ID',
      name: 'executionId',
      type: 'string',
      default: '={{ $json.execution?.id }}',
      description: 'The execution that stopped',
    },
  ],
  async execute({ node, ledger, clock }) {
    const output = [];
    for (let item = 0; item < node.getInputData().length; item += 1) {
      const failure = {
        workflowName: textOf(node, 'workflowName', item) ?? 'unknown workflow',
        nodeName: textOf(node, 'nodeName', item),
        message: textOf(node, 'message', item) ?? 'no message',
        executionId: textOf(node, 'executionId', item),
      };
      const id = await recordFailure(ledger, failure, clock);
      const { workflowName, nodeName, executionId } = failure;
      output.push({ json: { id, workflowName, nodeName, executionId }, pairedItem: { item } });
    }
    return output;
  },
};

function textOf(node: IExecuteFunctions, parameter: string, item: number): string | null {
  const value = node.getNodeParameter(parameter, item, '') as unknown;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? null : text;
}
