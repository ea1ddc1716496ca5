import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textParameter } from '../each-item';
import { unreadable } from '../read-each';
import { momentOf } from '../read-filters';

export const nameProperty: INodeProperties = {
  displayName: 'Name',
  name: 'checkpointName',
  type: 'string',
  default: '',
  required: true,
  placeholder: 'e.g. resman.contacts.harbor-lofts',
  description: 'What is read, and of which part of it: each name has a checkpoint of its own',
};

/** @throws {NodeOperationError} it is empty; nothing was read or saved. */
export function readName(node: IExecuteFunctions, item: number): string {
  const name = textParameter(node, nameProperty.name, item);
  if (name === null || name.length > 300) throw unreadable(node, item, [nameProperty.displayName]);
  return name;
}

/**
 * A moment as people, n8n and expressions write it; null when the parameter is empty.
 * @throws {NodeOperationError} it is no time; nothing was read or saved.
 */
export function readMoment(
  node: IExecuteFunctions,
  { name, displayName }: INodeProperties,
  item: number,
  path = name,
): string | null {
  const given = node.getNodeParameter(path, item, '') as unknown;
  const text = typeof given === 'string' ? given.trim() : String(given ?? '');
  if (text === '') return null;
  const moment = momentOf(text);
  if (moment === null) throw unreadable(node, item, [displayName]);
  return moment;
}
