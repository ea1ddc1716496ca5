import type { Answer } from '../server/api-error';
import type { ConversationDocument } from './documents';
import { answerDatedList, answerV1List } from './lists';
import { QueryReader } from './query-reader';
import type { ApiRequest, Route, Workspace } from './workspace';

const renderDated = (conversation: ConversationDocument) => {
  const { id, phoneNumberId, participants, name, lastActivityAt, lastActivityId } = conversation;
  const { createdAt, updatedAt, deletedAt, mutedUntil, snoozedUntil } = conversation;
  return {
    id,
    phoneNumberId,
    participants,
    name,
    lastActivityAt,
    lastActivityId,
    createdAt,
    updatedAt,
    deletedAt,
    mutedUntil,
    snoozedUntil,
  };
};

const renderV1 = (conversation: ConversationDocument) => ({
  ...renderDated(conversation),
  assignedTo: conversation.assignedTo,
});

/** Bounds of v1 are exclusive in the wording ("after", "before"); null leaves a side open. */
export function isBetween(at: string, after: string | null, before: string | null): boolean {
  return (after === null || at > after) && (before === null || at < before);
}

/** Newest created first. `userId` narrows to the numbers of that user; inactive means deleted. */
function listV1(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const pattern = '^(PN.*|\\+[1-9]\\d{1,14})$';
  const several = query.repeated('phoneNumbers', { maxItems: 100, pattern });
  const one = query.text('phoneNumber', { pattern });
  const userId = query.text('userId');
  const [createdAfter, createdBefore] = [query.time('createdAfter'), query.time('createdBefore')];
  const [updatedAfter, updatedBefore] = [query.time('updatedAfter'), query.time('updatedBefore')];
  const excludesInactive = query.boolean('excludeInactive');
  const wanted = several ?? (one === null ? null : [one]);
  const numberIds = workspace.store
    .all('phoneNumber')
    .filter(({ id, number }) => wanted === null || wanted.includes(id) || wanted.includes(number))
    .filter(({ userIds }) => userId === null || userIds.includes(userId))
    .map(({ id }) => id);
  const isFiltered = wanted !== null || userId !== null;
  return answerV1List(workspace, request, query, {
    kind: 'conversation',
    maximum: 100,
    wanted: {
      orderBy: 'createdAt',
      descending: true,
      accept: (conversation) =>
        (!isFiltered || numberIds.includes(conversation.phoneNumberId)) &&
        (!excludesInactive || conversation.deletedAt === null) &&
        isBetween(conversation.createdAt, createdAfter, createdBefore) &&
        isBetween(conversation.updatedAt, updatedAfter, updatedBefore),
    },
    render: renderV1,
  });
}

/** Newest created first, or by `sort`; time bounds are inclusive. The only dated list that can be sorted. */
function listDated(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const numberIds = query.oneOrIn('phoneNumberId', { maxItems: 100, pattern: '^PN(.*)$' });
  const created = { from: query.time('createdAt[gte]'), to: query.time('createdAt[lte]') };
  const updated = { from: query.time('updatedAt[gte]'), to: query.time('updatedAt[lte]') };
  const sort = query.text('sort', {
    oneOf: ['createdAt:asc', 'createdAt:desc', 'updatedAt:asc', 'updatedAt:desc'],
  });
  const isWithin = (at: string, { from, to }: typeof created) =>
    (from === null || at >= from) && (to === null || at <= to);
  return answerDatedList(workspace, request, query, {
    kind: 'conversation',
    wanted: {
      orderBy: sort?.startsWith('updatedAt') ? 'updatedAt' : 'createdAt',
      descending: !sort?.endsWith(':asc'),
      accept: (conversation) =>
        (numberIds === null || numberIds.includes(conversation.phoneNumberId)) &&
        isWithin(conversation.createdAt, created) &&
        isWithin(conversation.updatedAt, updated),
    },
    render: renderDated,
  });
}

/** Neither surface filters by participant. */
export const conversationRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/conversations', handle: listV1 },
  { method: 'GET', path: '/conversations', handle: listDated },
];
