import { ApiError, type Answer, ok } from '../server/api-error';
import { isBetween } from './conversations';
import { threadKey, type MessageDocument } from './documents';
import { E164, findIssues, type Schema } from '../server/json-schema';
import { answerDatedList, answerV1List } from './lists';
import { writeMessage } from './message-writing';
import { QueryReader } from './query-reader';
import type { ApiRequest, Route, Workspace } from './workspace';

const SEND: Schema = {
  type: 'object',
  required: ['content', 'from', 'to'],
  properties: {
    content: { type: 'string', minLength: 1, maxLength: 1600 },
    from: { type: 'string', pattern: '^(PN.*|\\+[1-9]\\d{1,14})$' },
    to: { type: 'array', minItems: 1, maxItems: 10, items: { type: 'string', pattern: E164 } },
    userId: { type: 'string', pattern: '^US(.*)$' },
    setInboxStatus: { type: 'string', enum: ['done'] },
  },
};

const render = (message: MessageDocument) => {
  const {
    id,
    from,
    to,
    text,
    direction,
    status,
    phoneNumberId,
    conversationId,
    userId,
    createdAt,
    updatedAt,
    media,
  } = message;
  return {
    id,
    from,
    to,
    text,
    direction,
    status,
    phoneNumberId,
    conversationId,
    userId,
    createdAt,
    updatedAt,
    media,
  };
};

/** One thread, newest first: the number's id and every other participant are required. `since` behaves as "before". */
function listV1(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const phoneNumberId = query.text('phoneNumberId', { required: true, pattern: '^PN(.*)$' });
  const participants = query.repeated('participants', { required: true, maxItems: 10 });
  const userId = query.text('userId');
  const after = query.time('createdAfter');
  const [since, createdBefore] = [query.time('since'), query.time('createdBefore')];
  const before = createdBefore ?? since;
  return answerV1List(workspace, request, query, {
    kind: 'message',
    maximum: 100,
    wanted: {
      orderBy: 'createdAt',
      descending: true,
      lookups: [threadKey(phoneNumberId ?? '', participants ?? [])],
      accept: (message) =>
        (userId === null || message.userId === userId) && isBetween(message.createdAt, after, before),
    },
    render,
  });
}

/** The whole workspace, newest first. Time bounds are exclusive. */
function listDated(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const exact = {
    from: query.text('from'),
    status: query.text('status', {
      oneOf: ['queued', 'sent', 'delivered', 'undelivered', 'received', 'failed'],
    }),
    direction: query.text('direction', { oneOf: ['incoming', 'outgoing'] }),
    phoneNumberId: query.text('phoneNumberId', { pattern: '^PN(.*)$' }),
    userId: query.text('userId'),
  };
  const to = query.text('to');
  const toAll = query.commaList('to[all]', { maxItems: 10 });
  const [after, before] = [query.time('createdAt[gt]'), query.time('createdAt[lt]')];
  const wanted = Object.entries(exact).filter(([, value]) => value !== null);
  return answerDatedList(workspace, request, query, {
    kind: 'message',
    wanted: {
      orderBy: 'createdAt',
      descending: true,
      accept: (message) =>
        wanted.every(([field, value]) => message[field as keyof typeof exact] === value) &&
        (to === null || message.to.includes(to)) &&
        (toAll === null ||
          (toAll.length === message.to.length && toAll.every((value) => message.to.includes(value)))) &&
        isBetween(message.createdAt, after, before),
    },
    render,
  });
}

function get(workspace: Workspace, request: ApiRequest): Answer {
  const message = workspace.store.get('message', request.parameters.id ?? '');
  if (!message) throw ApiError.notFound('Message');
  return ok(render(message));
}

/** 202. Only v1 can send. */
function send(workspace: Workspace, request: ApiRequest): Answer {
  const issues = findIssues(SEND, request.body);
  if (issues.length) throw ApiError.invalid(issues);
  const { content, from, to, userId } = request.body as {
    content: string;
    from: string;
    to: string[];
    userId?: string;
  };
  const number = workspace.store
    .all('phoneNumber')
    .find(({ id, number: e164 }) => id === from || e164 === from);
  if (!number) throw ApiError.notFound('Phone number');
  if (userId !== undefined && !number.userIds.includes(userId))
    throw new ApiError(403, 'The user is not a user of the phone number', [], '02', 'Not Phone Number User');
  const sender = userId ?? number.userIds[0] ?? null;
  const message = writeMessage(workspace, number, {
    direction: 'outgoing',
    participants: to,
    text: content,
    userId: sender,
  });
  return { status: 202, body: { data: { ...render(message), status: 'queued' } } };
}

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/messages', handle: listV1 },
  { method: 'POST', path: '/v1/messages', handle: send },
  { method: 'GET', path: '/v1/messages/{id}', handle: get },
  { method: 'GET', path: '/messages', handle: listDated },
  { method: 'GET', path: '/messages/{id}', handle: get },
];
