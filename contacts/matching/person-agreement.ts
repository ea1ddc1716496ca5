import { areNicknames } from '../normalize/nicknames';
import type { PersonReading } from './identity';
import {
  areSpellingsOfGivenName,
  areSpellingsOfLastName,
  equalButForLostLetters,
  isKnownGivenName,
} from './name-spelling';

/** How one part of two names compares, most to least alike; the first that holds is taken. */
export type NameLevel = 'missing' | 'same' | 'nickname' | 'close_spelling' | 'part' | 'initial' | 'different';

const isInitial = (tokens: readonly string[]): boolean => tokens.length === 1 && tokens[0]?.length === 1;

const equalWords = (left: string, right: string): boolean =>
  left === right || equalButForLostLetters(left, right);

/** "Raj" for "Rajesh": a beginning, when at least one of the two is no name of its own ("Paul", "Paula"). */
function isShortForm(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length < 3 || long.length < short.length + 2 || !long.startsWith(short)) return false;
  return !isKnownGivenName(short) || !isKnownGivenName(long);
}

function compareGivenWords(left: readonly string[], right: readonly string[]): NameLevel {
  const [a, b] = [left[0] ?? '', right[0] ?? ''];
  if (isInitial(left) || isInitial(right)) return a[0] === b[0] ? 'initial' : 'different';
  if (equalWords(left.join(''), right.join(''))) return 'same';
  // "Mary" and "Mary Ann"; "Mary Ann" and "Mary Beth" stay apart.
  if (equalWords(a, b) && (left.length === 1 || right.length === 1)) return 'same';
  if (areNicknames(a, b) || areNicknames(left.join(''), right.join(''))) return 'nickname';
  if (isShortForm(left.join(''), right.join(''))) return 'nickname';
  return areSpellingsOfGivenName(left.join(''), right.join('')) ? 'close_spelling' : 'different';
}

/** Given names, nicknames a record states included. */
export function compareGivenNames(left: PersonReading, right: PersonReading): NameLevel {
  if (left.first.length === 0 || right.first.length === 0) return 'missing';
  const level = compareGivenWords(left.first, right.first);
  if (level !== 'different') return level;
  const states = (nickname: string | null, first: readonly string[]) =>
    nickname !== null && nickname.length > 1 && nickname === first.join('');
  return states(left.nickname, right.first) || states(right.nickname, left.first) ? 'nickname' : 'different';
}

const PARTICLES: ReadonlySet<string> = new Set(
  'al ap bin da das de del della den der di dos du el la le ter van von y'.split(' '),
);

const withoutParticles = (tokens: readonly string[]): readonly string[] => {
  const core = tokens.filter((token) => !PARTICLES.has(token));
  return core.length > 0 ? core : tokens;
};

/** Last names; a double name and one half of it are `part` (Kingsolver-Hayes and Kingsolver). */
export function compareLastNames(left: PersonReading, right: PersonReading): NameLevel {
  if (left.last.length === 0 || right.last.length === 0) return 'missing';
  const [a, b] = [left.last.join(''), right.last.join('')];
  if (equalWords(a, b)) return isInitial(left.last) ? 'initial' : 'same';
  if (isInitial(left.last) || isInitial(right.last)) return a[0] === b[0] ? 'initial' : 'different';
  const [coreA, coreB] = [withoutParticles(left.last), withoutParticles(right.last)];
  if (coreA.join('') === coreB.join('')) return 'same';
  if (areSpellingsOfLastName(a, b)) return 'close_spelling';
  const isPart = (part: readonly string[], whole: readonly string[]) =>
    part.every((word) => word.length > 1 && whole.some((other) => equalWords(word, other)));
  return isPart(coreA, coreB) || isPart(coreB, coreA) ? 'part' : 'different';
}

/**
 * How two names compare when one has first and last name in each other's cells: `same` for "Nguyễn Minh" and
 * "Minh Nguyễn", `initial` for "Brown T" and "Thomas Brown".
 */
export function compareSwappedNames(
  left: PersonReading,
  right: PersonReading,
): 'same' | 'initial' | 'different' {
  const compare = (a: readonly string[], b: readonly string[]) => {
    if (a.length === 0 || b.length === 0) return 'different';
    if (isInitial(a) !== isInitial(b)) return a[0]?.[0] === b[0]?.[0] ? 'initial' : 'different';
    return !isInitial(a) && equalWords(a.join(''), b.join('')) ? 'same' : 'different';
  };
  const levels = [compare(left.first, right.last), compare(left.last, right.first)];
  if (!levels.includes('same') || levels.includes('different')) return 'different';
  return levels.includes('initial') ? 'initial' : 'same';
}

/** `different` also for initials that differ; "Robert" and "R" are `initial`. */
export function compareMiddleNames(left: PersonReading, right: PersonReading): NameLevel {
  if (left.middle.length === 0 || right.middle.length === 0) return 'missing';
  const [a, b] = [left.middle.join(''), right.middle.join('')];
  if (equalWords(a, b)) return 'same';
  if (a[0] === b[0] && (left.middle[0]?.length === 1 || right.middle[0]?.length === 1)) return 'initial';
  if (areNicknames(a, b)) return 'nickname';
  return areSpellingsOfGivenName(a, b) ? 'close_spelling' : 'different';
}
