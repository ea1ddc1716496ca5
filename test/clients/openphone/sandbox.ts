import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ContactIndex, createSendRequest, newRateLimiter, OpenPhoneClient } from '../../../clients/openphone';
import { pathWithQuery, type HttpExchange } from '../../../clients/http/exchange';
import { KeyedLock } from '../../../clients/http/keyed-lock';
import type { Pace } from '../../../clients/http/send-until-answered';
import type { UpsertSession } from '../../../clients/openphone';
import { startSandbox } from '../../../sandbox/openphone';
import type { Seed, Settings } from '../../../sandbox/openphone';
import { fetchAttempt } from '../../support/fetch-attempt';
import { controlOf, type WantedRule } from '../../support/sandbox-control';

/** A contact as the sandbox keeps it. */
export interface KeptContact {
  id: string;
  externalId: string | null;
  source: string | null;
  defaultFields: {
    firstName: string | null;
    lastName: string | null;
    company: string | null;
    role: string | null;
    emails: Array<{ id: string; name: string | null; value: string }>;
    phoneNumbers: Array<{ id: string; name: string | null; value: string }>;
  };
  customFields: Array<{ id: string; key: string; value: unknown }>;
}

export interface LoggedRequest {
  method: string;
  path: string;
  status: number | null;
}

/** OpenPhone over real HTTP on a free loopback port, with the control routes as methods. */
export async function openSandbox() {
  const folder = mkdtempSync(path.join(tmpdir(), 'openphone-sandbox-'));
  const { url, close } = await startSandbox({
    port: 0,
    dataFile: path.join(folder, 'data.sqlite'),
    log: () => undefined,
  });
  const control = controlOf(url);
  return {
    url,
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
    reset: () => control('POST', 'reset'),
    seed: (seed: Seed) => control('POST', 'seed', seed),
    settings: (settings: Partial<Settings> & { acceptedKeys?: string[] }) =>
      control('PUT', 'settings', settings),
    misbehave: (rule: WantedRule) => control('POST', 'misbehave', rule),
    contacts: () => control<KeptContact[]>('GET', 'contacts'),
    requests: () => control<LoggedRequest[]>('GET', 'requests'),
    forgetRequests: () => control('DELETE', 'requests'),
  };
}

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>;

/** One HTTP request with fetch, the way a transport has to do it. */
export function fetchExchange(baseUrl: string, timeoutMs = 5000): HttpExchange {
  return (request) =>
    fetchAttempt(
      `${baseUrl}${pathWithQuery(request)}`,
      {
        method: request.method,
        headers: {
          authorization: 'key-of-the-tests',
          'content-type': 'application/json',
          ...request.headers,
        },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      },
      timeoutMs,
      (text): unknown => (text === '' ? undefined : JSON.parse(text)),
    );
}

export const realPace = (overrides: Partial<Pace> = {}): Pace => ({
  limiter: newRateLimiter(),
  now: Date.now,
  sleep: async (ms) => {
    await sleep(ms);
  },
  random: Math.random,
  limits: { firstPauseMs: 200, longestPauseMs: 1000, totalMs: 15_000, unreachableMs: 1000 },
  ...overrides,
});

export function sessionOn(
  baseUrl: string,
  overrides: Partial<UpsertSession> = {},
  pace: Pace = realPace(),
): UpsertSession {
  return {
    client: new OpenPhoneClient(createSendRequest(fetchExchange(baseUrl), pace)),
    index: new ContactIndex(Date.now),
    lock: new KeyedLock(),
    indexMaxAgeMs: 60_000,
    readBack: { pausesMs: [20, 50, 100], attempts: 3, sleep: pace.sleep },
    overwriteNames: false,
    adoptAppContacts: false,
    keepsPeopleApart: false,
    ...overrides,
  };
}
