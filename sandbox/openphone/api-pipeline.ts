import { renderError, type Surface } from './api-error';
import { authenticate, checkVersion } from './authentication';
import { callRoutes } from './calls';
import type { ServiceApi } from '../server/api-request';
import type { RawRequest } from '../server/serve';
import type { OpenPhoneRoom } from './control';
import { conversationRoutes } from './conversations';
import { datedContactRoutes } from './dated-contacts';
import { datedDeliveryRoutes } from './dated-deliveries';
import { datedNoteRoutes } from './dated-notes';
import { datedPropertyRoutes } from './dated-properties';
import { datedWebhookRoutes } from './dated-webhooks';
import { messageRoutes } from './messages';
import { numberAndUserRoutes } from './numbers-and-users';
import { parseJson } from '../server/request-body';
import { v1ContactRoutes } from './v1-contacts';
import { v1WebhookRoutes } from './v1-webhooks';
import type { Route } from './workspace';

/** Both surfaces. */
export const apiRoutes: readonly Route[] = [
  ...v1ContactRoutes,
  ...datedContactRoutes,
  ...datedPropertyRoutes,
  ...datedNoteRoutes,
  ...conversationRoutes,
  ...messageRoutes,
  ...callRoutes,
  ...numberAndUserRoutes,
  ...v1WebhookRoutes,
  ...datedWebhookRoutes,
  ...datedDeliveryRoutes,
];

const surfaceOf = ({ url }: RawRequest): Surface =>
  url.pathname === '/v1' || url.pathname.startsWith('/v1/') ? 'v1' : 'dated';

/** The API as a server needs it; errors come in the vendor's order: version header, key. */
export function openPhoneApi({ workspace, settingsFile }: OpenPhoneRoom): ServiceApi<Route> {
  return {
    routes: apiRoutes,
    authenticate(request) {
      checkVersion(surfaceOf(request), request.headers);
      return authenticate(request.headers, settingsFile.current.acceptedKeyFingerprints);
    },
    run(route, request, parameters) {
      const { method, url } = request;
      const handled = {
        surface: surfaceOf(request),
        method,
        path: url.pathname,
        parameters,
        query: url.searchParams,
        body: parseJson(request.bodyText),
      };
      const run = () => route.handle(workspace, handled);
      return method === 'GET' ? run() : workspace.store.transaction(run);
    },
    renderError: (error, request) =>
      renderError(error, surfaceOf(request), settingsFile.current.v1ErrorShape, request.url.pathname),
  };
}
