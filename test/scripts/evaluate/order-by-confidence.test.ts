import * as fc from 'fast-check';
import { orderByConfidence } from '../../../scripts/evaluate/order-by-confidence';

describe('orderByConfidence', () => {
  it('puts the most confident first and equal ones in the order they came', () =>
    expect([...orderByConfidence(Float64Array.of(0.5, 0.9, 0.5, 1, 0.05), 5)]).toEqual([3, 1, 0, 2, 4]));

  it('leaves out what stands behind the length', () =>
    expect([...orderByConfidence(Float64Array.of(0.2, 0.3, 1), 2)]).toEqual([1, 0]));

  it('does not take -0 for the largest', () =>
    expect([...orderByConfidence(Float64Array.of(-0, 1, 0), 3)]).toEqual([1, 0, 2]));

  it('equals a sort by comparison', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
        const slow = values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
        expect([...orderByConfidence(Float64Array.from(values), values.length)]).toEqual(slow);
      }),
    ));

  it('leaves the confidences as they are', () => {
    const confidence = Float64Array.of(0.1, 0.2);
    orderByConfidence(confidence, 2);
    expect([...confidence]).toEqual([0.1, 0.2]);
  });
});
