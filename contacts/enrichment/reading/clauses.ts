import type { Span } from './readable';

/** An end of a sentence. A point between digits, or after a short form, ends none: "1.8k", "feb. 1", "apt. 4". */
const SENTENCE_END =
  /[!?;\n]|(?<!\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|apt|st|ave|approx|max|min|sq|ft|mr|mrs|ms|dr|no|bldg))\.(?!\d)/g;
/** What parts a sentence. The comma of "June 15, 2027" and of "1,500" parts nothing. */
const CLAUSE_END = /,(?! ?\d{3,4}\b)|\b(?:but|so|because|although|however|pero|porque|asi que|aunque)\b/g;

/** The sentences of a folded text, as places in it. */
export const sentencesOf = (folded: string): Span[] =>
  pieces(folded, { start: 0, end: folded.length }, SENTENCE_END);

/** The clauses of a sentence. */
export const clausesOf = (folded: string, sentence: Span): Span[] => pieces(folded, sentence, CLAUSE_END);

/** The piece that a place lies in; the whole text where none does. */
export function pieceAround(spans: readonly Span[], place: number, folded: string): Span {
  return spans.find(({ start, end }) => start <= place && place < end) ?? { start: 0, end: folded.length };
}

function pieces(folded: string, within: Span, ends: RegExp): Span[] {
  const found: Span[] = [];
  let { start } = within;
  for (const { index, 0: mark } of folded.slice(within.start, within.end).matchAll(ends)) {
    const end = within.start + index + mark.length;
    // The mark belongs to what it ends, a word to what it begins.
    const border = /[a-z]/.test(mark) ? within.start + index : end;
    if (border > start) found.push({ start, end: border });
    start = border;
  }
  if (start < within.end) found.push({ start, end: within.end });
  return found;
}
