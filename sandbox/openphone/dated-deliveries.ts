import { ApiError, type Answer, ok } from '../server/api-error';
import { contactEventData } from './contact-events';
import type { DeliveryDocument } from '../server/delivery';
import { datedWebhookOf } from './dated-webhooks';
import { datedEnvelope, storeDelivery } from './events';
import { workspaceId } from './identifiers';
import { findIssues, type Schema } from '../server/json-schema';
import { answerDatedList } from './lists';
import { QueryReader } from './query-reader';
import { timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

const TEST: Schema = {
  type: 'object',
  required: ['eventType'],
  properties: { eventType: { type: 'string', minLength: 1 } },
};

/** All test deliveries share one event id, as the vendor's do. */
const SAMPLE_EVENT_ID = 'EVsample0000000000000000000000000';
const SAMPLE_TIME = '2026-01-01T00:00:00.000Z';

const render = ({
  id,
  eventId,
  resourceId,
  eventType,
  status,
  nextAttemptAt,
  createdAt,
}: DeliveryDocument) => ({
  id,
  eventId,
  resourceId,
  eventType,
  status,
  nextAttemptAt,
  createdAt,
});

function sampleData(eventType: string): unknown {
  if (eventType.startsWith('contact.')) {
    const item = { id: 'sample', createdAt: SAMPLE_TIME, updatedAt: SAMPLE_TIME };
    return contactEventData({
      id: 'samplecontact00000000000',
      externalId: null,
      source: 'public-api',
      sourceUrl: null,
      firstName: 'Imani',
      lastName: 'Sample',
      company: null,
      role: null,
      emails: [{ ...item, name: 'work', value: 'imani.sample@example.com' }],
      phoneNumbers: [{ ...item, name: 'mobile', value: '+12025550143' }],
      customItems: [],
      createdAt: SAMPLE_TIME,
      updatedAt: SAMPLE_TIME,
      createdByUserId: 'USsample',
      origin: 'api',
    });
  }
  const resource = { id: 'ACsample000000000000000000000000', createdAt: SAMPLE_TIME, updatedAt: SAMPLE_TIME };
  return { resource, context: { orgId: workspaceId }, links: { quo: 'https://app.example.com/' } };
}

/** Sends one real, signed sample, whatever the webhook subscribed to. */
function test(workspace: Workspace, request: ApiRequest): Answer {
  const webhook = datedWebhookOf(workspace, request);
  const issues = findIssues(TEST, request.body);
  if (issues.length) throw ApiError.invalid(issues);
  const { eventType: type } = request.body as { eventType: string };
  const body = datedEnvelope(SAMPLE_EVENT_ID, SAMPLE_TIME, type, sampleData(type));
  const delivery = storeDelivery(workspace, webhook, {
    eventId: SAMPLE_EVENT_ID,
    type,
    resourceId: 'sample',
    body,
  });
  return { status: 202, body: { data: render(delivery) } };
}

function deliveryOf(workspace: Workspace, request: ApiRequest): DeliveryDocument {
  const webhook = datedWebhookOf(workspace, request);
  const delivery = workspace.store.get('delivery', request.parameters.deliveryId ?? '');
  if (delivery?.webhookId !== webhook.id) throw ApiError.notFound('Delivery');
  return delivery;
}

function list(workspace: Workspace, request: ApiRequest): Answer {
  const webhook = datedWebhookOf(workspace, request);
  const query = new QueryReader(request);
  const resourceId = query.text('resourceId');
  return answerDatedList(workspace, request, query, {
    kind: 'delivery',
    wanted: {
      orderBy: 'createdAt',
      descending: true,
      lookups: [webhook.id],
      accept: (delivery) => resourceId === null || delivery.resourceId === resourceId,
    },
    render,
  });
}

/** With the payload and every attempt so far. */
function get(workspace: Workspace, request: ApiRequest): Answer {
  const delivery = deliveryOf(workspace, request);
  return ok({
    ...render(delivery),
    payload: JSON.parse(delivery.body) as unknown,
    attempts: delivery.attempts,
  });
}

/** Queues one more attempt under the same `webhook-id`; 202. */
function retry(workspace: Workspace, request: ApiRequest): Answer {
  const at = timestamp(workspace);
  const delivery: DeliveryDocument = {
    ...deliveryOf(workspace, request),
    status: 'pending',
    nextAttemptAt: at,
    updatedAt: at,
  };
  workspace.store.put('delivery', delivery);
  workspace.enqueue(delivery);
  return { status: 202, body: {} };
}

export const datedDeliveryRoutes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/{id}/events/test', handle: test },
  { method: 'GET', path: '/webhooks/{id}/events', handle: list },
  { method: 'GET', path: '/webhooks/{id}/events/{deliveryId}', handle: get },
  { method: 'POST', path: '/webhooks/{id}/events/{deliveryId}/retry', handle: retry },
];
