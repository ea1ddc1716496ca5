import { escapeHtml } from '../../review/untrusted-text';

/** A piece of a page that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | readonly Part[];

const textOf = (part: Part): string => {
  if (part instanceof Html) return part.text;
  if (part === null) return '';
  return typeof part === 'object' ? part.map(textOf).join('') : escapeHtml(String(part));
};

/** HTML with parts put in: whatever is no HTML already is escaped, in text as in quoted attributes. Pure. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(pieces.map((piece, index) => piece + textOf(parts[index] ?? null)).join(''));
