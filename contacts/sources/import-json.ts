import { createHash } from 'node:crypto';
import { bindHeader, checkMapping } from './columns';
import { importRow } from './import-row';
import type { ImportOptions } from './import-options';
import type { ImportSummary, RowOutcome } from './row-outcome';
import { UnreadableFileError } from './unreadable-file-error';

const deepest = 3;

/**
 * Reads contacts from JSON: customers of the QuickBooks API as n8n's node returns them, contacts of the OpenPhone API,
 * or plain objects whose keys are headings. Nested keys are joined with a dot, the values of lists with " ::: ". Every
 * item gives exactly one outcome with its place, counted from 1, as `record`. Returns the summary at the end.
 * @throws {UnreadableFileError} the items have fewer than two known fields; nothing was imported.
 */
export function* importJsonItems(
  items: readonly unknown[],
  options: ImportOptions,
): Generator<RowOutcome, ImportSummary> {
  const rows = items.map((item) => flattened(item));
  const heads = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const header = bindHeader(heads, [], options);
  if (header.meanings.filter((meaning) => meaning !== null).length < 2)
    throw new UnreadableFileError('no_fields');
  checkMapping(heads, options);
  const contentHash = createHash('sha256').update(canonicalJson(items)).digest('hex');
  const counts = { accepted: 0, rejected: 0, furniture: 0 };
  for (const [index, row] of rows.entries()) {
    const cells = heads.map((head) => row.get(head) ?? '');
    const outcome = importRow(
      { cells, record: index + 1, flags: [] },
      { header, titles: [], options, fileName: null, contentHash },
    );
    counts[outcome.kind] += 1;
    yield outcome;
  }
  return {
    fileName: null,
    contentHash,
    source: header.source,
    encoding: null,
    delimiter: null,
    headerLine: null,
    records: items.length,
    ...counts,
  };
}

function flattened(value: unknown): Map<string, string> {
  const cells = new Map<string, string>();
  const visit = (key: string, part: unknown, depth: number): void => {
    if (part !== null && typeof part === 'object' && !Array.isArray(part)) {
      if (depth >= deepest) return;
      for (const [name, inner] of Object.entries(part))
        visit(key === '' ? name : `${key}.${name}`, inner, depth + 1);
    } else if (key !== '') cells.set(key, textOf(part));
  };
  visit('', value, 0);
  return cells;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    const texts = value.map((part: unknown) =>
      textOf(part !== null && typeof part === 'object' && 'value' in part ? part.value : part),
    );
    return texts.filter((text) => text !== '').join(' ::: ');
  }
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : '';
}

/** JSON with the keys of every object in order, so that the same items always have the same hash. */
function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) => {
      if (part === null || typeof part !== 'object' || Array.isArray(part))
        return typeof part === 'bigint' ? String(part) : part;
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? 'null'
  );
}
