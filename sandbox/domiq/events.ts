import { randomBytes } from 'node:crypto';
import { ApiError } from '../server/api-error';
import type { DeliveryDocument } from '../server/delivery';
import { findIssues, type Schema } from '../server/json-schema';
import { isLoopback } from '../server/loopback';
import { signStandardWebhook } from '../server/standard-webhooks';
import type { WebhookDocument } from './documents';
import { refuseField } from './domiq-error';
import { timestamp, type Workspace } from './workspace';

export const EVENT_TYPES = [
  'contact.created',
  'contact.updated',
  'conversation.ended',
  'preferences.updated',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const WEBHOOK: Schema = {
  type: 'object',
  required: ['url'],
  additionalProperties: false,
  properties: {
    url: { type: 'string', format: 'uri' },
    secret: { type: 'string', pattern: '^whsec_[A-Za-z0-9+/]{16,}={0,2}$' },
    events: { type: 'array', minItems: 1, items: { type: 'string', enum: EVENT_TYPES } },
  },
};

const random = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;

/** Where events go from now on, as somebody enters it in DomIQ's settings. Without a secret one is made. @throws {ApiError} 400 */
export function addWebhook(workspace: Workspace, body: unknown): WebhookDocument {
  const issues = findIssues(WEBHOOK, body);
  if (issues.length) throw ApiError.invalid(issues);
  const { url, secret, events = null } = body as { url: string; secret?: string; events?: EventType[] };
  if (!isLoopback(new URL(url)) && !url.startsWith('https://'))
    throw refuseField('/url', 'Expected an https URL');
  const at = timestamp(workspace);
  const webhook: WebhookDocument = {
    id: random('wh_'),
    url,
    secret: secret ?? `whsec_${randomBytes(24).toString('base64')}`,
    events,
    createdAt: at,
    updatedAt: at,
  };
  workspace.store.put('webhook', webhook);
  return webhook;
}

/** Stores a delivery for every webhook that wants the event, in the transaction of the change itself. */
export function publish(workspace: Workspace, eventType: EventType, resourceId: string, data: object): void {
  const { store, settings, enqueue } = workspace;
  const at = timestamp(workspace);
  const eventId = random('msg_');
  const body = JSON.stringify({ type: eventType, timestamp: at, data });
  for (const webhook of store.all('webhook')) {
    if (webhook.events && !webhook.events.includes(eventType)) continue;
    const delivery: DeliveryDocument = {
      id: random('dlv_'),
      webhookId: webhook.id,
      eventId,
      resourceId,
      eventType,
      body,
      status: 'pending',
      attempts: [],
      nextAttemptAt: at,
      createdAt: at,
      updatedAt: at,
    };
    if (settings().webhooksHeld) {
      store.put('heldDelivery', delivery);
    } else {
      store.put('delivery', delivery);
      enqueue(delivery);
    }
  }
}

/** The headers of one attempt, https://www.standardwebhooks.com. `webhook-id` is the event's. */
export function signedHeaders(
  { secret }: WebhookDocument,
  { eventId, body }: DeliveryDocument,
  now: number,
): Record<string, string> {
  const seconds = Math.floor(now / 1000);
  return {
    'webhook-id': eventId,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signStandardWebhook(secret, eventId, seconds, body),
  };
}
