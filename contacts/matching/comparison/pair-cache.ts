/** What was found out about pairs of numbers, for the pairs asked for last; a full place is overwritten. */
export class PairCache {
  private readonly mask: number;
  private readonly lefts: Int32Array;
  private readonly rights: Int32Array;
  private readonly answers: Uint8Array;

  /** @param bits the cache has 2^bits places */
  constructor(
    bits: number,
    private readonly find: (left: number, right: number) => number,
  ) {
    this.mask = 2 ** bits - 1;
    this.lefts = new Int32Array(2 ** bits);
    this.rights = new Int32Array(2 ** bits);
    this.answers = new Uint8Array(2 ** bits);
  }

  /** The answer for an unordered pair, 0..255. */
  of(left: number, right: number): number {
    const [low, high] = left < right ? [left, right] : [right, left];
    const place = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 7) & this.mask;
    if (this.lefts[place] === low && this.rights[place] === high) return this.answers[place] ?? 0;
    const answer = this.find(low, high);
    this.lefts[place] = low;
    this.rights[place] = high;
    this.answers[place] = answer;
    return answer;
  }
}
