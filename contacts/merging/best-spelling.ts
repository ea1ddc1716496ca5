import type { SourceSystem } from '../model/source-record';
import { compareTexts } from '../model/compare-texts';
import { compareByPriority, supportOf } from './source-priority';
import type { Statement } from './source-priority';

/**
 * How much of a spelling is still there: accents, apostrophes, hyphens and capitals inside a word are what public records and
 * exports lose first; below all, a text of one case.
 */
export function spellingRichness(text: string): number {
  const hasSmall = text !== text.toUpperCase();
  const hasCapital = text !== text.toLowerCase();
  if (!hasSmall || !hasCapital) return -1;
  const accents = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const joints = text.match(/(?<=\p{L})['’-](?=\p{L})/gu)?.length ?? 0;
  const hasInnerCapital = /\p{Ll}\p{Lu}/u.test(text);
  return accents + joints + (hasInnerCapital ? 1 : 0);
}

/**
 * Of several spellings of one word the best: mixed case before ALL CAPS and lower case, with accents before
 * without; then the most supported, then the source that comes first. Order of the input does not matter.
 * Expects at least one statement.
 */
export function bestSpelling(
  statements: readonly Statement[],
  priority: readonly SourceSystem[],
): Statement | null {
  const byPriority = compareByPriority(priority);
  const supportByText = new Map<string, number>();
  const support = (text: string): number => {
    const known = supportByText.get(text) ?? supportOf(statements.filter((other) => other.text === text));
    supportByText.set(text, known);
    return known;
  };
  const [best] = [...statements].sort(
    (a, b) =>
      spellingRichness(b.text) - spellingRichness(a.text) ||
      support(b.text) - support(a.text) ||
      byPriority(a.record, b.record) ||
      compareTexts(a.text, b.text),
  );
  return best ?? null;
}
