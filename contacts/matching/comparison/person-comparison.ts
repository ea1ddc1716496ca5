import { valuesPerRecord } from '../record/record-cells';
import { nameFlags } from '../record/record-table';
import type { RecordTable } from '../record/record-table';
import { nameTraits } from '../record/name-table';
import { slotOf } from './evidence';
import type { Evidence } from './evidence';
import { generation, given, middle, order, surname } from './levels';
import { NameComparer } from './name-comparer';
import type { ValueFrequencies } from './value-frequencies';

/** How many short forms a formal name has, about: a nickname is that much likelier than its own frequency. */
const NICKNAME_SPREAD = 4;
const NICKNAME_SHARES = { least: 1e-4, most: 0.05 } as const;

/** Compares the names of two rows: given name, last name, their order, middle name, generation. */
export class PersonComparison {
  private readonly names: NameComparer;
  private givenA = 0;
  private givenB = 0;
  private surnameA = 0;
  private surnameB = 0;
  private givenLevel = 0;
  private surnameLevel = 0;
  private isSwapped = false;

  constructor(
    private readonly table: RecordTable,
    private readonly frequencies: ValueFrequencies,
  ) {
    this.names = new NameComparer(table.names);
  }

  compare(left: number, right: number, found: Evidence): void {
    this.readNames(left, right);
    this.align(left, right);
    const { givenLevel, surnameLevel } = this;
    if (givenLevel !== 0 && surnameLevel !== 0)
      found.set(slotOf.order, this.isSwapped ? order.swapped : order.same);
    found.set(slotOf.given, givenLevel, this.givenLog());
    found.set(slotOf.surname, surnameLevel, this.surnameLog());
    const isGivenAlike = givenLevel >= given.same && givenLevel <= given.similar;
    const isSurnameAlike = surnameLevel >= surname.same && surnameLevel <= surname.similar;
    found.hasSameName = isGivenAlike && isSurnameAlike;
    found.set(slotOf.middle, this.middleLevel(left, right));
    if (surnameLevel !== 0)
      found.set(
        slotOf.generation,
        generationLevel(this.table.generation.get(left), this.table.generation.get(right)),
      );
  }

  /** What was read out of a mailbox that both records have says nothing beside the mailbox itself. */
  private readNames(left: number, right: number): void {
    const { given, surname, flags } = this.table;
    this.givenA = given.get(left);
    this.givenB = given.get(right);
    this.surnameA = surname.get(left);
    this.surnameB = surname.get(right);
    const [flagsA, flagsB] = [flags.get(left), flags.get(right)];
    if ((flagsA | flagsB) === 0 || !this.shareMailbox(left, right)) return;
    if ((flagsA & nameFlags.givenInferred) !== 0) this.givenA = 0;
    if ((flagsB & nameFlags.givenInferred) !== 0) this.givenB = 0;
    if ((flagsA & nameFlags.surnameInferred) !== 0) this.surnameA = 0;
    if ((flagsB & nameFlags.surnameInferred) !== 0) this.surnameB = 0;
  }

  /** Brings the names into the order in which they fit best. */
  private align(left: number, right: number): void {
    const { names } = this;
    this.givenLevel = names.given(this.givenA, this.givenB);
    this.surnameLevel = names.surname(this.surnameA, this.surnameB);
    this.isSwapped = false;
    const isOther = this.givenLevel === given.different || this.givenLevel === given.other;
    if (!isOther && this.surnameLevel !== surname.different) return;
    this.alignSwapped();
    if (isOther && !this.isSwapped && this.isMiddleUsed(left, right)) this.givenLevel = given.nickname;
  }

