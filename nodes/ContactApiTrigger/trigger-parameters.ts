import type { INodeProperties } from 'n8n-workflow';
import { sharedOptions } from '../trigger/trigger-properties';
import { triggerLedgerProperties } from '../trigger/trigger-ledger';
import { DEFAULT_PATH } from './webhooks';

/** The sources under which the ledger keeps what the endpoints are told. */
export const SOURCE = 'chatbot';
export const CHANGE_SOURCE = 'resman';

/** A caller waits, so the window is short. */
export const WINDOW_MS = 100;

const ANSWER_WITHIN_SECONDS = 4;
const LONGEST_ANSWER_SECONDS = 60;
const MS = 1_000;

const options: INodeProperties[] = [
  ...sharedOptions(SOURCE, WINDOW_MS),
  {
    displayName: 'Answer Within (Seconds)',
    name: 'answerWithinSeconds',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: LONGEST_ANSWER_SECONDS },
    default: ANSWER_WITHIN_SECONDS,
    description:
      'How long a caller is kept waiting for the workflow’s answer. After that they are told "pending" (202), and get the answer when they send the same request with the same Idempotency-Key again.',
  },
  {
    displayName: 'Source Name of Changes',
    name: 'changeSource',
    type: 'string',
    default: CHANGE_SOURCE,
    description:
      'The name under which the ledger keeps changes in ResMan. ResMan Trigger uses the same one by default: each change then goes to one of the two.',
  },
];
options.sort((left, right) => left.displayName.localeCompare(right.displayName, 'en'));

export const properties: INodeProperties[] = [
  {
    displayName:
      'Four endpoints: create, search and update a contact, and tell of a change in ResMan. Who calls them needs the secret of the credential. The workflow says what the caller is told, with Contact Ledger > Event > Complete, option "Answer".',
    name: 'endpointsNotice',
    type: 'notice',
    default: '',
  },
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    noDataExpression: true,
    default: DEFAULT_PATH,
    placeholder: 'e.g. resman',
    description:
      'Stands before /contacts and /webhooks/contact-update in the four URLs. Give each such trigger of an n8n a path of its own.',
  },
  ...triggerLedgerProperties,
  {
    displayName: 'Changes Are Proven By',
    name: 'changeProof',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'The Credential of the API',
        value: 'contactApi',
        description: 'Who tells of changes signs as the chatbot does',
      },
      {
        name: 'The Credential of the Relay',
        value: 'resManRelay',
        description: 'The relay has a secret of its own, and signs as ResMan Trigger expects it',
      },
    ],
    default: 'contactApi',
    description: 'With which secret /webhooks/contact-update has to be called',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How requests are gathered, kept and answered',
    options,
  },
];

/** What is read from the parameters beside what every trigger has. */
export interface ApiSettings {
  readonly answerWithinMs: number;
  readonly changeSource: string;
  readonly isChangeOfRelay: boolean;
}

export function readApiSettings(context: {
  getNodeParameter(name: string, fallback?: unknown): unknown;
}): ApiSettings {
  const { answerWithinSeconds, changeSource } = context.getNodeParameter('options', {}) as Readonly<
    Record<string, unknown>
  >;
  const seconds = Number(answerWithinSeconds ?? ANSWER_WITHIN_SECONDS);
  return {
    answerWithinMs:
      (Number.isFinite(seconds) && seconds >= 0
        ? Math.min(seconds, LONGEST_ANSWER_SECONDS)
        : ANSWER_WITHIN_SECONDS) * MS,
    changeSource:
      String(changeSource ?? '')
        .trim()
        .slice(0, 90) || CHANGE_SOURCE,
    isChangeOfRelay: context.getNodeParameter('changeProof', 'contactApi') === 'resManRelay',
  };
}
