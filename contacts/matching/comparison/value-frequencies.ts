import { givenNameShare, surnameShare } from '../../normalize/name-frequency';
import { growingInt32, growingUint8 } from '../record/growing-array';
import type { GrowingArray } from '../record/growing-array';
import { nameTraits } from '../record/name-table';
import { valuesPerRecord } from '../record/record-cells';
import type { RecordTable } from '../record/record-table';

/** Weight of the population's name frequencies beside those of the records, in records. */
const NAME_PRIOR_RECORDS = 1000;
/** Share of a name that no list has. */
const UNLISTED_NAME = 3e-6;
/** Shares are never taken for smaller: misspellings and junk repeat as well. */
const SMALLEST_SHARE = 2e-6;
/** Above this many different people a number or address is shared; more are not counted. */
export const MAX_HOLDERS = 4;

/** How often each value of one kind occurs, and in how many records there is a value at all. */
class Counts {
  readonly counts = growingInt32();
  filled = 0;

  add(value: number, amount: number): void {
    if (value === 0) return;
    this.counts.add(value, amount);
    this.filled += amount;
  }

  /** The share of other records that hold the value, the two that are compared left out: 0..1. */
  share(value: number, floor: number): number {
    return Math.max((this.counts.get(value) - 2 + 0.5) / (this.filled + 1), floor / (this.filled + 1));
  }
}

/** The people, as far as given names tell, who hold a number or address. */
class Holders {
  private readonly people: GrowingArray<Int32Array> = growingInt32();
  private readonly counts = growingUint8();

  add(value: number, person: number): void {
    if (value === 0 || person === 0) return;
    const start = value * MAX_HOLDERS;
    const count = this.counts.get(value);
    for (let place = 0; place < count; place += 1) if (this.people.get(start + place) === person) return;
    if (count === MAX_HOLDERS) return;
    this.people.set(start + count, person);
    this.counts.set(value, count + 1);
  }

  clear(value: number): void {
    this.counts.set(value, 0);
  }

  countOf(value: number): number {
    return this.counts.get(value);
  }
}

/** How frequent values are among the records and in the population; kept up to date record by record. */
export class ValueFrequencies {
  readonly given = new Counts();
  readonly surname = new Counts();
  readonly building = new Counts();
  readonly home = new Counts();
  readonly zip = new Counts();
  readonly city = new Counts();
  readonly state = new Counts();
  readonly unit = new Counts();
  readonly birth = new Map<number, number>();
  birthFilled = 0;
  readonly organisation = new Counts();
  readonly emailHolders = new Holders();
  readonly phoneHolders = new Holders();
  readonly letters = new Float64Array(128);
  private lettersFilled = 0;
  private readonly personByGiven = growingInt32();
  private readonly givenPriors: number[] = [];
  private readonly surnamePriors: number[] = [];

  /**
   * @param isList false: the records are a few that were picked because they are alike, and say nothing about how frequent their
   * names are; the population alone does then
   */
  constructor(
    private readonly table: RecordTable,
    private readonly isList = true,
  ) {}

  /** @param amount 1 when the row is put in, -1 before it is taken out */
  count(row: number, amount: 1 | -1): void {
    const { table } = this;
    const given = table.given.get(row);
    this.given.add(given, amount);
    this.surname.add(table.names.joinedOf(table.surname.get(row)), amount);
    this.countLetter(given, amount);
    for (let place = 0; place < valuesPerRecord.address; place += 1) {
      const address = table.addressIds.get(row, place);
      if (address === 0) continue;
      this.building.add(table.addresses.partOf(address, 'building'), amount);
      this.home.add(table.addresses.partOf(address, 'home'), amount);
      this.zip.add(table.addresses.partOf(address, 'zip'), amount);
      this.city.add(table.addresses.partOf(address, 'city'), amount);
      this.state.add(table.addresses.partOf(address, 'state'), amount);
    }
    this.unit.add(table.unit.get(row), amount);
    this.organisation.add(table.organisation.get(row), amount);
    const birth = table.birth.get(row);
    if (birth !== 0) {
      this.birth.set(birth, (this.birth.get(birth) ?? 0) + amount);
      this.birthFilled += amount;
    }
    if (amount === 1) this.addHolder(row);
  }

  /** Counts the row's person among the holders of its numbers and addresses. */
  addHolder(row: number): void {
    const person = this.personOf(this.table.given.get(row));
    if (person === 0) return;
    for (let place = 0; place < valuesPerRecord.email; place += 1)
      this.emailHolders.add(this.table.emailIds.get(row, place), person);
    for (let place = 0; place < valuesPerRecord.phone; place += 1)
      this.phoneHolders.add(this.table.phoneIds.get(row, place), person);
  }

  /** Forgets who holds the row's numbers and addresses; answers with their blocking keys, to ask for the holders. */
  forgetHolders(
    row: number,
    keys: { mailboxKey(id: number): number; phoneKey(id: number): number },
  ): number[] {
    const found: number[] = [];
    for (let place = 0; place < valuesPerRecord.email; place += 1) {
      const id = this.table.emailIds.get(row, place);
      if (id === 0) break;
      this.emailHolders.clear(id);
      found.push(keys.mailboxKey(id));
    }
    for (let place = 0; place < valuesPerRecord.phone; place += 1) {
      const id = this.table.phoneIds.get(row, place);
      if (id === 0) break;
      this.phoneHolders.clear(id);
      found.push(keys.phoneKey(id));
    }
    return found;
  }

  givenShare(name: number): number {
    const prior = (this.givenPriors[name] ??= givenNameShare(this.table.names.textOf(name)) ?? UNLISTED_NAME);
    return this.nameShare(this.given, name, prior);
  }

  surnameShare(name: number): number {
    const joined = this.table.names.joinedOf(name);
    const prior = (this.surnamePriors[joined] ??= listedSurnameShare(this.table.names.textOf(joined)));
    return this.nameShare(this.surname, joined, prior);
  }

  private nameShare(counts: Counts, name: number, prior: number): number {
    return this.isList ? blended(counts, name, prior) : Math.max(SMALLEST_SHARE, prior);
  }

  /** How many given names begin with the letter: 0..1. */
  letterShare(code: number): number {
    return ((code < 128 ? (this.letters[code] ?? 0) : 0) + 20) / (this.lettersFilled + 26 * 20);
  }

  birthShare(date: number): number {
    return Math.max(((this.birth.get(date) ?? 0) - 2 + 0.5) / (this.birthFilled + 1), 2e-5);
  }

  /** A number that is equal for given names that may be one person's, different for most others. */
  private personOf(given: number): number {
    const { names } = this.table;
    if (given === 0 || names.has(given, nameTraits.initial)) return 0;
    const known = this.personByGiven.get(given);
    if (known !== 0) return known;
    const person = names.soundOf(names.formalsOf(given)[0] ?? given);
    this.personByGiven.set(given, person);
    return person;
  }

  private countLetter(given: number, amount: number): void {
    if (given === 0) return;
    const code = this.table.names.textOf(given).charCodeAt(0);
    if (code < 128) this.letters[code] = (this.letters[code] ?? 0) + amount;
    this.lettersFilled += amount;
  }
}

const listedSurnameShare = (name: string): number => surnameShare(name) ?? UNLISTED_NAME;

function blended(counts: Counts, name: number, prior: number): number {
  const others = Math.max(0, counts.counts.get(name) - 2);
  return Math.max(
    SMALLEST_SHARE,
    (others + NAME_PRIOR_RECORDS * prior) / (counts.filled + NAME_PRIOR_RECORDS),
  );
}
