import type { Evidence } from '../comparison/evidence';

/** The evidence of many pairs, packed; fields without a level take no room. */
export class EvidenceSample {
  private starts = new Int32Array(1024);
  private slots = new Uint8Array(8 * 1024);
  private levels = new Uint8Array(8 * 1024);
  private logs = new Float32Array(8 * 1024);
  private sameNames = new Uint8Array(1024);
  private holders = new Uint8Array(1024);
  private used = 0;
  length = 0;

  add(found: Evidence): void {
    if (this.length + 1 >= this.starts.length) this.growPairs();
    if (this.used + found.count >= this.slots.length) this.growLevels();
    for (let index = 0; index < found.count; index += 1) {
      const slot = found.slots[index] ?? 0;
      this.slots[this.used] = slot;
      this.levels[this.used] = found.levels[slot] ?? 0;
      this.logs[this.used] = found.randomLogs[slot] ?? 0;
      this.used += 1;
    }
    this.sameNames[this.length] = found.hasSameName ? 1 : 0;
    this.holders[this.length] = found.holders;
    this.length += 1;
    this.starts[this.length] = this.used;
  }

  read(index: number, found: Evidence): void {
    found.clear();
    const end = this.starts[index + 1] ?? 0;
    for (let place = this.starts[index] ?? 0; place < end; place += 1)
      found.set(this.slots[place] ?? 0, this.levels[place] ?? 0, this.logs[place] ?? 0);
    found.hasSameName = this.sameNames[index] === 1;
    found.holders = this.holders[index] ?? 0;
  }

  private growPairs(): void {
    const length = this.starts.length * 2;
    this.starts = grown(this.starts, new Int32Array(length));
    this.sameNames = grown(this.sameNames, new Uint8Array(length));
    this.holders = grown(this.holders, new Uint8Array(length));
  }

  private growLevels(): void {
    const length = this.slots.length * 2;
    this.slots = grown(this.slots, new Uint8Array(length));
    this.levels = grown(this.levels, new Uint8Array(length));
    this.logs = grown(this.logs, new Float32Array(length));
  }
}

function grown<T extends Int32Array | Uint8Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
