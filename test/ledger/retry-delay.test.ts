import fc from 'fast-check';
import { retryDelayMs } from '../../ledger/retry-delay';

describe('retryDelayMs', () => {
  it.each([
    [1, 1, 1_000, 'a second after the first attempt'],
    [1, 0, 500, 'half of it is certain'],
    [2, 1, 2_000, 'twice as long after the second'],
    [8, 0.5, 96_000, 'half of 128 s, and half of the rest'],
    [12, 1, 2_048_000, 'the last below an hour'],
    [13, 1, 3_600_000, 'never more than an hour'],
    [1_000_000, 1, 3_600_000, 'however many attempts there were'],
    [0, 1, 1_000, 'no attempt counts as one'],
    [1, 7, 1_000, 'chance that is out of bounds'],
  ])('after %s attempts, with chance %s, is %s ms: %s', (attempts, random, delay) => {
    expect(retryDelayMs(attempts, random)).toBe(delay);
  });

  it('is between half a second and an hour, and never shorter after more attempts', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const delay = retryDelayMs(attempts, random);
        expect(delay).toBeGreaterThanOrEqual(500);
        expect(delay).toBeLessThanOrEqual(3_600_000);
        expect(retryDelayMs(attempts + 1, random)).toBeGreaterThanOrEqual(delay);
      }),
    );
  });
});
