const DIGITS = 4;
const BASE = 1 << 16;

/**
 * The positions of the pairs, the most confident first; those of one confidence keep their order. Linear in the pairs: a
 * radix sort over the bits of the numbers, which for numbers from 0 on rise as the numbers do.
 * @param confidence 0 to 1, of which the first `length` count
 */
export function orderByConfidence(confidence: Float64Array, length: number): Uint32Array {
  // Adding 0 makes 0 of -0, whose bits are the largest of all.
  const keys = confidence.subarray(0, length).map((each) => each + 0);
  // Node runs on little-endian machines: the lowest digit comes first.
  const digits = new Uint16Array(keys.buffer);
  let order = new Uint32Array(length).map((_, pair) => pair);
  let sorted = new Uint32Array(length);
  const next = new Uint32Array(BASE);
  for (let digit = 0; digit < DIGITS; digit += 1) {
    next.fill(0);
    for (let at = digit; at < digits.length; at += DIGITS) {
      const value = digits[at] ?? 0;
      next[value] = (next[value] ?? 0) + 1;
    }
    let place = 0;
    for (let value = BASE - 1; value >= 0; value -= 1) {
      const count = next[value] ?? 0;
      next[value] = place;
      place += count;
    }
    for (const pair of order) {
      const value = digits[pair * DIGITS + digit] ?? 0;
      const at = next[value] ?? 0;
      sorted[at] = pair;
      next[value] = at + 1;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
}
