import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, type Answer } from './api-error';
import {
  cutShort,
  withRetryAfter,
  wrongAnswer,
  type Misbehaviour,
  type MisbehaviourRule,
} from './misbehaviour';
import type { RateLimit } from './rate-limit';
import type { RequestLog } from './request-log';
import { findRoute, type Routed } from './router';
import { toApiError, type Outcome, type RawRequest } from './serve';

/** What stands between a request and its handler, in every sandbox. */
export interface Gates {
  /** Milliseconds since 1970 */
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly rateLimit: RateLimit;
  readonly misbehaviour: Misbehaviour;
  readonly requestLog: RequestLog;
}

/** The API of one service. */
export interface ServiceApi<R extends Routed> {
  readonly routes: readonly R[];
  /** The fingerprint of the key. @throws {ApiError} when it is not let in */
  readonly authenticate: (request: RawRequest) => string;
  /** Does the work; what it writes is committed before it returns, or not at all. @throws {ApiError} */
  readonly run: (route: R, request: RawRequest, parameters: Readonly<Record<string, string>>) => Answer;
  readonly renderError: (error: ApiError, request: RawRequest) => Answer;
  /** The beginning of an answer, for a service that does not answer JSON only. */
  readonly malformed?: (request: RawRequest) => NonNullable<Answer['text']>;
}

/**
 * One request, from its headers to its answer: key, rate limit, misbehaviour, route. Every request is logged, before
 * its answer is sent.
 * @param closing ends a delay
 */
export async function handleApiRequest<R extends Routed>(
  { now, log, rateLimit, misbehaviour, requestLog }: Gates,
  api: ServiceApi<R>,
  request: RawRequest,
  closing: AbortSignal,
): Promise<Outcome> {
  const { method, url } = request;
  const at = now();
  const found = findRoute(api.routes, method, url.pathname);
  let fingerprint: string | null = null;
  let rule: MisbehaviourRule | null = null;
  let answer: Answer | null = null;
  try {
    fingerprint = api.authenticate(request);
    rateLimit.admit(fingerprint);
    rule = misbehaviour.take(method, url.pathname);
    if (rule) log(`misbehaviour: ${rule.action} on ${method} ${found?.route.path ?? 'an unknown path'}`);
    if (rule?.action === 'delay') await pause(rule.ms, undefined, { signal: closing });
    if (rule?.action === 'status')
      throw new ApiError(rule.status, 'The sandbox was told to fail this request');
    answer = rule && wrongAnswer(rule, api.malformed?.(request));
    if (answer === null && rule?.action !== 'drop_before') {
      if (!found) throw ApiError.notFound('Route');
      answer = api.run(found.route, request, found.parameters);
      if (rule?.action === 'cut_short') answer = cutShort(answer);
    }
  } catch (error) {
    answer = withRetryAfter(api.renderError(toApiError(error, log), request), rule);
  }
  const isDropped = answer === null || rule?.action === 'drop_after';
  requestLog.add({
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
