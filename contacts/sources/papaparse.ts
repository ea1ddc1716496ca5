import Papa from 'papaparse';

/**
 * The one file that imports PapaParse; the build bundles it in place. Only what works on plain strings is
 * used: its low-level parser (fed piece by piece, so that a file is never wholly in memory) and its writer.
 */

/** What PapaParse's parser answers for one piece of text. */
export interface ParsedPiece {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly type: string; readonly code: string; readonly row?: number }[];
  /** Characters of the piece that were consumed; the rest belongs to the next piece. */
  readonly meta: { readonly cursor: number };
}

/** Parses as many whole records as `text` holds; with `ignoreLastRow` the unfinished tail is left unconsumed. */
export function parsePiece(
  text: string,
  settings: { readonly delimiter: string; readonly quoteChar: string },
  ignoreLastRow: boolean,
): ParsedPiece {
  const parser = new Papa.Parser({ delimiter: settings.delimiter, quoteChar: settings.quoteChar });
  return parser.parse(text, 0, ignoreLastRow) as ParsedPiece;
}

/** Writes records as CSV, without a line end after the last one; quoting is PapaParse's own. */
export function unparse(
  records: readonly (readonly string[])[],
  delimiter = ',',
  newline: '\r\n' | '\n' = '\r\n',
): string {
  return Papa.unparse(records as string[][], { delimiter, newline });
}
