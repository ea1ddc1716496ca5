import { randomBytes } from 'node:crypto';
import { ApiError, type Answer, ok } from '../server/api-error';
import { datedVersion } from './authentication';
import type { WebhookDocument } from './documents';
import { newId } from './identifiers';
import { findIssues, type Schema } from '../server/json-schema';
import { checkWebhookUrl } from './webhook-url';
import { ownerId, timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

const EVENT_TYPES = [
  'contact.updated contact.deleted message.received message.delivered message.failed message.undelivered',
  'call.ringing call.answered call.completed call.missed call.forwarded call.menu.selected call.recording.completed',
  'call.summary.completed call.transcript.completed call.voicemail.completed',
  'task.created task.updated task.deleted task.completed task.reopened task.assigned task.unassigned task.overdue',
  'task.linked task.unlinked task.duedate.updated task.duedate.removed',
  'integration.created integration.updated integration.deleted',
].flatMap((line) => line.split(' '));

const properties = {
  url: { type: 'string', minLength: 1 },
  events: { type: 'array', minItems: 1, items: { type: 'string', enum: EVENT_TYPES } },
  resourceIds: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^(PN.*|\\*)$' } },
  status: { type: 'string', enum: ['enabled', 'disabled'] },
  label: { type: 'string', nullable: true },
} satisfies Record<string, Schema>;

const UPDATE: Schema = { type: 'object', additionalProperties: false, properties };
const CREATE: Schema = { ...UPDATE, required: ['url', 'events'] };

const MOST_WEBHOOKS = 50;

type Body = Partial<Pick<WebhookDocument, keyof typeof properties>>;

function readBody(schema: Schema, body: unknown): Body {
  const issues = findIssues(schema, body);
  if (issues.length) throw ApiError.invalid(issues);
  const given = body as Body;
  if (given.url !== undefined) checkWebhookUrl(given.url);
  return given;
}

const newKey = () => `whsec_${randomBytes(32).toString('base64')}`;

/** Without the key, which only create and rotate show. */
const render = ({ id, url, events, resourceIds, status, label, createdAt, updatedAt }: WebhookDocument) => ({
  id,
  url,
  events,
  resourceIds,
  status,
  label,
  apiVersion: datedVersion,
  createdAt,
  updatedAt,
});

/**
 * The dated webhook of the path.
 * @throws {ApiError} 400 for an id that is not digits, 404 when there is none
 */
export function datedWebhookOf(workspace: Workspace, request: ApiRequest): WebhookDocument {
  const id = request.parameters.id ?? '';
  const pattern = '^[0-9]+$';
  if (!new RegExp(pattern).test(id))
    throw ApiError.invalid([
      {
        path: '/webhookId',
        message: `Expected string to match '${pattern}'`,
        value: id,
        schema: { type: 'string', pattern },
      },
    ]);
  const webhook = workspace.store.get('webhook', id);
  if (webhook?.surface !== 'dated') throw new ApiError(404, `Webhook with ID ${id} not found`);
  return webhook;
}

function list(workspace: Workspace): Answer {
  return ok(
    workspace.store
      .all('webhook')
      .filter(({ surface }) => surface === 'dated')
      .map(render),
  );
}

function create(workspace: Workspace, request: ApiRequest): Answer {
  const { url = '', events = [], ...given } = readBody(CREATE, request.body);
  if (workspace.store.all('webhook').filter(({ surface }) => surface === 'dated').length >= MOST_WEBHOOKS)
    throw new ApiError(422, `A workspace has at most ${MOST_WEBHOOKS} webhooks`);
  const at = timestamp(workspace);
  const webhook: WebhookDocument = {
    id: newId.datedWebhook(),
    surface: 'dated',
    url,
    events,
    resourceIds: given.resourceIds ?? ['*'],
    status: given.status ?? 'enabled',
    label: given.label ?? null,
    key: newKey(),
    previousKey: null,
    userId: ownerId(workspace),
    createdAt: at,
    updatedAt: at,
  };
  workspace.store.put('webhook', webhook);
  return { status: 201, body: { data: { ...render(webhook), key: webhook.key } } };
}

/** `events` and `resourceIds` replace the sets. */
function update(workspace: Workspace, request: ApiRequest): Answer {
  const old = datedWebhookOf(workspace, request);
  const webhook: WebhookDocument = {
    ...old,
    ...readBody(UPDATE, request.body),
    updatedAt: timestamp(workspace),
  };
  workspace.store.put('webhook', webhook);
  return ok(render(webhook));
}

function remove(workspace: Workspace, request: ApiRequest): Answer {
  workspace.store.remove('webhook', datedWebhookOf(workspace, request).id);
  return { status: 204 };
}

/** A new key. How long the old one stays in use is not documented; the setting `rotationOverlapMs` chooses (0: not at all). */
function rotate(workspace: Workspace, request: ApiRequest): Answer {
  const old = datedWebhookOf(workspace, request);
  const until = workspace.now() + workspace.settings().rotationOverlapMs;
  const webhook: WebhookDocument = {
    ...old,
    key: newKey(),
    previousKey: { key: old.key, until },
    updatedAt: timestamp(workspace),
  };
  workspace.store.put('webhook', webhook);
  return ok({ ...render(webhook), key: webhook.key });
}

export const datedWebhookRoutes: readonly Route[] = [
  { method: 'GET', path: '/webhooks', handle: list },
  { method: 'POST', path: '/webhooks', handle: create },
  {
    method: 'GET',
    path: '/webhooks/{id}',
    handle: (workspace, request) => ok(render(datedWebhookOf(workspace, request))),
  },
  { method: 'PATCH', path: '/webhooks/{id}', handle: update },
  { method: 'DELETE', path: '/webhooks/{id}', handle: remove },
  { method: 'POST', path: '/webhooks/{id}/rotate', handle: rotate },
];
