import { randomBytes } from 'node:crypto';
import { ApiError, type Answer, ok } from '../server/api-error';
import type { WebhookDocument } from './documents';
import { newId, workspaceId } from './identifiers';
import { findIssues, type Schema } from '../server/json-schema';
import { checkWebhookUrl } from './webhook-url';
import { ownerId, timestamp, type ApiRequest, type Handler, type Route, type Workspace } from './workspace';

/** What each create endpoint accepts; contact events are in none of them. */
const EVENTS = {
  messages: ['message.received', 'message.delivered'],
  calls: ['call.completed', 'call.ringing', 'call.recording.completed'],
  'call-summaries': ['call.summary.completed'],
  'call-transcripts': ['call.transcript.completed'],
} as const;

const bodySchema = (events: readonly string[]): Schema => ({
  type: 'object',
  required: ['events', 'url'],
  properties: {
    events: { type: 'array', minItems: 1, items: { type: 'string', enum: events } },
    url: { type: 'string', format: 'uri' },
    label: { type: 'string' },
    status: { type: 'string', enum: ['enabled', 'disabled'] },
    resourceIds: { type: 'array', items: { type: 'string', pattern: '^(PN.*|\\*)$' } },
    userId: { type: 'string', pattern: '^US(.*)$' },
  },
});

const render = ({
  id,
  userId,
  label,
  status,
  url,
  key,
  createdAt,
  updatedAt,
  events,
  resourceIds,
}: WebhookDocument) => ({
  id,
  userId,
  orgId: workspaceId,
  label,
  status,
  url,
  key,
  createdAt,
  updatedAt,
  deletedAt: null,
  events,
  resourceIds,
});

function createFor(events: readonly string[]): Handler {
  const schema = bodySchema(events);
  return (workspace: Workspace, request: ApiRequest): Answer => {
    const issues = findIssues(schema, request.body);
    if (issues.length) throw ApiError.invalid(issues);
    const body = request.body as Partial<WebhookDocument> & { url: string; events: string[] };
    checkWebhookUrl(body.url);
    const at = timestamp(workspace);
    const webhook: WebhookDocument = {
      id: newId.v1Webhook(),
      surface: 'v1',
      url: body.url,
      events: body.events,
      resourceIds: body.resourceIds ?? ['*'],
      status: body.status ?? 'enabled',
      label: body.label ?? null,
      key: randomBytes(32).toString('base64'),
      previousKey: null,
      userId: body.userId ?? ownerId(workspace),
      createdAt: at,
      updatedAt: at,
    };
    workspace.store.put('webhook', webhook);
    return { status: 201, body: { data: render(webhook) } };
  };
}

function webhookOf(workspace: Workspace, request: ApiRequest): WebhookDocument {
  const webhook = workspace.store.get('webhook', request.parameters.id ?? '');
  if (webhook?.surface !== 'v1') throw ApiError.notFound('Webhook');
  return webhook;
}

function list(workspace: Workspace): Answer {
  return ok(
    workspace.store
      .all('webhook')
      .filter(({ surface }) => surface === 'v1')
      .map(render),
  );
}

function remove(workspace: Workspace, request: ApiRequest): Answer {
  workspace.store.remove('webhook', webhookOf(workspace, request).id);
  return { status: 204 };
}

/** The legacy system: create, list, get, delete, nothing else. Its webhooks and the dated ones do not see each other. */
export const v1WebhookRoutes: readonly Route[] = [
  ...Object.entries(EVENTS).map(([family, events]): Route => ({
    method: 'POST',
    path: `/v1/webhooks/${family}`,
    handle: createFor(events),
  })),
  { method: 'GET', path: '/v1/webhooks', handle: list },
  {
    method: 'GET',
    path: '/v1/webhooks/{id}',
    handle: (workspace, request) => ok(render(webhookOf(workspace, request))),
  },
  { method: 'DELETE', path: '/v1/webhooks/{id}', handle: remove },
];
