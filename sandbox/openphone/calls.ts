import { ApiError, type Answer, ok } from '../server/api-error';
import { isBetween } from './conversations';
import { threadKey, type CallDocument } from './documents';
import { answerDatedList, answerV1List } from './lists';
import { QueryReader } from './query-reader';
import type { ApiRequest, Route, Workspace } from './workspace';

/** v1: participants are plain text, the other side only. */
const renderV1 = (call: CallDocument) => {
  const isIncoming = call.direction === 'incoming';
  const { id, phoneNumberId, participants, direction, status, userId, answeredAt, completedAt, duration } =
    call;
  return {
    id,
    phoneNumberId,
    participants,
    direction,
    status,
    userId,
    answeredAt,
    answeredBy: isIncoming && answeredAt !== null ? userId : null,
    initiatedBy: isIncoming ? null : userId,
    completedAt,
    duration,
    callRoute: isIncoming ? 'phone-number' : null,
    forwardedFrom: null,
    forwardedTo: null,
    aiHandled: null,
    createdAt: call.createdAt,
    updatedAt: call.updatedAt,
  };
};

/** Dated: participants are objects and include the workspace's own number. */
function renderDated(
  workspace: Workspace,
  call: CallDocument,
  included: readonly string[],
): Record<string, unknown> {
  const own = workspace.store.get('phoneNumber', call.phoneNumberId)?.number ?? null;
  const { id, phoneNumberId, direction, status, answeredAt, completedAt, duration, createdAt, updatedAt } =
    call;
  return {
    id,
    phoneNumberId,
    participants: [
      { phoneNumber: own, actorId: call.userId },
      ...call.participants.map((phoneNumber) => ({ phoneNumber, actorId: null })),
    ],
    direction,
    status,
    actorId: call.userId,
    answeredAt,
    completedAt,
    duration,
    createdAt,
    updatedAt,
    ...(included.includes('summary') && { summary: call.summary }),
    ...(included.includes('voicemail') && { voicemail: call.voicemail }),
  };
}

/** One-to-one calls only: exactly one participant. */
function listV1(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const phoneNumberId = query.text('phoneNumberId', { required: true, pattern: '^PN(.*)$' });
  const participants = query.repeated('participants', { required: true, maxItems: 1 });
  const userId = query.text('userId');
  const after = query.time('createdAfter');
  const [since, createdBefore] = [query.time('since'), query.time('createdBefore')];
  const before = createdBefore ?? since;
  return answerV1List(workspace, request, query, {
    kind: 'call',
    maximum: 100,
    wanted: {
      orderBy: 'createdAt',
      descending: true,
      lookups: [threadKey(phoneNumberId ?? '', participants ?? [])],
      accept: (call) =>
        (userId === null || call.userId === userId) && isBetween(call.createdAt, after, before),
    },
    render: renderV1,
  });
}

/** The whole workspace, newest first. Time bounds are inclusive. */
function listDated(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const phoneNumberId = query.text('phoneNumberId', { pattern: '^PN(.*)$' });
  const actorId = query.text('actorId');
  const participants = query.oneOrIn('participant');
  const direction = query.text('direction', { oneOf: ['incoming', 'outgoing'] });
  const statuses = query.oneOrIn('status');
  const [from, to] = [query.time('createdAt[gte]'), query.time('createdAt[lte]')];
  const included = query.commaList('include', { pattern: '^(summary|voicemail)$' }) ?? [];
  return answerDatedList(workspace, request, query, {
    kind: 'call',
    wanted: {
      orderBy: 'createdAt',
      descending: true,
      accept: (call) =>
        (phoneNumberId === null || call.phoneNumberId === phoneNumberId) &&
        (actorId === null || call.userId === actorId) &&
        (participants === null ||
          call.participants.some((participant) => participants.includes(participant))) &&
        (direction === null || call.direction === direction) &&
        (statuses === null || statuses.includes(call.status)) &&
        (from === null || call.createdAt >= from) &&
        (to === null || call.createdAt <= to),
    },
    render: (call) => renderDated(workspace, call, included),
  });
}

function callOf(workspace: Workspace, request: ApiRequest): CallDocument {
  const call = workspace.store.get('call', request.parameters.id ?? '');
  if (!call) throw ApiError.notFound('Call');
  return call;
}

function summary(workspace: Workspace, request: ApiRequest): Answer {
  const call = callOf(workspace, request);
  if (!call.summary) throw ApiError.notFound('Call summary');
  return ok({ callId: call.id, ...call.summary });
}

function voicemail(workspace: Workspace, request: ApiRequest): Answer {
  const call = callOf(workspace, request);
  if (!call.voicemail) throw ApiError.notFound('Call voicemail');
  return ok(call.voicemail);
}

export const callRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/calls', handle: listV1 },
  {
    method: 'GET',
    path: '/v1/calls/{id}',
    handle: (workspace, request) => ok(renderV1(callOf(workspace, request))),
  },
  { method: 'GET', path: '/v1/call-summaries/{id}', handle: summary },
  { method: 'GET', path: '/v1/call-voicemails/{id}', handle: voicemail },
  { method: 'GET', path: '/calls', handle: listDated },
];
