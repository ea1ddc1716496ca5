import fc from 'fast-check';
import { confidenceOverPaths } from '../../../../contacts/matching/clustering/path-confidence';

/** A square of confidences from those of the pairs below its diagonal. */
function squareOf(size: number, values: readonly number[]): Float64Array {
  const square = new Float64Array(size * size);
  let next = 0;
  for (let left = 0; left < size; left += 1)
    for (let right = 0; right < left; right += 1)
      square[left * size + right] = square[right * size + left] = values[next++] ?? 0;
  return square;
}

const anySquare = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size })
      .map((values) => ({ size, square: squareOf(size, values) })),
  );

describe('confidenceOverPaths', () => {
  it('never lowers a confidence, never reaches beyond 1, and is symmetric', () => {
    fc.assert(
      fc.property(anySquare, ({ size, square }) => {
        const before = Float64Array.from(square);
        const after = confidenceOverPaths(square, size);
        for (let left = 0; left < size; left += 1)
          for (let right = 0; right < size; right += 1) {
            const value = after[left * size + right] ?? NaN;
            expect(value).toBeGreaterThanOrEqual(before[left * size + right] ?? NaN);
            expect(value).toBeLessThanOrEqual(1);
            expect(value).toBeCloseTo(after[right * size + left] ?? NaN, 12);
          }
      }),
    );
  });

  it('makes two records without anything in common surer when both are surely a third', () => {
    const [direct, overPaths] = [
      squareOf(3, [0.99, 0.1, 0.99]),
      confidenceOverPaths(squareOf(3, [0.99, 0.1, 0.99]), 3),
    ];
    expect(direct[2 * 3]).toBe(0.1);
    expect(overPaths[2 * 3]).toBeGreaterThan(0.5);
    expect(overPaths[2 * 3]).toBeLessThan(0.99);
  });

  it('keeps a direct confidence that no way round beats', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.9, max: 1, noNaN: true }), (direct) => {
        const after = confidenceOverPaths(squareOf(3, [0.5, direct, 0.5]), 3);
        expect(after[2 * 3]).toBe(direct);
      }),
    );
  });

  it('finds a way over several records', () => {
    const chain = squareOf(4, [0.999, 0, 0.999, 0, 0, 0.999]);
    expect(confidenceOverPaths(chain, 4)[3 * 4]).toBeGreaterThan(0.5);
  });

  it('leaves a pair alone, and a cluster that nobody reads', () => {
    const pair = squareOf(2, [0.4]);
    expect(confidenceOverPaths(pair, 2)).toEqual(pair);
    const crowd = squareOf(
      200,
      Array.from({ length: 200 * 100 }, (_, at) => (at % 7) / 7),
    );
    expect(confidenceOverPaths(crowd, 200)).toEqual(crowd);
  });
});
