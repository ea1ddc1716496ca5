import { ApiError, ok, type Answer } from './api-error';
import { keyFingerprint } from './key-fingerprint';
import type { Misbehaviour } from './misbehaviour';
import type { RateLimit } from './rate-limit';
import type { RequestLog } from './request-log';
import type { Routed } from './router';
import type { CommonSettings, SettingsFile } from './settings-file';

/** One control request: from this machine, its route found. */
export interface ControlRequest {
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when the request had no body. */
  readonly body: unknown;
}

export interface ControlRoute extends Routed {
  /** Synchronous, so that a request's writes are one transaction. @throws {ApiError} for every answer that is an error */
  readonly handle: (request: ControlRequest) => Answer;
}

/** What the control routes of every sandbox reach. */
export interface ControlRoom {
  readonly settingsFile: SettingsFile<CommonSettings>;
  readonly misbehaviour: Misbehaviour;
  readonly requestLog: RequestLog;
  readonly rateLimit: RateLimit;
  /** Empties everything the sandbox keeps and forgets what is waiting. */
  readonly empty: () => void;
}

/** PUT takes keys as `acceptedKeys` and keeps their fingerprints only. */
function changeSettings({ settingsFile }: ControlRoom, body: unknown): Answer {
  const { acceptedKeys, ...rest } = (body ?? {}) as Record<string, unknown>;
  if (acceptedKeys === undefined) return ok(settingsFile.change(body));
  const isList = Array.isArray(acceptedKeys) && acceptedKeys.every((key) => typeof key === 'string');
  if (!isList && acceptedKeys !== null)
    throw ApiError.invalid([
      {
        path: '/acceptedKeys',
        message: 'Expected array of strings or null',
        value: undefined,
        schema: { type: 'array' },
      },
    ]);
  const acceptedKeyFingerprints = isList ? (acceptedKeys as string[]).map(keyFingerprint) : null;
  return ok(settingsFile.change({ ...rest, acceptedKeyFingerprints }));
}

function noContent(work: () => void): Answer {
  work();
  return { status: 204 };
}

function reset({ settingsFile, misbehaviour, rateLimit, empty }: ControlRoom): void {
  misbehaviour.clear();
  rateLimit.clear();
  empty();
  settingsFile.restoreDefaults();
}

/** `/_sandbox/…` of every sandbox: no key, no rate limit, not in the request log; answered to this machine only. */
export function commonControlRoutes(room: ControlRoom): readonly ControlRoute[] {
  const { misbehaviour, requestLog, settingsFile } = room;
  const withBodies = ({ query }: ControlRequest) => query.get('bodies') === '1';
  const route = (
    method: string,
    path: string,
    handle: (request: ControlRequest) => Answer,
  ): ControlRoute => ({ method, path: `/_sandbox/${path}`, handle });
  return [
    route('GET', 'requests', (request) => ok(requestLog.list(withBodies(request)))),
    route('DELETE', 'requests', () => noContent(() => requestLog.clear())),
    route('GET', 'stats', () => ok(requestLog.stats())),
    route('POST', 'reset', () => noContent(() => reset(room))),
    route('GET', 'settings', () => ok(settingsFile.current)),
    route('PUT', 'settings', ({ body }) => changeSettings(room, body)),
    route('GET', 'misbehave', () => ok(misbehaviour.list())),
    route('POST', 'misbehave', ({ body }) => ({ status: 201, body: { data: misbehaviour.add(body) } })),
    route('DELETE', 'misbehave', () => noContent(() => misbehaviour.clear())),
  ];
}
