import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  ContactIndex,
  createSendRequest,
  newRateLimiter,
  OpenPhoneClient,
  upsertMany,
} from '../../clients/openphone';
import { pathWithQuery, type HttpExchange } from '../../clients/http/exchange';
import { KeyedLock } from '../../clients/http/keyed-lock';
import { startSandbox } from '../../sandbox/openphone';
import { sendHttp, sendJson } from '../http';

/** Requests a second that OpenPhone permits; the sandbox refuses the eleventh. */
const PERMITTED_PER_SECOND = 10;

/** One for each number that is set aside for fiction behind one area code. */
const CONTACTS = 100;

export interface PushRate {
  readonly contacts: number;
  readonly perSecond: number;
  readonly shareOfPermitted: number;
  readonly refused: number;
}

/** Creates contacts in the sandbox, whose every answer takes `latencyMs`, and measures the pace against the permitted one. */
export async function measurePushRate(latencyMs: number): Promise<PushRate> {
  const folder = await mkdtemp(join(tmpdir(), 'leasing-contacts-bench-'));
  const sandbox = await startSandbox({
    port: 0,
    dataFile: join(folder, 'openphone.sqlite'),
    log: () => undefined,
  });
  try {
    const rule = { match: { method: 'POST' }, action: 'delay', ms: latencyMs, times: CONTACTS * 2 };
    await sendJson(`${sandbox.url}/_sandbox/misbehave`, 'POST', rule);
    const client = new OpenPhoneClient(
      createSendRequest(exchangeWith(sandbox.url), {
        limiter: newRateLimiter(),
        now: Date.now,
        sleep: async (ms) => void (await pause(ms)),
        random: Math.random,
        limits: { firstPauseMs: 200, longestPauseMs: 1000, totalMs: 15_000, unreachableMs: 1000 },
      }),
    );
    const session = {
      client,
      index: new ContactIndex(Date.now),
      lock: new KeyedLock(),
      indexMaxAgeMs: 60_000,
      readBack: { pausesMs: [20], attempts: 2, sleep: async (ms: number) => void (await pause(ms)) },
      overwriteNames: false,
      adoptAppContacts: false,
      keepsPeopleApart: false,
    };
    const wanted = Array.from({ length: CONTACTS }, (_, index) => ({
      externalId: `bench-${index}`,
      firstName: 'Bench',
      phones: [{ value: `+1617555${String(100 + index).padStart(4, '0')}`, label: 'mobile' }],
    }));
    await session.index.refresh(() => client.contacts(), 0);
    const began = performance.now();
    await upsertMany(session, wanted);
    const seconds = (performance.now() - began) / 1000;
    const stats = await sendJson(`${sandbox.url}/_sandbox/stats`, 'GET', {});
    const refused = JSON.stringify(stats.json).match(/"status":429,"count":(\d+)/)?.[1] ?? '0';
    return {
      contacts: CONTACTS,
      perSecond: CONTACTS / seconds,
      shareOfPermitted: CONTACTS / seconds / PERMITTED_PER_SECOND,
      refused: Number(refused),
    };
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function exchangeWith(baseUrl: string): HttpExchange {
  return async (request) => {
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const answer = await sendHttp(`${baseUrl}${pathWithQuery(request)}`, {
      method: request.method,
      headers: {
        authorization: 'bench-key',
        'content-type': 'application/json',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    );
    const parsed: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
    return { kind: 'answered', answer: { status: answer.status, headers, body: parsed } };
  };
}
