import { isListedGivenName } from '../normalize/nicknames';
import givenNames from './data/given-names.json';

const frequentGivenNames: ReadonlySet<string> = new Set(givenNames.names.split(' '));

/** True for a given name that many people bear, so that it is not another name misspelt. Expects a folded name. */
export function isKnownGivenName(name: string): boolean {
  return frequentGivenNames.has(name) || isListedGivenName(name);
}

/** Above this many lost letters a name says too little. */
const MAX_LOST_LETTERS = 3;
const MIN_LETTERS_LEFT = 3;

/**
 * True when one name is the other with letters lost by an export: "?ukasz" and "lukasz", "stra?e" and "strasse".
 * A lost letter stands for none to two letters. Symmetric; expects folded names.
 */
export function equalButForLostLetters(left: string, right: string): boolean {
  const damaged = left.includes('?') ? left : right;
  const whole = damaged === left ? right : left;
  if (!damaged.includes('?') || whole.includes('?')) return false;
  const parts = damaged.split('?');
  if (parts.length - 1 > MAX_LOST_LETTERS || damaged.length - (parts.length - 1) < MIN_LETTERS_LEFT)
    return false;
  return new RegExp(`^${parts.join('.{0,2}')}$`, 'u').test(whole);
}

/** Which letters a text has, one bit each; other characters share the bits that are left. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

/** How many letters stand in one of two sets only; one edit of a text changes two at most. */
export const letterDifference = (left: number, right: number): number => bitsIn(left ^ right);

function bitsIn(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Longer texts are compared by their beginnings; no name or street is as long. */
const LONGEST = 63;
/** Three rows of the table of distances, used again by every call. */
const ROW = LONGEST + 1;
const distances = new Uint8Array(3 * ROW);

/**
 * How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment).
 * Gives up above `limit` and returns `limit + 1`. Texts of more than 63 letters are cut off there.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  if (letterDifference(lettersOf(left), lettersOf(right)) > 2 * limit) return limit + 1;
  const [rows, columns] = [Math.min(left.length, LONGEST), Math.min(right.length, LONGEST)];
  let [beforeLast, last, current] = [0, ROW, 2 * ROW];
  for (let column = 0; column <= columns; column += 1) distances[last + column] = column;
  for (let row = 1; row <= rows; row += 1) {
    distances[current] = row;
    const letter = left.charCodeAt(row - 1);
    let least = row;
    for (let column = 1; column <= columns; column += 1) {
      const other = right.charCodeAt(column - 1);
      let cost = (distances[last + column - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (distances[last + column] ?? 0) + 1, (distances[current + column - 1] ?? 0) + 1);
      const isSwap =
        row > 1 &&
        column > 1 &&
        letter === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === other;
      if (isSwap) cost = Math.min(cost, (distances[beforeLast + column - 2] ?? 0) + 1);
      distances[current + column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit + 1) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(distances[last + columns] ?? 0, limit + 1);
}

/** What a name sounds like in English, roughly: silent h, doubled letters, c/k, ph/f/v, y/i and z/s within a name. */
function soundOf(name: string): string {
  const known = soundsByName.get(name);
  if (known !== undefined) return known;
  if (soundsByName.size >= REMEMBERED_SOUNDS) soundsByName.clear();
  const sound = spelledAsItSounds(name);
  soundsByName.set(name, sound);
  return sound;
}

const REMEMBERED_SOUNDS = 50_000;
const soundsByName = new Map<string, string>();

function spelledAsItSounds(name: string): string {
  return name
    .replace(/ph|(?<=.)v/g, 'f')
    .replace(/ck|c(?=[aoulrkt]|$)/g, 'k')
    .replace(/y/g, 'i')
    .replace(/(?<=.)z/g, 's')
    .replace(/(?<=.)h(?![aeiou])|(?<=[^aeiou])h/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** "mueller" and the "muller" that "Müller" folds to. */
const withoutUmlautE = (name: string): string => name.replace(/([aou])e/g, '$1');

const isNeighbourSwap = (left: string, right: string): boolean =>
  left.length === right.length && left !== right && [...left].sort().join('') === [...right].sort().join('');

/**
 * Two spellings of one given name: "jon" and "john", "stephen" and "steven", "michael" and "micheal", "srah" and
 * "sarah". "joan" and "john", "carl" and "carla", "martin" and "marvin" are different names: unless they sound the
 * same, a change of the first or last letter is no slip (Daniel, Daniela), nor is one from a known name to another.
 * Symmetric; expects folded names of one word.
 */
export function areSpellingsOfGivenName(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length < 3) return false;
  if (soundOf(left) === soundOf(right)) return true;
  if (left[0] !== right[0] || long.length < 4 || editDistance(left, right, 1) > 1) return false;
  const isBothKnown = isKnownGivenName(left) && isKnownGivenName(right);
  if (isNeighbourSwap(left, right)) return long.length >= 5 && (left.at(-1) === right.at(-1) || !isBothKnown);
  if (left.at(-1) !== right.at(-1) || isBothKnown) return false;
  // In a short name only a letter left out of a known name is a slip.
  return (
    short.length >= 5 || (short.length < long.length && isKnownGivenName(long) && !isKnownGivenName(short))
  );
}

/**
 * Two spellings of one last name: "kowalczyk" and "kowalczik", "gruenwald" and "grunwald", "wojcik" and "wojick".
 * One slip from five letters on, two from nine; short names that differ ("li", "lee") are different. Symmetric;
 * expects folded names without blanks.
 */
export function areSpellingsOfLastName(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  if (shorter >= 4 && soundOf(left) === soundOf(right)) return true;
  if (shorter >= 4 && withoutUmlautE(left) === withoutUmlautE(right)) return true;
  if (shorter < 5) return false;
  const limit = shorter >= 9 ? 2 : 1;
  return editDistance(left, right, limit) <= limit;
}
