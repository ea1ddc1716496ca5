import givenNames from './data/us-given-names.json';
import surnames from './data/us-surnames.json';

const listUnit = 10_000_000;

interface GivenNameTable {
  readonly shares: ReadonlyMap<string, number>;
  readonly femaleShares: ReadonlyMap<string, number>;
}

let surnameTable: ReadonlyMap<string, number> | undefined;
let givenNameTable: GivenNameTable | undefined;

/**
 * How much of the population of the United States bears this last name, 0..1: "smith" 0.0083; `null` when the list
 * does not have it (fewer than about one in 200,000 people). Expects a folded name; a name of several words is looked
 * up as one ("de la cruz" is "delacruz"). Never throws.
 * Source: US Census Bureau, 2010 and, for the rarer half, 1990 (in steps of one in 100,000).
 */
export function surnameShare(folded: string): number | null {
  return valueOf(surnamesTable(), folded);
}

/**
 * How much of the adults who rent today bear this given name, 0..1: "michael" 0.016; `null` when the list does not
 * have it. Expects a folded name; "mary ann" is looked up as "maryann". Nicknames have the share of those whom their
 * parents named so. Never throws.
 * Source: baby names of the Social Security Administration, 1950 to 2006, weighted towards the later decades.
 */
export function givenNameShare(folded: string): number | null {
  return valueOf(givenNamesTable().shares, folded);
}

/**
 * How many of the bearers of a given name are women, 0..1, in steps of 0.01; `null` when the list does not have the
 * name. Expects a folded name. Never throws.
 */
export function femaleShare(folded: string): number | null {
  return valueOf(givenNamesTable().femaleShares, folded);
}

/** Every listed last name with its share, each once; the shares add up to less than 1. Order is not promised. */
export function surnameShares(): Iterable<readonly [string, number]> {
  return surnamesTable();
}

/** Every listed given name with its share, each once; the shares add up to less than 1. Order is not promised. */
export function givenNameShares(): Iterable<readonly [string, number]> {
  return givenNamesTable().shares;
}

function valueOf(table: ReadonlyMap<string, number>, folded: string): number | null {
  const value = table.get(folded);
  if (value !== undefined || !folded.includes(' ')) return value ?? null;
  return table.get(folded.replaceAll(' ', '')) ?? null;
}

function surnamesTable(): ReadonlyMap<string, number> {
  return (surnameTable ??= new Map(readList(surnames.names)));
}

function givenNamesTable(): GivenNameTable {
  return (givenNameTable ??= readGivenNames());
}

function readGivenNames(): GivenNameTable {
  const shares = new Map<string, number>();
  const femaleShares = new Map<string, number>();
  for (const [percentWomen, list] of Object.entries(givenNames.namesByPercentWomen)) {
    for (const [name, share] of readList(list)) {
      shares.set(name, share);
      femaleShares.set(name, Number(percentWomen) / 100);
    }
  }
  return { shares, femaleShares };
}

/** "82819 smith 65524 johnson 9 abe abt": a number is the share, per ten million, of the names that follow it. */
function* readList(list: string): Generator<[string, number]> {
  let share = 0;
  for (const token of list.split(' ')) {
    if (isNumber(token)) share = Number(token) / listUnit;
    else yield [token, share];
  }
}

function isNumber(token: string): boolean {
  return token.charCodeAt(0) <= 0x39;
}
