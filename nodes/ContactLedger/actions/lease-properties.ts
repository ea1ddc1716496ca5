import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_MAX_ATTEMPTS, type ClaimRequest, type HeldReport } from '../../../ledger';
import { textParameter } from './each-item';
import { unreadable } from './read-each';
import { positiveNumber } from './recurring-properties';

const DEFAULT_LEASE_SECONDS = 300;

/** How many are taken. */
export const limitProperty: INodeProperties = {
  displayName: 'Limit',
  name: 'limit',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: 50,
  description: 'Max number of results to return',
};

export const leaseOption: INodeProperties = {
  displayName: 'Lease (Seconds)',
  name: 'leaseSeconds',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: DEFAULT_LEASE_SECONDS,
  description:
    'How long nobody else gets them. Give it longer than the work on all of them takes: afterwards they are handed out again.',
};

export const maxAttemptsOption: INodeProperties = {
  displayName: 'Max Attempts',
  name: 'maxAttempts',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: DEFAULT_MAX_ATTEMPTS,
  description: 'After so many attempts without success it is dead, until it is replayed',
};

export const workerOption: INodeProperties = {
  displayName: 'Worker Name',
  name: 'workerName',
  type: 'string',
  default: '',
  placeholder: 'e.g. sync-worker-2',
  description:
    'Begins the lease token, so that one sees who has it. Leave empty for the ID of this execution.',
};

/** The token that "Take Due" put out. */
export const leaseTokenProperty: INodeProperties = {
  displayName: 'Lease Token',
  name: 'lease',
  type: 'string',
  default: '={{ $json.leaseToken }}',
  required: true,
  description:
    'What "Take Due" put out as "leaseToken". If other nodes come in between, refer to the node that took it.',
};

/** What "Take Due" asks for: the parameter "Limit" and the options. */
export function readClaim(node: IExecuteFunctions): ClaimRequest {
  const { leaseSeconds, workerName } = node.getNodeParameter('options', 0, {}) as {
    leaseSeconds?: unknown;
    workerName?: unknown;
  };
  return {
    limit: positiveNumber(node.getNodeParameter('limit', 0, 50), 50),
    leaseMs: positiveNumber(leaseSeconds, DEFAULT_LEASE_SECONDS) * 1_000,
    workerToken: String(workerName ?? '').trim() || node.getExecutionId() || null,
    maxAttempts: readMaxAttempts(node),
  };
}

export function readMaxAttempts(node: IExecuteFunctions): number {
  return positiveNumber(
    node.getNodeParameter('options.maxAttempts', 0, DEFAULT_MAX_ATTEMPTS),
    DEFAULT_MAX_ATTEMPTS,
  );
}

/** Of what an item speaks, and the right to do so. @throws {NodeOperationError} one of them is empty */
export function readHeld(node: IExecuteFunctions, item: number, idProperty: INodeProperties): HeldReport {
  const id = textParameter(node, idProperty.name, item);
  const leaseToken = textParameter(node, leaseTokenProperty.name, item);
  if (id === null) throw unreadable(node, item, [idProperty.displayName]);
  if (leaseToken === null) throw unreadable(node, item, [leaseTokenProperty.displayName]);
  return { id, leaseToken };
}

/** Why it failed, for both kinds of work. */
export const failureProperties: INodeProperties[] = [
  {
    displayName: 'Error Code',
    name: 'errorCode',
    type: 'string',
    default:
      '={{ $json.errorCode ?? $json.details?.errorCode ?? $json.error?.httpCode ?? $json.error?.name }}',
    placeholder: 'e.g. resman.not_found',
    description: 'A short word to look for and to replay by',
  },
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    default: '={{ $json.error?.message ?? $json.error }}',
    description: 'What happened; e-mail addresses and phone numbers are taken out before it is kept',
  },
];

/** Code and message of an item. What is missing stays no secret: a failure is recorded in any case. */
export function readFailure(node: IExecuteFunctions, item: number): { code: string; message: string } {
  return {
    code: textParameter(node, 'errorCode', item) ?? 'unknown',
    message: textParameter(node, 'message', item) ?? 'no message',
  };
}

/** A list of words separated by commas; empty when there is none. */
export function wordsOf(value: unknown): string[] {
  return String(value ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
