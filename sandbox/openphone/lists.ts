import type { Answer } from '../server/api-error';
import type { Documents, Kind } from './documents';
import type { QueryReader } from './query-reader';
import type { Selection } from '../server/store';
import type { ApiRequest, Workspace } from './workspace';

type Wanted<K extends Kind> = Pick<Selection<Documents[K]>, 'orderBy' | 'descending' | 'lookups' | 'accept'>;

/** A token is bound to the path and to every parameter but the ones that page. */
function scopeOf(request: ApiRequest): string {
  const filters = [...request.query].filter(
    ([name]) => !['pageToken', 'after', 'maxResults', 'limit'].includes(name),
  );
  return JSON.stringify([request.path, filters.sort()]);
}

/**
 * The v1 envelope `{data, totalItems, nextPageToken}`; `maxResults` is required. Reads the paging parameters and
 * finishes the query. `totalItems` is unreliable on purpose, as the vendor's is: too high on the first page (it counts
 * things that the filter leaves out, and two that are not there), the page's own length afterwards.
 */
export function answerV1List<K extends Kind>(
  workspace: Workspace,
  request: ApiRequest,
  query: QueryReader,
  list: { kind: K; maximum: 50 | 100; wanted: Wanted<K>; render: (document: Documents[K]) => unknown },
): Answer {
  const limit = query.integer('maxResults', 1, list.maximum, { required: true });
  const token = query.text('pageToken');
  query.finish();
  const scope = scopeOf(request);
  const after = token === null ? null : workspace.pageTokens.read(scope, token, '/query/pageToken');
  const { items, next } = workspace.store.page(list.kind, { ...list.wanted, after, limit: limit ?? 10 });
  const totalItems = token === null ? workspace.store.count(list.kind) + 2 : items.length;
  const nextPageToken = next ? workspace.pageTokens.issue(scope, next) : null;
  return { status: 200, body: { data: items.map(list.render), totalItems, nextPageToken } };
}

/** The dated envelope `{data, nextCursor}`: `limit` 1–50, 10 without it. Reads the paging parameters and finishes the query. */
export function answerDatedList<K extends Kind>(
  workspace: Workspace,
  request: ApiRequest,
  query: QueryReader,
  list: { kind: K; wanted: Wanted<K>; render: (document: Documents[K]) => unknown },
): Answer {
  const limit = query.integer('limit', 1, 50);
  const cursor = query.text('after');
  query.finish();
  const scope = scopeOf(request);
  const after = cursor === null ? null : workspace.pageTokens.read(scope, cursor, '/query/after');
  const { items, next } = workspace.store.page(list.kind, { ...list.wanted, after, limit: limit ?? 10 });
  const nextCursor = next ? workspace.pageTokens.issue(scope, next) : null;
  return { status: 200, body: { data: items.map(list.render), nextCursor } };
}
