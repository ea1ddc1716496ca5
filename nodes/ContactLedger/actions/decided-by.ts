import type { INodeProperties } from 'n8n-workflow';

/** Who answers for what is done; kept in the audit log. */
export const decidedBy: INodeProperties = {
  displayName: 'Decided By',
  name: 'decidedBy',
  type: 'string',
  default: '',
  placeholder: 'e.g. {{ $json.reviewer }}',
  description: 'Who answers for it; kept in the log. "workflow" when it is empty.',
};
