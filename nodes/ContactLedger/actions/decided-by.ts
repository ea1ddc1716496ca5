import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textParameter } from './each-item';

/** Who answers for what is done; kept in the audit log. */
export const decidedBy: INodeProperties = {
  displayName: 'Decided By',
  name: 'decidedBy',
  type: 'string',
  default: '',
  placeholder: 'e.g. {{ $json.reviewer }}',
  description: 'Who answers for it; kept in the log. "workflow" when it is empty.',
};

/** Who answers for what is done with an item. */
export const readDecidedBy = (node: IExecuteFunctions, item: number): string =>
  textParameter(node, decidedBy.name, item) ?? 'workflow';
