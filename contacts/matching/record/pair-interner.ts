const FIRST_PLACES = 2 ** 12;

/** Mixes two whole numbers to one of 32 bits. */
export function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b1, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash ^ b, 0xc2b2ae35);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}

/** As `Interner`, for pairs of whole numbers of 32 bits: typed arrays, no texts. Numbers begin with 1. */
export class PairInterner {
  private firsts = new Int32Array(FIRST_PLACES);
  private seconds = new Int32Array(FIRST_PLACES);
  private places = new Int32Array(2 * FIRST_PLACES);
  private count = 0;

  /** One more than the highest number given. */
  get size(): number {
    return this.count + 1;
  }

  idOf(first: number, second: number): number {
    const mask = this.places.length - 1;
    let place = mixed(first, second) & mask;
    for (;;) {
      const id = this.places[place] ?? 0;
      if (id === 0) break;
      if (this.firsts[id - 1] === first && this.seconds[id - 1] === second) return id;
      place = (place + 1) & mask;
    }
    if (this.count === this.firsts.length) {
      this.grow();
      return this.idOf(first, second);
    }
    this.firsts[this.count] = first;
    this.seconds[this.count] = second;
    this.count += 1;
    this.places[place] = this.count;
    return this.count;
  }

  firstOf(id: number): number {
    return this.firsts[id - 1] ?? 0;
  }

  secondOf(id: number): number {
    return this.seconds[id - 1] ?? 0;
  }

  private grow(): void {
    const { firsts, seconds } = this;
    this.firsts = new Int32Array(firsts.length * 2);
    this.seconds = new Int32Array(firsts.length * 2);
    this.firsts.set(firsts);
    this.seconds.set(seconds);
    this.places = new Int32Array(firsts.length * 4);
    const mask = this.places.length - 1;
    for (let index = 0; index < this.count; index += 1) {
      let place = mixed(this.firsts[index] ?? 0, this.seconds[index] ?? 0) & mask;
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = index + 1;
    }
  }
}
