import { nameTokens } from '../normalize/fold-name';
import { generationWords, unitWords } from '../normalize/name-words';
import type { Generation } from '../normalize/name-words';

/** What a cell for a first or last name holds besides a name. */
export interface NameCell {
  /** The words of the name as written, without title, suffix, unit and initials behind it. */
  readonly words: readonly string[];
  /** Folded; "j" of "Jonah J". */
  readonly initials: readonly string[];
  readonly suffix: Generation | null;
}

const TITLES: ReadonlySet<string> = new Set('mr mrs ms miss dr prof rev attn esq md phd dds cpa'.split(' '));

/** The generation a word stands for, or null: "Jr." and "Junior" are "jr". */
export function suffixOf(word: string): Generation | null {
  const [token = '', ...rest] = nameTokens(word);
  return rest.length === 0 ? (generationWords.get(token) ?? null) : null;
}

const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

/**
 * Takes a name cell apart as people fill it: "Frank Jr", "Jonah J", "unit 204", "Robert Campbell (A8)".
 * A title or suffix that is all there is stays a name ("Senior" is a last name). Never throws.
 */
export function readNameCell(text: string | null): NameCell {
  const written = (text ?? '').split(/\s+/).filter((word) => nameTokens(word).length > 0);
  const isInBuilding = written.some((word) => hasDigit(word) && suffixOf(word) === null);
  const named = written.filter((word) => {
    const isUnit = isInBuilding && unitWords.has(nameTokens(word)[0] ?? '');
    return !isUnit && (!hasDigit(word) || suffixOf(word) !== null);
  });
  const core = named.filter((word) => suffixOf(word) === null && !TITLES.has(nameTokens(word).join('')));
  const words = core.length > 0 ? core : named.slice(0, 1);
  const suffix = core.length > 0 ? (named.map(suffixOf).find((found) => found !== null) ?? null) : null;

  const lastWhole = words.findLastIndex((word) => nameTokens(word).join('').length > 1);
  const end = Math.max(lastWhole + 1, 1);
  return { words: words.slice(0, end), initials: words.slice(end).flatMap(nameTokens), suffix };
}
