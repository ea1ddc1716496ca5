import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textParameter } from '../each-item';
import { unreadable } from '../read-each';

export const comparisonIdProperty: INodeProperties = {
  displayName: 'Comparison ID',
  name: 'comparisonId',
  type: 'string',
  default: '={{ $json.comparisonId }}',
  required: true,
  description: 'What "Begin Comparison" put out',
};

/** @throws {NodeOperationError} it is empty; nothing was compared. */
export function readComparisonId(node: IExecuteFunctions): string {
  const id = textParameter(node, comparisonIdProperty.name, 0);
  if (id === null) throw unreadable(node, 0, [comparisonIdProperty.displayName]);
  return id;
}
