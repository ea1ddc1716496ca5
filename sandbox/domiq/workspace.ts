import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../server/api-error';
import type { DeliveryDocument } from '../server/delivery';
import type { PageTokens } from '../server/page-tokens';
import type { Routed } from '../server/router';
import type { Store } from '../server/store';
import { DomIqApiError } from './domiq-error';
import type { Conversation, Documents, Kept } from './documents';
import type { Settings } from './settings';

/** One request as a handler sees it: authenticated, within the rate limit, its route found. */
export interface ApiRequest {
  readonly path: string;
  /** The values of the route's `{…}` parts, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined when the request had no body. */
  readonly body: unknown;
}

/** What handlers work on. `settings` and `now` are read at the moment of use. */
export interface Workspace {
  readonly store: Store<Documents>;
  readonly settings: () => Settings;
  /** Milliseconds since 1970 */
  readonly now: () => number;
  readonly pageTokens: PageTokens;
  /** Hands a stored delivery to the sender; the first attempt follows after the running transaction. */
  readonly enqueue: (delivery: DeliveryDocument) => void;
}

export interface Route extends Routed {
  readonly method: 'GET' | 'PUT' | 'PATCH';
  /** Synchronous, so that a request's writes are one transaction. @throws {ApiError} for every answer that is an error */
  readonly handle: (workspace: Workspace, request: ApiRequest) => Answer;
}

/** The present moment as ISO 8601 UTC. */
export function timestamp({ now }: Workspace): string {
  return new Date(now()).toISOString();
}

/** @throws {DomIqApiError} 404 */
export function conversationOf({ store }: Workspace, conversationId: string): Kept<Conversation> {
  const found = store.get('conversation', conversationId);
  if (found) return found;
  throw DomIqApiError.conversationNotFound();
}

/** Keeps a changed conversation; it moves to the end of the list. */
export function changeConversation(
  workspace: Workspace,
  { id, createdAt, value }: Kept<Conversation>,
  changes: Partial<Conversation>,
): Conversation {
  const updatedAt = timestamp(workspace);
  const changed: Conversation = { ...value, ...changes, updated_at: updatedAt };
  workspace.store.put('conversation', { id, createdAt, updatedAt, value: changed });
  return changed;
}
