import { MAX_COLUMNS } from '../record/attribute-table';
import { fieldKeys } from './levels';

export const FIELDS = fieldKeys.length;
/** The fields, and as many further columns as are compared at most. */
export const SLOTS = FIELDS + MAX_COLUMNS;

/** Place of each field in the arrays of the evidence; further columns follow behind. */
export const slotOf = Object.fromEntries(fieldKeys.map((key, index) => [key, index])) as Readonly<
  Record<(typeof fieldKeys)[number], number>
>;

/**
 * What comparing two records has found: a level for every field that both records know. Written again for every pair.
 */
export class Evidence {
  readonly levels = new Uint8Array(SLOTS);
  /**
   * How likely the level is of two random people, where the value itself says more than the level does (term
   * frequency); natural logarithm, 0 where the level's own likelihood holds.
   */
  readonly randomLogs = new Float64Array(SLOTS);
  /** The slots that have a level, in the order they were found; the first `count` of them. */
  readonly slots = new Uint8Array(SLOTS);
  count = 0;
  /** Both names are there and fit: a namesake's e-mail looks alike for no other reason. */
  hasSameName = false;
  /** How many people hold the number or address that the records share; 0 when they share none. */
  holders = 0;

  clear(): void {
    for (let index = 0; index < this.count; index += 1) {
      const slot = this.slots[index] ?? 0;
      this.levels[slot] = 0;
      this.randomLogs[slot] = 0;
    }
    this.count = 0;
    this.hasSameName = false;
    this.holders = 0;
  }

  /** Sets the level of a field that has none yet; level 0 (missing) is not evidence and is left out. */
  set(slot: number, level: number, randomLog = 0): void {
    if (level === 0) return;
    this.levels[slot] = level;
    this.randomLogs[slot] = randomLog;
    this.slots[this.count++] = slot;
  }

  levelOf(slot: number): number {
    return this.levels[slot] ?? 0;
  }
}