  /** "Clark, Keilah" and "Keilah Clark" in each other's cells; one of the four names may be missing. */
  private alignSwapped(): void {
    const { givenA, givenB, surnameA, surnameB, names } = this;
    const isCrossed =
      (givenA !== 0 && givenA === this.table.names.joinedOf(surnameB)) ||
      (givenB !== 0 && givenB === this.table.names.joinedOf(surnameA));
    if (!isCrossed || ((surnameA === 0 || surnameB === 0) && (givenA === 0 || givenB === 0))) return;
    const isRightA = this.isRightOrder(givenA, surnameA, givenB, surnameB);
    const first = isRightA ? names.given(givenA, surnameB) : names.given(givenB, surnameA);
    const last = isRightA ? names.surname(surnameA, givenB) : names.surname(surnameB, givenA);
    const fits =
      (first <= given.slip || first === given.initial) && (last <= surname.slip || last === surname.initial);
    if (!fits) return;
    this.isSwapped = true;
    this.givenLevel = first;
    this.surnameLevel = last;
    if (isRightA) {
      this.givenB = surnameB;
      this.surnameB = givenB;
    } else {
      this.givenA = givenB;
      this.givenB = surnameA;
      this.surnameA = surnameB;
      this.surnameB = givenA;
    }
  }

  /** Which of two names has first and last name in the usual cells, by their frequencies. The same from both sides. */
  private isRightOrder(givenA: number, surnameA: number, givenB: number, surnameB: number): boolean {
    const [a, b] = [this.orderLikelihood(givenA, surnameA), this.orderLikelihood(givenB, surnameB)];
    if (a !== b) return a > b;
    const { names } = this.table;
    const textOf = (first: number, last: number): string => `${names.textOf(first)},${names.textOf(last)}`;
    return textOf(givenA, surnameA) <= textOf(givenB, surnameB);
  }

  private orderLikelihood(first: number, last: number): number {
    const { frequencies } = this;
    return (
      (first === 0 ? 1 : frequencies.givenShare(first)) * (last === 0 ? 1 : frequencies.surnameShare(last))
    );
  }

  /** "James Robert" who goes by Robert. */
  private isMiddleUsed(left: number, right: number): boolean {
    const { middle, names } = this.table;
    const [a, b] = [middle.get(left), middle.get(right)];
    const isWhole = (name: number): boolean => name !== 0 && !names.has(name, nameTraits.initial);
    return (isWhole(a) && a === this.givenB) || (isWhole(b) && b === this.givenA);
  }

  private givenLog(): number {
    const { frequencies, givenA, givenB, givenLevel } = this;
    if (givenLevel === given.same) return Math.log(this.shareOf(givenA, true));
    if (givenLevel === given.initial)
      return Math.log(frequencies.letterShare(this.table.names.textOf(givenA).charCodeAt(0)));
    if (givenLevel !== given.nickname) return 0;
    const rarer = Math.min(frequencies.givenShare(givenA), frequencies.givenShare(givenB));
    return Math.log(Math.min(NICKNAME_SHARES.most, Math.max(NICKNAME_SHARES.least, NICKNAME_SPREAD * rarer)));
  }

  private surnameLog(): number {
    return this.surnameLevel === surname.same ? Math.log(this.shareOf(this.surnameA, false)) : 0;
  }

  /** How common a name is; one that stands in both kinds of cell counts as the kind it is more common as. */
  private shareOf(name: number, isGiven: boolean): number {
    const { frequencies } = this;
    if (this.isSwapped) return Math.max(frequencies.givenShare(name), frequencies.surnameShare(name));
    return isGiven ? frequencies.givenShare(name) : frequencies.surnameShare(name);
  }

  private middleLevel(left: number, right: number): number {
    const { names } = this.table;
    const [a, b] = [this.table.middle.get(left), this.table.middle.get(right)];
    if (a === 0 || b === 0) return 0;
    const isOneInitial = names.has(a, nameTraits.initial) || names.has(b, nameTraits.initial);
    const isSameLetter = names.textOf(a)[0] === names.textOf(b)[0];
    const fits = isOneInitial ? isSameLetter : this.names.given(a, b) <= given.slip;
    return fits ? middle.fits : middle.differs;
  }

  private shareMailbox(left: number, right: number): boolean {
    const ids = this.table.emailIds;
    const width = valuesPerRecord.email;
    for (let place = 0; place < width && ids.get(left, place) !== 0; place += 1)
      for (let other = 0; other < width && ids.get(right, other) !== 0; other += 1)
        if (ids.get(left, place) === ids.get(right, other)) return true;
    return false;
  }
}

function generationLevel(a: number, b: number): number {
  if (a === 0 && b === 0) return generation.none;
  if (a === 0 || b === 0) return generation.oneSide;
  return a === b ? generation.same : generation.differs;
}
