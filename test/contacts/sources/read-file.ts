import { importFile } from '../../../contacts/sources/import-file';
import type { ImportOptions } from '../../../contacts/sources/import-options';
import type { ImportSummary, RowOutcome } from '../../../contacts/sources/row-outcome';

export type Accepted = Extract<RowOutcome, { kind: 'accepted' }>;

export interface ReadFile {
  readonly outcomes: RowOutcome[];
  readonly summary: ImportSummary;
}

/** Imports bytes or UTF-8 text as one file, cut into chunks of the given size. */
export async function readFile(
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
  chunkSize = 64 * 1024,
): Promise<ReadFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = {
    fileName: 'list.csv',
    async *openBytes() {
      for (let start = 0; start < bytes.length; start += chunkSize)
        yield bytes.subarray(start, start + chunkSize);
    },
  };
  const outcomes: RowOutcome[] = [];
  const rows = importFile(file, { region: 'US', source: 'auto', ...options });
  let next = await rows.next();
  while (!next.done) {
    outcomes.push(next.value);
    next = await rows.next();
  }
  return { outcomes, summary: next.value };
}

/** The numbers of every contact, in the order of the file. */
export function numbersOf({ outcomes }: ReadFile): string[] {
  return outcomes.flatMap((outcome) =>
    outcome.kind === 'furniture'
      ? []
      : outcome.contacts.flatMap(({ phones }) => phones.map(({ e164 }) => e164)),
  );
}

/** UTF-16 with or without byte order mark. */
export function utf16(text: string, order: 'le' | 'be', hasMark: boolean): Uint8Array {
  const codes = [...(hasMark ? '\uFEFF' : ''), ...text].join('');
  const bytes = new Uint8Array(codes.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < codes.length; index += 1)
    view.setUint16(index * 2, codes.charCodeAt(index), order === 'le');
  return bytes;
}

/** Rows as CSV, every cell quoted. */
export function csv(...rows: string[][]): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
}

/** A header and one row from a list of pairs. */
export function oneRow(...pairs: [head: string, cell: string][]): string {
  return csv(
    pairs.map(([head]) => head),
    pairs.map(([, cell]) => cell),
  );
}

/** The source that was recognized and every contact of a text. */
export async function contactsOf(text: string) {
  const { outcomes, summary } = await readFile(text);
  return {
    source: summary.source,
    contacts: outcomes.flatMap((outcome: RowOutcome) =>
      outcome.kind === 'furniture' ? [] : outcome.contacts,
    ),
  };
}
