import { createSendRequest, newRateLimiter } from '../../../clients/domiq';
import type { Pace } from '../../../clients/http/send-until-answered';
import type { Attempt, HttpAnswer, HttpRequest, LostReason } from '../../../clients/http/exchange';

type Scripted = number | Partial<HttpAnswer> | Attempt;

/** A clock that only moves when somebody sleeps, and a DomIQ that answers what the script says. */
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

const lost = (reason: LostReason): Attempt => ({ kind: 'lost', reason });
const get: HttpRequest = { method: 'GET', path: '/me' };
const put: HttpRequest = { method: 'PUT', path: '/contacts/c1/context', body: {} };
const patch: HttpRequest = { method: 'PATCH', path: '/contacts/c1/preferences', body: {} };
const patchWithKey: HttpRequest = { ...patch, headers: { 'Idempotency-Key': 'k' } };
const refusal = (code: string) => ({ error: { code, message: 'No', details: [] } });

describe('createSendRequest', () => {
  it.each([
    ['GET', get],
    ['PUT', put],
    ['PATCH with a key', patchWithKey],
  ])('repeats a %s with growing pauses until it succeeds', async (_, request) => {
    const { send, sentAtMs } = scripted([500, lost('timeout'), lost('connection_lost'), { body: { a: 1 } }]);
    expect(await send(request)).toEqual({ kind: 'done', status: 200, body: { a: 1 } });
    expect(sentAtMs).toEqual([0, 500, 1500, 3500]);
  });

  it('sends a PATCH without a key once when its outcome is open', async () => {
    const { send, sentAtMs } = scripted([lost('timeout'), 200]);
    await expect(send(patch)).rejects.toMatchObject({ code: 'domiq.no_answer' });
    expect(sentAtMs).toHaveLength(1);
  });

  it('keeps to Retry-After, and so does everybody with the same key', async () => {
    const limiter = newRateLimiter();
    const { send, sentAtMs } = scripted([{ status: 429, headers: { 'retry-after': '7' } }, 200], { limiter });
    await send(put);
    expect(sentAtMs).toEqual([0, 7000]);
    expect(limiter.reserve(0).atMs).toBeGreaterThan(7000);
  });

  it('hands on what DomIQ has when a write is too old', async () => {
    const body = { ...refusal('stale_write'), current: { contact_id: 'c1' } };
    const { send, sentAtMs } = scripted([{ status: 409, body }]);
    expect(await send(put)).toEqual({ kind: 'stale', status: 409, body });
    expect(sentAtMs).toHaveLength(1);
  });

  it.each<[number, unknown, string]>([
    [400, refusal('invalid_request'), 'domiq.invalid_request'],
    [400, refusal('invalid_cursor'), 'domiq.invalid_request'],
    [401, refusal('unauthorized'), 'domiq.unauthorized'],
    [401, '<html>', 'domiq.unauthorized'],
    [403, undefined, 'domiq.forbidden'],
    [404, refusal('contact_not_found'), 'domiq.contact_not_found'],
    [404, refusal('conversation_not_found'), 'domiq.conversation_not_found'],
    [404, '<html>', 'domiq.unknown_address'],
    [409, refusal('toString'), 'domiq.conflict'],
    [413, refusal('payload_too_large'), 'domiq.invalid_request'],
    [422, refusal('idempotency_key_reused'), 'domiq.idempotency_key_reused'],
  ])('calls %i with %j %s, at once', async (status, body, code) => {
    const { send, sentAtMs } = scripted([{ status, body }]);
    await expect(send(get)).rejects.toMatchObject({ code, status });
    expect(sentAtMs).toHaveLength(1);
  });

  it.each<[Scripted, string]>([
    [429, 'domiq.rate_limited'],
    [503, 'domiq.server_error'],
    [lost('timeout'), 'domiq.no_answer'],
  ])('gives up on %j after two minutes', async (failure, code) => {
    const { send, sentAtMs } = scripted(Array.from({ length: 200 }, () => failure));
    await expect(send(get)).rejects.toMatchObject({ code });
    expect(sentAtMs.length).toBeGreaterThan(10);
    expect(sentAtMs.at(-1)).toBeLessThanOrEqual(120_000);
  });

  it('sends nothing once the workflow was stopped', async () => {
    const { send, sentAtMs } = scripted([], { isCancelled: () => true });
    await expect(send(get)).rejects.toMatchObject({ code: 'domiq.cancelled' });
    expect(sentAtMs).toEqual([]);
  });

  it.each([
    [get, lost('timeout'), /Nothing was changed/],
    [put, lost('not_sent'), /Nothing was changed/],
    [put, lost('timeout'), /not known whether/],
    [put, 500, /not known whether/],
    [get, 500, /Nothing was changed/],
  ])('says of %j after %j honestly what was not changed', async (request, failure, unchanged) => {
    const limits = { firstPauseMs: 1, longestPauseMs: 1, totalMs: 0, unreachableMs: 0 };
    const { send } = scripted([failure], { limits });
    await expect(send(request)).rejects.toMatchObject({
      unchanged: expect.stringMatching(unchanged) as string,
    });
  });
});
