import type { Answer } from '../server/api-error';
import type { Surface } from './api-error';
import type { DeliveryDocument } from '../server/delivery';
import type { Documents } from './documents';
import { fallbackOwnerId } from './identifiers';
import type { PageTokens } from '../server/page-tokens';
import type { Settings } from './settings';
import type { Store } from '../server/store';

/** One request as a handler sees it: authenticated, within the rate limit, its route found. */
export interface ApiRequest {
  readonly surface: Surface;
  readonly method: string;
  readonly path: string;
  /** The values of the route's `{…}` parts, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
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

/** Synchronous, so that a request's writes are one transaction. Throws ApiError for every answer that is an error. */
export type Handler = (workspace: Workspace, request: ApiRequest) => Answer;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** With `{name}` for a part that varies, e.g. `/v1/contacts/{id}`. */
  readonly path: string;
  readonly handle: Handler;
}

/** The present moment as ISO 8601 UTC. */
export function timestamp(workspace: Workspace): string {
  return new Date(workspace.now()).toISOString();
}

/** The user that the vendor falls back to when a request names none: the workspace owner. */
export function ownerId(workspace: Workspace): string {
  return workspace.store.all('user').find((user) => user.role === 'owner')?.id ?? fallbackOwnerId;
}
