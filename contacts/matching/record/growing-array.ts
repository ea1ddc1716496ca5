type Typed = Int32Array | Uint8Array | Float64Array | Float32Array | Uint32Array;

/** A typed array that doubles when an index beyond its end is written; unwritten places hold 0. */
export class GrowingArray<T extends Typed> {
  constructor(
    private readonly make: (length: number) => T,
    public values: T = make(1024),
  ) {}

  get(index: number): number {
    return this.values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.values.length) this.growTo(index + 1);
    this.values[index] = value;
  }

  add(index: number, amount: number): void {
    this.set(index, this.get(index) + amount);
  }

  /** Makes room for `length` values, so that `values` may be written directly. */
  growTo(length: number): void {
    if (length <= this.values.length) return;
    const grown = this.make(Math.max(length, this.values.length * 2));
    grown.set(this.values);
    this.values = grown;
  }
}

export const growingInt32 = (): GrowingArray<Int32Array> =>
  new GrowingArray((length) => new Int32Array(length));
export const growingUint8 = (): GrowingArray<Uint8Array> =>
  new GrowingArray((length) => new Uint8Array(length));
