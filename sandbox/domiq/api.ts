import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../server/api-error';
import type { ServiceApi } from '../server/api-request';
import { keyFingerprint } from '../server/key-fingerprint';
import { parseJson } from '../server/request-body';
import { contactContextRoutes } from './contact-context';
import type { DomIqRoom } from './control';
import { conversationRoutes } from './conversations';
import { renderError } from './domiq-error';
import { preferenceRoutes } from './preferences';
import type { Route } from './workspace';

const meRoute: Route = {
  method: 'GET',
  path: '/me',
  handle: () => ({
    status: 200,
    body: { account_id: 'acc_sandbox', account_name: 'Harbor Lofts (sandbox)' },
  }),
};

/** The paths of docs/domiq.openapi.yaml, all of them. */
export const apiRoutes: readonly Route[] = [
  meRoute,
  ...contactContextRoutes,
  ...preferenceRoutes,
  ...conversationRoutes,
];

/**
 * The key behind `Authorization: Bearer`, as a fingerprint.
 * @param accepted fingerprints that are let in; null lets in every key
 * @throws {ApiError} 401
 */
function authenticate(headers: IncomingHttpHeaders, accepted: readonly string[] | null): string {
  const key = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const fingerprint = keyFingerprint(key ?? '');
  if (key === undefined || (accepted && !accepted.includes(fingerprint)))
    throw new ApiError(401, 'The API key is missing or not accepted');
  return fingerprint;
}

/** The API as a server needs it. */
export function domIqApi({ workspace, settingsFile }: DomIqRoom): ServiceApi<Route> {
  return {
    routes: apiRoutes,
    authenticate: ({ headers }) => authenticate(headers, settingsFile.current.acceptedKeyFingerprints),
    run(route, { method, url, headers, bodyText }, parameters) {
      const request = {
        path: url.pathname,
        parameters,
        query: url.searchParams,
        headers,
        body: parseJson(bodyText),
      };
      const run = () => route.handle(workspace, request);
      return method === 'GET' ? run() : workspace.store.transaction(run);
    },
    renderError: (error) => renderError(error, settingsFile.current.retryAfterSeconds),
  };
}
