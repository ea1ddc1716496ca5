import { readAddress } from '../../normalize/address';
import { foldName } from '../../normalize/fold-name';
import type { MatchAddress } from '../match-record';
import { growingInt32 } from './growing-array';
import { Interner } from './interner';
import { PairInterner } from './pair-interner';
import { readStreet } from './read-street';

/** Columns of an address, each the number of a text of its own kind; 0 for what is not there. */
const WIDTH = 9;
const at = {
  building: 0,
  number: 1,
  street: 2,
  unit: 3,
  zip: 4,
  city: 5,
  state: 6,
  home: 7,
  line: 8,
} as const;
export type AddressPart = keyof typeof at;

/** US states by their names, for lists that write them out. */
const STATES: ReadonlyMap<string, string> = new Map(
  (
    'alabama:al alaska:ak arizona:az arkansas:ar california:ca colorado:co connecticut:ct delaware:de florida:fl ' +
    'georgia:ga hawaii:hi idaho:id illinois:il indiana:in iowa:ia kansas:ks kentucky:ky louisiana:la maine:me ' +
    'maryland:md massachusetts:ma michigan:mi minnesota:mn mississippi:ms missouri:mo montana:mt nebraska:ne ' +
    'nevada:nv ohio:oh oklahoma:ok oregon:or pennsylvania:pa tennessee:tn texas:tx utah:ut vermont:vt virginia:va ' +
    'washington:wa wisconsin:wi wyoming:wy'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Addresses of records, taken apart; every address of every record has a number of its own, which `free` gives back. */
export class AddressTable {
  private readonly texts = {
    number: new Interner(),
    street: new Interner(),
    unit: new Interner(),
    zip: new Interner(),
    city: new Interner(),
    state: new Interner(),
  };
  /** Number and street; with a number it is a building. */
  private readonly lines = new PairInterner();
  /** Building and unit. */
  private readonly homes = new PairInterner();
  private readonly columns = growingInt32();
  private readonly freed: number[] = [];
  private count = 0;

  /** Puts an address in; 0 for one that says nothing. */
  idOf(given: MatchAddress): number {
    const { texts } = this;
    const address = splitOneLine(given);
    const written = EMPTY.test(address.street ?? '') ? '' : (address.street ?? '');
    const { number, name, unit } = readStreet(written);
    const state = foldName(address.state ?? '');
    const parts = {
      number: idIn(texts.number, number),
      street: idIn(texts.street, name),
      unit: idIn(texts.unit, unit),
      zip: idIn(texts.zip, foldedZip(address.postalCode ?? '')),
      city: idIn(texts.city, foldName(address.city ?? '')),
      state: idIn(texts.state, STATES.get(state) ?? state),
    };
    if (parts.street === 0 && parts.zip === 0 && parts.city === 0 && parts.state === 0) return 0;
    const line = parts.street === 0 ? 0 : this.lines.idOf(parts.number, parts.street);
    const building = parts.number === 0 ? 0 : line;
    const home = building === 0 || parts.unit === 0 ? 0 : this.homes.idOf(building, parts.unit);
    const id = this.freed.pop() ?? ++this.count;
    const start = id * WIDTH;
    const { columns } = this;
    columns.growTo(start + WIDTH);
    columns.values[start + at.building] = building;
    columns.values[start + at.number] = parts.number;
    columns.values[start + at.street] = parts.street;
    columns.values[start + at.unit] = parts.unit;
    columns.values[start + at.zip] = parts.zip;
    columns.values[start + at.city] = parts.city;
    columns.values[start + at.state] = parts.state;
    columns.values[start + at.home] = home;
    columns.values[start + at.line] = line;
    return id;
  }

  /** Gives the number of an address back that no record has any more. */
  free(id: number): void {
    this.freed.push(id);
  }

  partOf(id: number, part: AddressPart): number {
    return this.columns.get(id * WIDTH + at[part]);
  }

  /** Number and street of a line. */
  lineText(line: number): readonly [number: string, street: string] {
    return [
      this.texts.number.textOf(this.lines.firstOf(line)),
      this.texts.street.textOf(this.lines.secondOf(line)),
    ];
  }

  unitId(unit: string): number {
    return idIn(this.texts.unit, unit);
  }
}

/** What people write into a cell for a street that has none. */
const EMPTY = /^[^\p{L}\p{N}]*(?:n\/?a|none|unknown|null|tbd|same)?[^\p{L}\p{N}]*$/iu;

const idIn = (texts: Interner, text: string): number => (text === '' ? 0 : texts.idOf(text));

const foldedZip = (zip: string): string =>
  /^\d{5}$/.test(zip)
    ? zip
    : foldName(zip)
        .replace(/ /g, '')
        .replace(/^(\d{5})\d{4}$/, '$1');

/** A whole address in the cell for the street. */
function splitOneLine(address: MatchAddress): MatchAddress {
  const { street, city, postalCode } = address;
  const isOneLine =
    street !== null && postalCode === null && city === null && /,|\d{5}/.test(street.slice(4));
  return isOneLine ? (readAddress(street, 'other') ?? address) : address;
}
