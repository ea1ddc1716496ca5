import { ThresholdSweep } from '../../../scripts/evaluate/threshold-sweep';

/** Ten true pairs; the counts fall off as the threshold falls. */
function sweep(): ThresholdSweep {
  const one = new ThresholdSweep(10, [0.9, 0.7], [1, 0.75, 0.5]);
  one.add(0.95, 2, 2);
  one.add(0.9, 4, 3);
  one.add(0.8, 8, 6);
  one.add(0.2, 20, 9);
  return one;
}

describe('ThresholdSweep', () => {
  it('takes a threshold as reached by a confidence that equals it', () =>
    expect(sweep().scoresAt(0.9)).toEqual({ precision: 3 / 4, recall: 3 / 10, f1: 6 / 14 }));

  it('takes the last counts above a threshold that no confidence equals', () =>
    expect(sweep().scoresAt(0.7)).toEqual({ precision: 6 / 8, recall: 6 / 10, f1: 12 / 18 }));

  it('finds the largest F1 and where it is', () =>
    expect(sweep().bestF1()).toEqual({ f1: 12 / 18, threshold: 0.8 }));

  it.each([
    [1, 0.2],
    [0.75, 0.6],
    [0.5, 0.6],
  ])('finds the largest recall that keeps a precision of %d: %d', (precision, recall) =>
    expect(sweep().recallAtPrecision(precision)).toBe(recall),
  );

  it('goes past a dip below the precision', () => {
    const one = new ThresholdSweep(10, [], [0.8]);
    one.add(0.9, 1, 0);
    one.add(0.8, 5, 4);
    expect(one.recallAtPrecision(0.8)).toBe(0.4);
  });

  it('keeps a precision that is met exactly', () => {
    const one = new ThresholdSweep(1_000, [], [0.995]);
    one.add(0.9, 200, 199);
    expect(one.recallAtPrecision(0.995)).toBe(0.199);
  });

  it('has no precision where nothing was predicted, and no best F1', () => {
    const none = new ThresholdSweep(10, [0.9], [0.99]);
    expect(none.scoresAt(0.9)).toEqual({ precision: null, recall: 0, f1: 0 });
    expect(none.recallAtPrecision(0.99)).toBe(0);
    expect(none.bestF1()).toBeNull();
  });

  it('has no recall where nothing is true', () => {
    const none = new ThresholdSweep(0, [0.9], [0.99]);
    none.add(0.95, 3, 0);
    expect(none.scoresAt(0.9)).toEqual({ precision: 0, recall: null, f1: 0 });
    expect(none.recallAtPrecision(0.99)).toBeNull();
  });
});
