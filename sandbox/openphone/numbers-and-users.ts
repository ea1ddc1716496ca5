import { ApiError, type Answer, ok } from '../server/api-error';
import type { PhoneNumberDocument, UserDocument } from './documents';
import { workspaceId } from './identifiers';
import { answerDatedList, answerV1List } from './lists';
import { QueryReader } from './query-reader';
import type { ApiRequest, Route, Workspace } from './workspace';

const renderUser = ({
  id,
  email,
  firstName,
  lastName,
  pictureUrl,
  role,
  createdAt,
  updatedAt,
}: UserDocument) => ({
  id,
  email,
  firstName,
  lastName,
  pictureUrl,
  role,
  createdAt,
  updatedAt,
});

function usersOf(workspace: Workspace, number: PhoneNumberDocument) {
  return workspace.store
    .all('user')
    .filter(({ id }) => number.userIds.includes(id))
    .map(({ id, email, firstName, lastName, role }) => ({ id, email, firstName, lastName, role }));
}

const national = (e164: string) => e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** v1 calls the E.164 `number`, the dated surface `phoneNumber`. */
function renderNumber(workspace: Workspace, number: PhoneNumberDocument, field: 'number' | 'phoneNumber') {
  const { id, name, createdAt, updatedAt } = number;
  const formattedNumber = national(number.number);
  return {
    id,
    name,
    [field]: number.number,
    formattedNumber,
    users: usersOf(workspace, number),
    createdAt,
    updatedAt,
  };
}

/** Not paged. */
function listNumbersV1(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const userId = query.text('userId', { pattern: '^US(.*)$' });
  query.finish();
  const numbers = workspace.store
    .all('phoneNumber')
    .filter(({ userIds }) => userId === null || userIds.includes(userId));
  return ok(numbers.map((number) => renderNumber(workspace, number, 'number')));
}

function getNumberV1(workspace: Workspace, request: ApiRequest): Answer {
  const number = workspace.store.get('phoneNumber', request.parameters.id ?? '');
  if (!number) throw ApiError.notFound('Phone number');
  return ok(renderNumber(workspace, number, 'number'));
}

function listNumbersDated(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const includesRestrictions = query.text('include', { oneOf: ['restrictions'] }) !== null;
  return answerDatedList(workspace, request, query, {
    kind: 'phoneNumber',
    wanted: { orderBy: 'createdAt', descending: true },
    render: (number) => ({
      ...renderNumber(workspace, number, 'phoneNumber'),
      ...(includesRestrictions && { restrictions: {} }),
    }),
  });
}

const newestUsers = {
  kind: 'user',
  wanted: { orderBy: 'createdAt', descending: true },
  render: renderUser,
} as const;

function listUsersV1(workspace: Workspace, request: ApiRequest): Answer {
  return answerV1List(workspace, request, new QueryReader(request), { ...newestUsers, maximum: 50 });
}

function listUsersDated(workspace: Workspace, request: ApiRequest): Answer {
  return answerDatedList(workspace, request, new QueryReader(request), newestUsers);
}

function getUser(workspace: Workspace, request: ApiRequest): Answer {
  const user = workspace.store.get('user', request.parameters.id ?? '');
  if (!user) throw ApiError.notFound('User');
  return ok(renderUser(user));
}

export const numberAndUserRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/phone-numbers', handle: listNumbersV1 },
  { method: 'GET', path: '/v1/phone-numbers/{id}', handle: getNumberV1 },
  { method: 'GET', path: '/v1/users', handle: listUsersV1 },
  { method: 'GET', path: '/v1/users/{id}', handle: getUser },
  { method: 'GET', path: '/phone-numbers', handle: listNumbersDated },
  { method: 'GET', path: '/users', handle: listUsersDated },
  { method: 'GET', path: '/users/{id}', handle: getUser },
  { method: 'GET', path: '/organization', handle: () => ok({ id: workspaceId, name: 'Sandbox workspace' }) },
];
