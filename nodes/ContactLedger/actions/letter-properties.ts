import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textParameter } from './each-item';
import { unreadable } from './read-each';

/** Why something that did not work is corrected or given up. */
export const reasonProperty: INodeProperties = {
  displayName: 'Reason',
  name: 'reason',
  type: 'string',
  default: '',
  required: true,
  placeholder: 'e.g. The visitor mistyped the number',
  description: 'Why; kept for good, without telephone numbers and e-mail addresses',
};

/** @throws {NodeOperationError} when nothing is said */
export function readReason(node: IExecuteFunctions, item: number): string {
  const reason = textParameter(node, reasonProperty.name, item);
  if (reason === null) throw unreadable(node, item, [reasonProperty.displayName]);
  return reason;
}
