import { ApiError, ok, type Answer } from '../server/api-error';
import { commonControlRoutes, type ControlRoom, type ControlRoute } from '../server/control-room';
import { findIssues, type Schema } from '../server/json-schema';
import type { SettingsFile } from '../server/settings-file';
import type { WebhookSender } from '../server/webhook-sender';
import type { WebhookDocument } from './documents';
import { writeMessage } from './message-writing';
import { applySeed } from './seed';
import type { Settings } from './settings';
import { renderV1Contact } from './v1-contacts';
import type { Workspace } from './workspace';

/** What only the control routes reach. */
export interface OpenPhoneRoom extends ControlRoom {
  readonly workspace: Workspace;
  readonly settingsFile: SettingsFile<Settings>;
  readonly sender: WebhookSender<WebhookDocument>;
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

/** An incoming text, as if somebody had sent one to the workspace's number. */
function receive({ workspace }: OpenPhoneRoom, body: unknown): Answer {
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
function contacts({ workspace }: OpenPhoneRoom): Answer {
  return ok(
    workspace.store.all('contact').map((contact) => ({
      ...renderV1Contact(contact),
      origin: contact.origin,
      unboundProperties: contact.customItems.filter(({ key }) => key === null),
    })),
  );
}

/** The control routes of every sandbox, and those that only OpenPhone has. */
export function controlRoutes(room: OpenPhoneRoom): readonly ControlRoute[] {
  return [
    ...commonControlRoutes(room),
    { method: 'POST', path: '/_sandbox/seed', handle: ({ body }) => ok(applySeed(room.workspace, body)) },
    { method: 'POST', path: '/_sandbox/receive', handle: ({ body }) => receive(room, body) },
    { method: 'GET', path: '/_sandbox/contacts', handle: () => contacts(room) },
    {
      method: 'GET',
      path: '/_sandbox/webhooks',
      handle: () => ok(room.workspace.store.all('webhook')),
    },
  ];
}
