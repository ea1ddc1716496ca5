import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Which run of the push this is. */
export const runIdOption: INodeProperties = {
  displayName: 'Run ID',
  name: 'runId',
  type: 'string',
  default: '',
  placeholder: 'e.g. bootstrap-2026-11-22',
  description:
    'Names the run; what it got once it does not get again, so that a loop ends. Leave empty for the ID of this execution.',
};

/** The run as the user names it, else this execution; null when there is neither. */
export function runIdOf(node: IExecuteFunctions): string | null {
  const given = String(node.getNodeParameter('options.runId', 0, '') ?? '').trim();
  return given || node.getExecutionId() || null;
}
