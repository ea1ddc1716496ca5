import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { interactionTypes } from '../../../clients/resman';
import { momentParameter } from '../../actions/parameters';
import type { Connection } from '../transport';
import { chosenOrDefault, textOf } from './read-parameters';

const TITLES: Readonly<Record<(typeof interactionTypes)[number], string>> = {
  CallFromProspect: 'Call From Prospect',
  CallToProspect: 'Call to Prospect',
  Email: 'Email',
  EmailFromProspect: 'Email From Prospect',
  EmailToProspect: 'Email to Prospect',
  Other: 'Other (Also Chats and Texts)',
  WalkIn: 'Walk-In',
};

/** How the person got in touch. */
export const interactionType: INodeProperties = {
  displayName: 'Interaction Type',
  name: 'interactionType',
  type: 'options',
  default: 'Other',
  options: interactionTypes.map((value) => ({ name: TITLES[value], value })),
  description:
    'How the person got in touch. ResMan is not known to have types for chats and text messages: they are "Other".',
};

export const comments: INodeProperties = {
  displayName: 'Comments',
  name: 'comments',
  type: 'string',
  typeOptions: { rows: 3 },
  default: '',
  placeholder: 'e.g. Asked in the chat about two-bedroom homes',
  description: "What is written into the prospect's history in ResMan",
};

/** The first contact of a prospect, or a line in the history of one who exists. */
export const firstContactFields: INodeProperties[] = [interactionType, comments];

export interface FirstContact {
  readonly type: string;
  /** ISO 8601 UTC */
  readonly date: string;
  readonly agentId: string;
  readonly sourceId: string;
  readonly comments?: string;
}

/** @throws {NodeOperationError} without an employee and a source ResMan takes no new prospect */
export function firstContact(
  context: IExecuteFunctions,
  connection: Connection,
  itemIndex: number,
): FirstContact {
  const told = textOf(context.getNodeParameter('comments', itemIndex, ''));
  return {
    type: context.getNodeParameter('interactionType', itemIndex, 'Other') as string,
    date: momentOf(context, itemIndex),
    agentId: chosenOrDefault(context, connection, 'employeeId', itemIndex),
    sourceId: chosenOrDefault(context, connection, 'sourceId', itemIndex),
    ...(told !== undefined && { comments: told }),
  };
}

/** The option "Date and Time", or now; ISO 8601 UTC. */
export function momentOf(context: IExecuteFunctions, itemIndex: number): string {
  const { at } = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
  return momentParameter(context, 'Date and Time', at, itemIndex) ?? new Date().toISOString();
}
