import fc from 'fast-check';
import { isAmbiguous, mayRepeat, pauseMs, RETRY_LIMITS, retryAfterMs } from '../../../clients/http/retry';
import type { Failure } from '../../../clients/http/retry';

describe('mayRepeat', () => {
  it.each<[boolean, Failure, boolean, string]>([
    [true, 500, true, 'reading again is harmless'],
    [true, 503, true, 'the body is the full state'],
    [true, 'connection_lost', true, 'gone is gone'],
    [false, 429, true, 'nothing was done'],
    [false, 'not_sent', true, 'no connection was made'],
    [false, 500, false, 'the contact may exist now'],
    [false, 'timeout', false, 'the contact may exist now'],
    [false, 'connection_lost', false, 'the contact may exist now'],
    [true, 404, false, 'it will not come back'],
    [true, 400, false, 'the same body is refused again'],
    [true, 401, false, 'the key does not get better'],
    [false, 409, false, 'it exists'],
  ])('repeatable %s after %s: %s (%s)', (isRepeatable, failure, expected) => {
    expect(mayRepeat(isRepeatable, failure)).toBe(expected);
  });

  it('never repeats what may have been done when doing it twice is not safe', () => {
    const failures = fc.oneof(
      fc.integer({ min: 300, max: 599 }),
      fc.constantFrom<Failure>('not_sent', 'timeout', 'connection_lost'),
    );
    fc.assert(fc.property(failures, (failure) => !(isAmbiguous(failure) && mayRepeat(false, failure))));
  });
});

describe('pauseMs', () => {
  it('stays between nothing and the ceiling, which doubles up to the longest pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (attempt, random) => {
          const pause = pauseMs(attempt, random);
          expect(pause).toBeGreaterThanOrEqual(0);
          expect(pause).toBeLessThanOrEqual(Math.min(RETRY_LIMITS.longestPauseMs, 1000 * 2 ** (attempt - 1)));
        },
      ),
    );
  });
});

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 10, 22);
  it.each<[string | undefined, number | null, string]>([
    ['3', 3000, 'seconds'],
    ['Sun, 22 Nov 2026 00:00:05 GMT', 5000, 'a date'],
    ['Sat, 21 Nov 2026 00:00:05 GMT', 0, 'a date that has passed'],
    ['soon', null, 'no time'],
    ['', null, 'empty'],
    [undefined, null, 'absent'],
    ['99999999', null, 'years'],
  ])('reads %s as %s: %s', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
