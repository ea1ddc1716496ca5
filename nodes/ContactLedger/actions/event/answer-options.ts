import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { JsonSchema } from '../../../../contacts/model/person-record';
import { z } from '../../../../contacts/model/zod';
import type { EventAnswer } from '../../../../ledger';
import { jsonParameter, unreadable } from '../read-each';

const OK = 200;
const StatusSchema = z.coerce.number().int().min(200).max(599);

/** What whoever waits for the end of an event is told. */
export const answerOptions: readonly [INodeProperties, INodeProperties] = [
  {
    displayName: 'Answer',
    name: 'answer',
    type: 'json',
    default: '',
    placeholder: 'e.g. { "contact_id": "…", "is_new_contact": true }',
    description:
      'What the caller of Contact API Trigger is told about this event, word for word. Leave empty to say only that it is done.',
  },
  {
    displayName: 'Answer Status',
    name: 'answerStatus',
    type: 'number',
    typeOptions: { minValue: 200, maxValue: 599 },
    default: OK,
    description: 'The HTTP status that goes with the answer, e.g. 201 for a contact that was created',
  },
];

/** The answer that the options of an item give; null when there is none. @throws {NodeOperationError} it is no JSON, or no status */
export function readAnswer(node: IExecuteFunctions, item: number): EventAnswer | null {
  const [answer, status] = answerOptions;
  const given = node.getNodeParameter(`options.${answer.name}`, item, '') as unknown;
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === ''))
    return null;
  const body = JsonSchema.safeParse(jsonParameter(node, `options.${answer.name}`, item));
  if (!body.success) throw unreadable(node, item, [answer.displayName]);
  const code = StatusSchema.safeParse(node.getNodeParameter(`options.${status.name}`, item, OK));
  if (!code.success) throw unreadable(node, item, [status.displayName]);
  return { body: body.data, status: code.data };
}
