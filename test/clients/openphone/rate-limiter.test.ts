import fc from 'fast-check';
import {
  newRateLimiter,
  PERMITTED_PER_SECOND,
  REQUESTS_PER_SECOND,
} from '../../../clients/openphone/rate-limit';

/** Sends through the limiter the way callers do, on a clock of its own. Arrivals in milliseconds, rising. */
function sentAt(arrivals: readonly number[], perSecond?: number): number[] {
  const limiter = newRateLimiter();
  let clockMs = 0;
  return arrivals.map((nowMs) => {
    clockMs = Math.max(clockMs, nowMs, limiter.reserve(nowMs, perSecond).atMs);
    const waitMs = limiter.start(clockMs);
    if (waitMs > 0) limiter.start((clockMs += waitMs));
    return clockMs;
  });
}

const arrivals = () =>
  fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }).map((gaps) =>
    gaps.map(
      (
        (sum) => (gap) =>
          (sum += gap)
      )(0),
    ),
  );

describe('RateLimiter', () => {
  it('never lets more than the permitted number into any second, whatever arrives when', () => {
    fc.assert(
      fc.property(arrivals(), (times) => {
        const sent = sentAt(times);
        for (const [index, at] of sent.entries()) {
          const inSecond = sent.filter((other, position) => position >= index && other < at + 1000);
          expect(inSecond.length).toBeLessThanOrEqual(PERMITTED_PER_SECOND);
        }
      }),
    );
  });

  it('never sends before the caller asked, and in the order of asking', () => {
    fc.assert(
      fc.property(arrivals(), (times) => {
        const sent = sentAt(times);
        sent.forEach((at, index) => expect(at).toBeGreaterThanOrEqual(times[index] ?? 0));
        expect([...sent].sort((a, b) => a - b)).toEqual(sent);
      }),
    );
  });

  it('uses 96 % of the permitted pace when there is always work', () => {
    const sent = sentAt(Array.from({ length: 970 }, () => 0));
    const tenth = sent[9] ?? 0;
    expect(960 / (((sent.at(-1) ?? 0) - tenth) / 1000)).toBeCloseTo(REQUESTS_PER_SECOND, 6);
    expect(REQUESTS_PER_SECOND / PERMITTED_PER_SECOND).toBeGreaterThanOrEqual(0.9);
  });

  it('makes good what a short pause cost, and never more than that', () => {
    const before = Array.from({ length: 20 }, () => 0);
    const lastBefore = sentAt(before).at(-1) ?? 0;
    const resumed = lastBefore + 600;
    const sent = sentAt([...before, ...Array.from({ length: 100 }, () => resumed)]);
    expect(119 / ((sent.at(-1) ?? 0) / 1000)).toBeGreaterThan(0.99 * REQUESTS_PER_SECOND);
  });

  it('sends at once after a silence: the first, and with it a quarter of a second of the others', () => {
    const gapMs = 1000 / REQUESTS_PER_SECOND;
    const silence = [0, 60_000, 60_000, 60_000, 60_000, 60_000];
    const expected = [0, 60_000, 60_000, 60_000, 60_000 + 3 * gapMs - 250, 60_000 + 4 * gapMs - 250];
    sentAt(silence).forEach((at, index) => expect(at).toBeCloseTo(expected[index] ?? NaN, 6));
  });

  it.each([
    [4, 250, 'a lower pace is kept'],
    [50, 1000 / REQUESTS_PER_SECOND, 'a higher one is not given'],
    [0, 1000 / REQUESTS_PER_SECOND, 'nonsense is the default'],
    [NaN, 1000 / REQUESTS_PER_SECOND, 'nonsense is the default'],
  ])('with %d a second the next slot is after %d ms: %s', (perSecond, gapMs) => {
    const sent = sentAt([0, 0, 0, 0, 0, 0], perSecond);
    expect((sent[5] ?? 0) - (sent[4] ?? 0)).toBeCloseTo(gapMs, 6);
  });

  it('never sends more than the permitted number in a second, however late a busy process wakes', () => {
    const lateness = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 20, maxLength: 100 });
    fc.assert(
      fc.property(lateness, (lateMs) => {
        const limiter = newRateLimiter();
        const wakes = lateMs.map((late) => limiter.reserve(0).atMs + late).sort((a, b) => a - b);
        const sent: number[] = [];
        for (const wake of wakes) {
          let at = Math.max(wake, sent.at(-1) ?? 0);
          for (let wait = limiter.start(at); wait > 0; wait = limiter.start(at)) at += wait;
          sent.push(at);
        }
        for (const [index, at] of sent.entries())
          expect((sent[index + PERMITTED_PER_SECOND] ?? Infinity) - at).toBeGreaterThanOrEqual(1000);
      }),
    );
  });

  it('makes everybody queue again behind a pause', () => {
    const limiter = newRateLimiter();
    const waiting = [limiter.reserve(0), limiter.reserve(0), limiter.reserve(0)];
    limiter.pauseUntil(5000);
    expect(waiting.map((slot) => limiter.isValid(slot))).toEqual([false, false, false]);
    expect(limiter.reserve(50).atMs).toBe(5000);
    expect(limiter.reserve(50).atMs).toBeGreaterThan(5000);
  });

  it('does not end a longer pause by a shorter one', () => {
    const limiter = newRateLimiter();
    limiter.pauseUntil(5000);
    const slot = limiter.reserve(0);
    limiter.pauseUntil(1000);
    expect(limiter.isValid(slot)).toBe(true);
    expect(slot.atMs).toBe(5000);
  });
});
