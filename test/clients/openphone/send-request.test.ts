import type { Attempt, HttpAnswer, HttpRequest, LostReason } from '../../../clients/http/exchange';
import { createSendRequest, newRateLimiter } from '../../../clients/openphone';
import type { Pace } from '../../../clients/http/send-until-answered';

type Scripted = number | Partial<HttpAnswer> | Attempt;

/** A clock that only moves when somebody sleeps, and a vendor that answers what the script says. */
function scripted(answers: Scripted[], overrides: Partial<Pace> = {}) {
  let nowMs = 0;
  const sentAtMs: number[] = [];
  const exchange = async (): Promise<Attempt> => {
    sentAtMs.push(Math.round(nowMs));
    const answer = answers.shift() ?? 200;
    if (typeof answer !== 'number' && 'kind' in answer) return answer;
    const given = typeof answer === 'number' ? { status: answer } : answer;
    return { kind: 'answered', answer: { status: 200, headers: {}, body: undefined, ...given } };
  };
  const send = createSendRequest(exchange, {
    limiter: newRateLimiter(),
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
    },
    random: () => 0.5,
    ...overrides,
  });
  return { send, sentAtMs };
}

const get: HttpRequest = { method: 'GET', path: '/v1/contacts' };
const post: HttpRequest = { method: 'POST', path: '/v1/contacts', body: {} };
const lost = (reason: LostReason): Attempt => ({ kind: 'lost', reason });

describe('createSendRequest', () => {
  it('repeats a GET with growing pauses until it succeeds', async () => {
    const { send, sentAtMs } = scripted([500, lost('timeout'), 429, { body: { data: 1 } }]);
    expect(await send(get)).toEqual({ data: 1 });
    expect(sentAtMs).toEqual([0, 500, 1500, 3500]);
  });

  it('keeps to Retry-After', async () => {
    const { send, sentAtMs } = scripted([{ status: 429, headers: { 'retry-after': '7' } }, 200]);
    await send(get);
    expect(sentAtMs).toEqual([0, 7000]);
  });

  it('makes other callers of the same limiter wait after a 429', async () => {
    const limiter = newRateLimiter();
    const slow = scripted([{ status: 429, headers: { 'retry-after': '7' } }, 200], { limiter });
    await slow.send(get);
    expect(limiter.reserve(0).atMs).toBeGreaterThan(7000);
  });

  it.each([
    [500, 'openphone.server_error'],
    [lost('timeout'), 'openphone.no_answer'],
    [lost('connection_lost'), 'openphone.no_answer'],
  ])('sends a POST once when %s leaves its outcome open', async (failure, code) => {
    const { send, sentAtMs } = scripted([failure, 200]);
    await expect(send(post)).rejects.toMatchObject({ code });
    expect(sentAtMs).toHaveLength(1);
  });

  it('gives up after the total time, and says how often it tried', async () => {
    const { send, sentAtMs } = scripted(Array.from({ length: 100 }, () => 429));
    await expect(send(get)).rejects.toMatchObject({
      code: 'openphone.rate_limited',
      attempts: expect.any(Number) as number,
    });
    expect(sentAtMs.length).toBeGreaterThan(10);
    expect(sentAtMs.at(-1)).toBeLessThanOrEqual(120_000);
  });

  it('gives up sooner when no connection can be made', async () => {
    const { send, sentAtMs } = scripted(Array.from({ length: 100 }, () => lost('not_sent')));
    await expect(send(post)).rejects.toMatchObject({ reason: 'not_sent' });
    expect(sentAtMs.at(-1)).toBeLessThanOrEqual(15_000);
  });

  it('sends nothing once the workflow was stopped', async () => {
    const { send, sentAtMs } = scripted([], { isCancelled: () => true });
    await expect(send(get)).rejects.toMatchObject({ code: 'openphone.cancelled' });
    expect(sentAtMs).toEqual([]);
  });

  it('passes on an error that is not about the network', async () => {
    const pace = { limiter: newRateLimiter(), now: () => 0, sleep: async () => undefined, random: () => 0 };
    const send = createSendRequest(() => Promise.reject(new TypeError('a defect')), pace);
    await expect(send(get)).rejects.toThrow(TypeError);
  });
});
