import fc from 'fast-check';
import {
  isAmbiguous,
  mayRepeat,
  pauseMs,
  RETRY_LIMITS,
  retryAfterMs,
} from '../../../clients/openphone/retry';
import type { Failure } from '../../../clients/openphone/retry';

describe('mayRepeat', () => {
  it.each<['GET' | 'POST' | 'PATCH' | 'DELETE', Failure, boolean, string]>([
    ['GET', 500, true, 'reading again is harmless'],
    ['PATCH', 503, true, 'the body is the full state'],
    ['DELETE', 'connection_lost', true, 'gone is gone'],
    ['POST', 429, true, 'nothing was done'],
    ['POST', 'not_sent', true, 'no connection was made'],
    ['POST', 500, false, 'the contact may exist now'],
    ['POST', 'timeout', false, 'the contact may exist now'],
    ['POST', 'connection_lost', false, 'the contact may exist now'],
    ['GET', 404, false, 'it will not come back'],
    ['PATCH', 400, false, 'the same body is refused again'],
    ['GET', 401, false, 'the key does not get better'],
    ['POST', 409, false, 'it exists'],
  ])('%s after %s: %s (%s)', (method, failure, expected) => {
    expect(mayRepeat(method, failure)).toBe(expected);
  });

  it('never repeats a POST whose outcome is not known', () => {
    const failures = fc.oneof(
      fc.integer({ min: 300, max: 599 }),
      fc.constantFrom<Failure>('not_sent', 'timeout', 'connection_lost'),
    );
    fc.assert(fc.property(failures, (failure) => !(isAmbiguous(failure) && mayRepeat('POST', failure))));
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
