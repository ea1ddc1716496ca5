import { growingInt32 } from '../record/growing-array';

/** How many blocking keys a record may have. */
export const KEYS_PER_RECORD = 20;
const FIRST_BUCKETS = 2 ** 12;
/** So many are not counted any more. */
const MANY = 255;

/**
 * Which rows have which blocking key: chains of postings in typed arrays. A key is a hash of 32 bits, never 0; two values that
 * share one by chance only yield a candidate more.
 */
export class PostingIndex {
  private heads = new Int32Array(FIRST_BUCKETS);
  /** How many postings stand in a chain, up to 255; a row that is alone in a chain need not look at it. */
  private sizes = new Uint8Array(FIRST_BUCKETS);
  /**
   * Posting p belongs to row p / KEYS_PER_RECORD. Its key stands at 2p and beside it, because they are read together, the
   * next posting of the chain; numbers in chains are one higher, 0 ends a chain.
   */
  private readonly links = growingInt32();
  private postings = 0;
  /** Keys whose blocks were found to be larger than asked for; they only grow, until a row is taken out of them. */
  private readonly largeKeys = new Map<number, number>();

  /** Puts a row in under its keys, each once. */
  add(row: number, keys: Int32Array, count: number): void {
    const start = row * KEYS_PER_RECORD;
    this.links.growTo(2 * (start + KEYS_PER_RECORD));
    let used = 0;
    for (let index = 0; index < count && used < KEYS_PER_RECORD; index += 1) {
      const key = keys[index] ?? 0;
      if (key === 0 || this.hasKey(start, used, key)) continue;
      this.links.values[2 * (start + used)] = key;
      this.link(start + used, key);
      used += 1;
    }
    for (let place = used; place < KEYS_PER_RECORD; place += 1) this.links.values[2 * (start + place)] = 0;
    this.postings += used;
    if (this.postings > this.heads.length) this.rehash();
  }

  remove(row: number): void {
    const start = row * KEYS_PER_RECORD;
    for (let place = 0; place < KEYS_PER_RECORD; place += 1) {
      const key = this.links.get(2 * (start + place));
      if (key === 0) break;
      this.unlink(start + place, key);
      this.largeKeys.delete(key);
      this.links.values[2 * (start + place)] = 0;
      this.postings -= 1;
    }
  }

  /** The key at a place of a row, 0 behind the last one. */
  keyOf(row: number, place: number): number {
    return this.links.get(2 * (row * KEYS_PER_RECORD + place));
  }

  /**
   * Writes the rows that have the key into `rows` and answers how many they are; more than `limit` gives `limit` + 1,
   * and what is written then is of no use.
   */
  rowsOf(key: number, limit: number, rows: Int32Array): number {
    if ((this.largeKeys.get(key) ?? 0) > limit) return limit + 1;
    const { values: links } = this.links;
    let found = 0;
    for (
      let posting = this.heads[this.bucketOf(key)] ?? 0;
      posting !== 0;
      posting = links[2 * posting - 1] ?? 0
    ) {
      if (links[2 * posting - 2] !== key) continue;
      if (found === limit) {
        this.largeKeys.set(key, limit + 1);
        return limit + 1;
      }
      rows[found++] = ((posting - 1) / KEYS_PER_RECORD) | 0;
    }
    return found;
  }

  /** False when nobody else can have the key; true may be said in error. */
  mayHaveOthers(key: number): boolean {
    return (this.sizes[this.bucketOf(key)] ?? 0) > 1;
  }

  private bucketOf(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 5) & (this.heads.length - 1);
  }

  private hasKey(start: number, used: number, key: number): boolean {
    for (let place = 0; place < used; place += 1)
      if (this.links.values[2 * (start + place)] === key) return true;
    return false;
  }

  private link(posting: number, key: number): void {
    const bucket = this.bucketOf(key);
    this.links.values[2 * posting + 1] = this.heads[bucket] ?? 0;
    this.heads[bucket] = posting + 1;
    if (this.sizes[bucket] !== MANY) this.sizes[bucket] = (this.sizes[bucket] ?? 0) + 1;
  }

  private unlink(posting: number, key: number): void {
    const bucket = this.bucketOf(key);
    const { values: links } = this.links;
    const after = links[2 * posting + 1] ?? 0;
    if (this.sizes[bucket] !== MANY) this.sizes[bucket] = (this.sizes[bucket] ?? 1) - 1;
    let current = this.heads[bucket] ?? 0;
    if (current === posting + 1) {
      this.heads[bucket] = after;
      return;
    }
    while (current !== 0) {
      const following = links[2 * current - 1] ?? 0;
      if (following === posting + 1) {
        links[2 * current - 1] = after;
        return;
      }
      current = following;
    }
  }

  private rehash(): void {
    this.heads = new Int32Array(this.heads.length * 4);
    this.sizes = new Uint8Array(this.heads.length);
    const { values: links } = this.links;
    for (let posting = 0; 2 * posting < links.length; posting += 1) {
      const key = links[2 * posting] ?? 0;
      if (key !== 0) this.link(posting, key);
    }
  }
}
