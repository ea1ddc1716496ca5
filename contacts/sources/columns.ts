import type { SourceSystem } from '../model/source-record';
import { isMappableField, meaningOfMapping, type ColumnMeaning } from './fields';
import { genericColumn } from './generic-columns';
import { foldHead } from './header';
import type { ImportOptions } from './import-options';
import { generic, profileOf } from './profiles';
import type { SourceProfile } from './source-profile';
import { UnreadableFileError } from './unreadable-file-error';

/** A header with the meaning of each of its columns. */
export interface BoundHeader {
  /** The headings as they stand in the file. */
  readonly heads: readonly string[];
  readonly meanings: readonly (ColumnMeaning | null)[];
  readonly profile: SourceProfile;
  readonly source: SourceSystem;
}

/**
 * Finds the layout of a header and what each column means. Columns are told apart by position, since names repeat.
 * Never throws; an unknown mapping is left out here and reported by `checkMapping`.
 * @param titles the cells above the header
 */
export function bindHeader(
  heads: readonly string[],
  titles: readonly string[],
  options: ImportOptions,
): BoundHeader {
  const folded = heads.map(foldHead);
  const known = new Set(folded.filter((head) => head !== ''));
  const titleSet = new Set(titles.map(foldHead));
  const detected = profileOf(known, titleSet, options.source);
  const isHinted = options.source === 'auto' && detected === generic && options.sourceHint !== undefined;
  const profile = isHinted ? profileOf(known, titleSet, options.sourceHint ?? 'auto') : detected;
  const readsOthers = profile.readsOtherColumns || !profile.detects(known, titleSet);
  const mapping = mappingOf(folded, options);
  const meanings = folded.map((head, column): ColumnMeaning | null => {
    const mapped = mapping.get(column);
    if (mapped) return mapped;
    if (head === '') return null;
    return profile.column(head) ?? (readsOthers ? (genericColumn(head) ?? null) : null);
  });
  return { heads, meanings, profile, source: options.source === 'auto' ? profile.source : options.source };
}

/** @throws {UnreadableFileError} the mapping names a column or field that does not exist; nothing was imported. */
export function checkMapping(heads: readonly string[], options: ImportOptions): void {
  const folded = heads.map(foldHead);
  for (const [key, field] of Object.entries(options.columns ?? {})) {
    if (!isMappableField(field) || columnsOf(key, folded).length === 0)
      throw new UnreadableFileError('wrong_columns');
  }
}

function mappingOf(folded: readonly string[], options: ImportOptions): Map<number, ColumnMeaning> {
  const mapping = new Map<number, ColumnMeaning>();
  for (const [key, field] of Object.entries(options.columns ?? {})) {
    if (!isMappableField(field)) continue;
    for (const column of columnsOf(key, folded)) mapping.set(column, meaningOfMapping(field));
  }
  return mapping;
}

/** A heading names every column that carries it; a number counts from 1 and only when no heading reads like it. */
function columnsOf(key: string, folded: readonly string[]): number[] {
  const head = foldHead(key);
  const named = folded.flatMap((text, column) => (text !== '' && text === head ? [column] : []));
  if (named.length > 0 || !/^\d{1,4}$/.test(head)) return named;
  return Number(head) >= 1 && Number(head) <= folded.length ? [Number(head) - 1] : [];
}
