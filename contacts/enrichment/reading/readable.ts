import { ownWords } from '../../consent/own-words';
import { visibleText } from '../../normalize/visible-text';

/** A message as the rules read it: what somebody wrote themselves, twice, character by character in step. */
export interface Readable {
  /** As a person sees it; quotes are cut from it. */
  readonly said: string;
  /** In small letters without accents, curly marks straightened. As long as `said`, so that a place in one is the place in the other. */
  readonly folded: string;
}

/** A place in a readable text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands where something must not be read; no rule knows it, and it is no letter, digit, blank or end of a sentence. */
export const MASK = '\u00B7';

/**
 * A message made readable, without what it quotes (see `ownWords`: the message it answers, reactions) and without characters that
 * nobody sees. Never throws; reads the first 2,000 characters, so that no rule can be slow.
 */
export function readable(message: string): Readable {
  const said = visibleText(ownWords(message));
  return { said, folded: foldInStep(said) };
}

/** The text in small letters without accents, exactly as long as before. */
export function foldInStep(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text.toLowerCase();
  let folded = '';
  for (let place = 0; place < text.length; place += 1) folded += foldedUnit(text.charAt(place));
  return folded;
}

/** The text with everything that a pattern finds covered, exactly as long as before. @param pattern global */
export function masked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => MASK.repeat(found.length));
}

/** The text with a place covered. */
export function maskedAt(text: string, { start, end }: Span): string {
  return text.slice(0, start) + MASK.repeat(end - start) + text.slice(end);
}

const MARKS: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '`': "'",
  '\u00B4': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u00AB': '"',
  '\u00BB': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00BF': ' ',
  '\u00A1': ' ',
  '\u00BA': 'o',
  '\u00AA': 'a',
};

function foldedUnit(unit: string): string {
  const mark = MARKS[unit];
  if (mark !== undefined) return mark;
  // Half of an emoji, or a mark of its own: nothing that a rule reads.
  if (/[\uD800-\uDFFF]|\p{M}/u.test(unit)) return ' ';
  return unit.normalize('NFD').charAt(0).toLowerCase().charAt(0);
}
