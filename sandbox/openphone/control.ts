import { ApiError, type Answer } from './api-error';
import { keyFingerprint } from './identifiers';
import { findIssues, type Schema } from './json-schema';
import { writeMessage } from './message-writing';
import type { Misbehaviour } from './misbehaviour';
import type { RateLimit } from './rate-limit';
import type { RequestLog } from './request-log';
import { applySeed } from './seed';
import type { SettingsFile } from './settings';
import { renderV1Contact } from './v1-contacts';
import type { WebhookSender } from './webhook-sender';
import { ok, type ApiRequest, type Route, type Workspace } from './workspace';

/** What only the control routes reach. */
export interface ControlRoom {
  readonly workspace: Workspace;
  readonly settingsFile: SettingsFile;
  readonly misbehaviour: Misbehaviour;
  readonly requestLog: RequestLog;
  readonly rateLimit: RateLimit;
  readonly sender: WebhookSender;
}

const RECEIVE: Schema = {
  type: 'object',
  required: ['phoneNumberId', 'from', 'text'],
  additionalProperties: false,
  properties: {
    phoneNumberId: { type: 'string' },
    from: { type: 'string', minLength: 1 },
    text: { type: 'string' },
  },
};

/** PUT takes keys as `acceptedKeys` and keeps their fingerprints only. */
function changeSettings({ settingsFile }: ControlRoom, body: unknown): Answer {
  const { acceptedKeys, ...rest } = (body ?? {}) as Record<string, unknown>;
  if (acceptedKeys === undefined) return ok(settingsFile.change(body));
  const isList = Array.isArray(acceptedKeys) && acceptedKeys.every((key) => typeof key === 'string');
  if (!isList && acceptedKeys !== null)
    throw ApiError.invalid([
      {
        path: '/acceptedKeys',
        message: 'Expected array of strings or null',
        value: undefined,
        schema: { type: 'array' },
      },
    ]);
  const acceptedKeyFingerprints = isList ? (acceptedKeys as string[]).map(keyFingerprint) : null;
  return ok(settingsFile.change({ ...rest, acceptedKeyFingerprints }));
}

function reset({ workspace, settingsFile, misbehaviour, rateLimit, sender }: ControlRoom): Answer {
  sender.clear();
  misbehaviour.clear();
  rateLimit.clear();
  workspace.store.clear();
  workspace.pageTokens.renew();
  settingsFile.restoreDefaults();
  return { status: 204 };
}

/** An incoming text, as if somebody had sent one to the workspace's number. */
function receive({ workspace }: ControlRoom, body: unknown): Answer {
  const issues = findIssues(RECEIVE, body);
  if (issues.length) throw ApiError.invalid(issues);
  const { phoneNumberId, from, text } = body as { phoneNumberId: string; from: string; text: string };
  const number = workspace.store.get('phoneNumber', phoneNumberId);
  if (!number) throw ApiError.notFound('Phone number');
  return {
    status: 201,
    body: {
      data: writeMessage(workspace, number, {
        direction: 'incoming',
        participants: [from],
        text,
        userId: null,
      }),
    },
  };
}

/** Every contact as it is stored: the v1 shape, who made it, and the properties that v1 does not show. */
function contacts({ workspace }: ControlRoom): Answer {
  return ok(
    workspace.store.all('contact').map((contact) => ({
      ...renderV1Contact(contact),
      origin: contact.origin,
      unboundProperties: contact.customItems.filter(({ key }) => key === null),
    })),
  );
}

/** `/_sandbox/…`: no key, no rate limit, not in the request log; answered to this machine only. */
export function controlRoutes(room: ControlRoom): readonly Route[] {
  const { misbehaviour, requestLog, settingsFile } = room;
  const withBodies = (request: ApiRequest) => request.query.get('bodies') === '1';
  const noContent = (work: () => void): Answer => {
    work();
    return { status: 204 };
  };
  return [
    {
      method: 'POST',
      path: '/_sandbox/seed',
      handle: (workspace, request) => ok(applySeed(workspace, request.body)),
    },
    { method: 'POST', path: '/_sandbox/receive', handle: (_, request) => receive(room, request.body) },
    { method: 'GET', path: '/_sandbox/contacts', handle: () => contacts(room) },
    {
      method: 'GET',
      path: '/_sandbox/requests',
      handle: (_, request) => ok(requestLog.list(withBodies(request))),
    },
    { method: 'DELETE', path: '/_sandbox/requests', handle: () => noContent(() => requestLog.clear()) },
    { method: 'GET', path: '/_sandbox/stats', handle: () => ok(requestLog.stats()) },
    { method: 'POST', path: '/_sandbox/reset', handle: () => reset(room) },
    { method: 'GET', path: '/_sandbox/settings', handle: () => ok(settingsFile.current) },
    { method: 'PUT', path: '/_sandbox/settings', handle: (_, request) => changeSettings(room, request.body) },
    { method: 'GET', path: '/_sandbox/misbehave', handle: () => ok(misbehaviour.list()) },
    {
      method: 'POST',
      path: '/_sandbox/misbehave',
      handle: (_, request) => ({ status: 201, body: { data: misbehaviour.add(request.body) } }),
    },
    { method: 'DELETE', path: '/_sandbox/misbehave', handle: () => noContent(() => misbehaviour.clear()) },
  ];
}
