import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathWithQuery, type HttpExchange } from '../../../clients/http/exchange';
import { KeyedLock } from '../../../clients/http/keyed-lock';
import { RateLimiter } from '../../../clients/http/rate-limiter';
import {
  connectResMan,
  LeasePeople,
  ResManClient,
  ResManV2Client,
  type ResManSession,
} from '../../../clients/resman';
import { startResManSandbox } from '../../../sandbox/resman';
import type { ProspectDocument, Seed, Settings } from '../../../sandbox/resman';
import { baseSeed } from '../../sandbox/resman/base-seed';
import { fetchAttempt } from '../../support/fetch-attempt';
import { controlOf, type WantedRule } from '../../support/sandbox-control';

export { AGENT, GARDEN, HARBOR, LOST_REASON, SOURCE } from '../../sandbox/resman/base-seed';

export const PARTNER = 'partner';
export const KEY = 'key-of-the-tests';
export interface LoggedRequest {
  method: string;
  path: string;
  status: number | null;
  body: string | null;
}

/** ResMan over real HTTP on a free loopback port, with the control routes as methods. */
export async function openResMan() {
  const folder = mkdtempSync(path.join(tmpdir(), 'resman-sandbox-'));
  const { url, close } = await startResManSandbox({
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
    /** Empties it and puts the two properties back. */
    async reset() {
      await control('POST', 'reset');
      await control('POST', 'seed', baseSeed);
    },
    seed: (seed: Seed) => control('POST', 'seed', seed),
    settings: (settings: Partial<Settings> & { acceptedKeys?: string[] }) =>
      control('PUT', 'settings', settings),
    misbehave: (rule: WantedRule) => control('POST', 'misbehave', rule),
    behave: () => control('DELETE', 'misbehave'),
    prospects: () => control<ProspectDocument[]>('GET', 'prospects'),
    requests: () => control<LoggedRequest[]>('GET', 'requests?bodies=1'),
    forgetRequests: () => control('DELETE', 'requests'),
  };
}

export type OpenResMan = Awaited<ReturnType<typeof openResMan>>;

/** Gives up soon, so that a test of giving up is short. */
const IMPATIENT = { timeoutMs: 5000, totalMs: 10_000 };

/** For tests of what comes out in the end, which a busy machine must not fail. */
export const PATIENT = { timeoutMs: 60_000, totalMs: 240_000 };

/** One HTTP request with fetch, as the credential and the transport send it. */
export function fetchExchange(baseUrl: string, timeoutMs = IMPATIENT.timeoutMs): HttpExchange {
  const basic = Buffer.from(`${PARTNER}:${KEY}`).toString('base64');
  const signed = { IntegrationPartnerID: PARTNER, ApiKey: KEY, AccountID: '400' };
  return (request) =>
    fetchAttempt(
      `${baseUrl}${pathWithQuery(request)}`,
      {
        method: request.method,
        ...(request.form
          ? { body: new URLSearchParams({ ...request.form, ...signed }) }
          : { headers: { authorization: `Basic ${basic}`, 'resman-account-id': '400' } }),
      },
      timeoutMs,
      (text) => text,
    );
}

/** A session of its own: no pace to speak of, and short pauses. */
export function sessionOn(
  baseUrl: string,
  overrides: Partial<ResManSession> = {},
  { timeoutMs, totalMs } = IMPATIENT,
): ResManSession & { v2: ResManV2Client } {
  const exchange = fetchExchange(baseUrl, timeoutMs);
  const pause = async (ms: number) => void (await sleep(ms));
  const connection = connectResMan(exchange, exchange, {
    limiter: new RateLimiter({ permittedPerSecond: 2_000, usedPerSecond: 2_000 }),
    now: Date.now,
    sleep: pause,
    random: Math.random,
    limits: { firstPauseMs: 50, longestPauseMs: 200, totalMs, unreachableMs: 500 },
  });
  const client = new ResManClient(connection);
  const leases = new LeasePeople(Date.now, 0);
  return {
    client,
    v2: new ResManV2Client(connection),
    lock: new KeyedLock(),
    leasePeople: (propertyId) => leases.of(propertyId, (id) => client.applicantsAndResidents(id)),
    readBack: { pausesMs: [5, 20, 60], attempts: 4, sleep: pause },
    now: Date.now,
    ...overrides,
  };
}
