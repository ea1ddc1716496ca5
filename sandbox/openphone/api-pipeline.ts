import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, type Answer } from '../server/api-error';
import { renderError, type Surface } from './api-error';
import { authenticate, checkVersion } from './authentication';
import { callRoutes } from './calls';
import { toApiError, type Outcome, type RawRequest } from '../server/serve';
import type { OpenPhoneRoom } from './control';
import { conversationRoutes } from './conversations';
import { datedContactRoutes } from './dated-contacts';
import { datedDeliveryRoutes } from './dated-deliveries';
import { datedNoteRoutes } from './dated-notes';
import { datedPropertyRoutes } from './dated-properties';
import { datedWebhookRoutes } from './dated-webhooks';
import { messageRoutes } from './messages';
import type { MisbehaviourRule } from '../server/misbehaviour';
import { numberAndUserRoutes } from './numbers-and-users';
import { parseJson } from '../server/request-body';
import { findRoute } from '../server/router';
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

/** Runs the handler; what it writes is committed before this returns, or not at all. @throws {ApiError} */
function runRoute(
  room: OpenPhoneRoom,
  route: Route,
  request: RawRequest,
  surface: Surface,
  parameters: Readonly<Record<string, string>>,
): Answer {
  const { method, url } = request;
  const handled = {
    surface,
    method,
    path: url.pathname,
    parameters,
    query: url.searchParams,
    body: parseJson(request.bodyText),
  };
  const run = () => route.handle(room.workspace, handled);
  return method === 'GET' ? run() : room.workspace.store.transaction(run);
}

/**
 * One request to the API, from its headers to its answer, in the vendor's order: version header, key, rate limit,
 * route. Misbehaviour comes after the rate limit. Every request is logged, before its answer is sent.
 */
export async function handleApiRequest(
  room: OpenPhoneRoom,
  request: RawRequest,
  log: (line: string) => void,
  closing: AbortSignal,
): Promise<Outcome> {
  const { method, url } = request;
  const at = room.workspace.now();
  const surface: Surface = url.pathname === '/v1' || url.pathname.startsWith('/v1/') ? 'v1' : 'dated';
  const found = findRoute(apiRoutes, method, url.pathname);
  let fingerprint: string | null = null;
  let rule: MisbehaviourRule | null = null;
  let answer: Answer | null = null;
  try {
    checkVersion(surface, request.headers);
    fingerprint = authenticate(request.headers, room.settingsFile.current.acceptedKeyFingerprints);
    room.rateLimit.admit(fingerprint);
    rule = room.misbehaviour.take(method, url.pathname);
    if (rule) log(`misbehaviour: ${rule.action} on ${method} ${found?.route.path ?? 'an unknown path'}`);
    if (rule?.action === 'delay') await pause(rule.ms, undefined, { signal: closing });
    if (rule?.action === 'status')
      throw new ApiError(rule.status, 'The sandbox was told to fail this request');
    if (rule?.action !== 'drop_before') {
      if (!found) throw ApiError.notFound('Route');
      answer = runRoute(room, found.route, request, surface, found.parameters);
    }
  } catch (error) {
    answer = renderError(
      toApiError(error, log),
      surface,
      room.settingsFile.current.v1ErrorShape,
      url.pathname,
    );
  }
  const isDropped = answer === null || rule?.action === 'drop_after';
  room.requestLog.add({
    at,
    method,
    path: url.pathname,
    route: found?.route.path ?? url.pathname,
    query: url.search.slice(1),
    status: isDropped ? null : (answer?.status ?? null),
    misbehaviour: rule?.action ?? null,
    keyFingerprint: fingerprint,
    body: request.bodyText,
  });
  return isDropped || answer === null ? { kind: 'dropped' } : { kind: 'answer', answer };
}
