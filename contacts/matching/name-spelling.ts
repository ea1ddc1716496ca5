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

/**
 * How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment).
 * Gives up above `limit` and returns `limit + 1`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[right.length] ?? 0, limit + 1);
}

/** What a name sounds like in English, roughly: silent h, doubled letters, c/k, ph/f/v, y/i and z/s within a name. */
function soundOf(name: string): string {
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
