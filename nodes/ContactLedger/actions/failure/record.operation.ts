import { recordFailure } from '../../../../ledger';
import { textParameter } from '../each-item';
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
        workflowName: textParameter(node, 'workflowName', item) ?? 'unknown workflow',
        nodeName: textParameter(node, 'nodeName', item),
        message: textParameter(node, 'message', item) ?? 'no message',
        executionId: textParameter(node, 'executionId', item),
      };
      const id = await recordFailure(ledger, failure, clock);
      const { workflowName, nodeName, executionId } = failure;
      output.push({ json: { id, workflowName, nodeName, executionId }, pairedItem: { item } });
    }
    return output;
  },
};
