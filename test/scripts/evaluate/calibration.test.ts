import * as fc from 'fast-check';
import { calibration } from '../../../scripts/evaluate/calibration';
import { groundTruth } from '../../../scripts/evaluate/truth';
import { anyCase, grouped, scoredPairs } from './sample-pairs';

describe('calibration', () => {
  const bins = calibration(
    scoredPairs([
      [0, 1, 1],
      [0, 2, 0.9],
      [1, 2, 0.89],
      [1, 3, 0.1],
    ]),
    groundTruth(grouped(0, 0, 1, 1), null),
  );

  it('puts 1 and 0.9 into the last bin, 0.1 into the second', () => {
    expect(bins.map(({ pairs }) => pairs)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(bins[9]).toEqual({ from: 0.9, to: 1, pairs: 2, meanConfidence: 0.95, shareTrue: 0.5 });
  });

  it('says nothing of a bin without pairs', () =>
    expect(bins[0]).toEqual({ from: 0, to: 0.1, pairs: 0, meanConfidence: null, shareTrue: null }));

  it('puts every pair into one bin, within its bounds on average', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const found = calibration(scoredPairs(one.pairs), one.truth);
        expect(found.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(one.pairs.length);
        for (const { from, to, meanConfidence } of found.filter(({ pairs }) => pairs > 0)) {
          expect(meanConfidence).toBeGreaterThanOrEqual(from - 1e-12);
          expect(meanConfidence).toBeLessThanOrEqual(to);
        }
      }),
    ));
});
