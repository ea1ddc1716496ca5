import { NodeOperationError } from 'n8n-workflow';
import { endJob } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { jsonParameter } from '../read-each';

/** Tells the review page how a job ended that it asked for. */
export const end: PlainOperation = {
  properties: [
    {
      displayName: 'Job ID',
      name: 'jobId',
      type: 'string',
      required: true,
      default: '={{ $json.jobId }}',
      description: 'What Contact Review Trigger put out as "jobId"',
    },
    {
      displayName: 'Problem',
      name: 'problem',
      type: 'string',
      default: '',
      placeholder: 'e.g. {{ $json.error }}',
      description:
        'Why it failed; empty when it did not. E-mail addresses and phone numbers are taken out before it is kept.',
    },
    {
      displayName: 'Result',
      name: 'result',
      type: 'json',
      default: '',
      placeholder: 'e.g. {{ $json }}',
      description:
        'Counts that the page shows, e.g. what Report > Verify put out. Only numbers and yes or no are kept.',
    },
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const jobId = textParameter(node, 'jobId', item) ?? '';
      const problem = textParameter(node, 'problem', item);
      const given = node.getNodeParameter('result', item, '');
      const result = given === '' || given === null ? null : countsOf(jsonParameter(node, 'result', item));
      const outcome = await endJob(ledger, { jobId, problem, result }, clock);
      if (outcome === 'unknown')
        throw new NodeOperationError(node.getNode(), 'The review page asked for no such job', {
          itemIndex: item,
          description: 'Nothing was changed. Use "jobId" as Contact Review Trigger put it out.',
        });
      return { json: { jobId, outcome, failed: problem !== null } };
    });
  },
};

/** Of what a workflow found out, what can be kept without keeping anything of a person. */
function countsOf(result: unknown): Record<string, number | boolean> {
  if (typeof result !== 'object' || result === null) return {};
  return Object.fromEntries(
    Object.entries(result).filter(
      (entry): entry is [string, number | boolean] =>
        typeof entry[1] === 'number' || typeof entry[1] === 'boolean',
    ),
  );
}
