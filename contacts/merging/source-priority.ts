import { compareTexts } from '../model/compare-texts';
import { recordKey } from '../model/source-record';
import type { SourceRecord, SourceSystem } from '../model/source-record';

/** A source record that may carry the key it is stored under; without one the key is computed from its origin. */
export type KeyedRecord = SourceRecord & { readonly recordKey?: string };

/** The key a record goes by. */
export function keyOf(record: KeyedRecord): string {
  return record.recordKey ?? recordKey(record);
}

/**
 * Whom to believe when support is equal, first the most. Typed by hand, then kept for billing, then kept by the
 * team, then public records, which have lost accents and apostrophes, then files of unknown origin.
 */
export const defaultSourcePriority: readonly SourceSystem[] = [
  'manual',
  'quickbooks',
  'hubspot',
  'jobber',
  'openphone',
  'google',
  'outlook',
  'propertyradar',
  'csv',
];

/** Something a record says about one field. */
export interface Statement {
  readonly text: string;
  readonly record: KeyedRecord;
}

/** What a record weighs whose customer is marked deleted or archived; an active one weighs 1. */
export const INACTIVE_WEIGHT = 0.25;

/**
 * How well something is supported: the files (or batches) that say it, each counted once however many rows say it,
 * so that a landlord's four buildings are not four witnesses.
 */
export function supportOf(
  statements: Iterable<{ readonly record: SourceRecord; readonly weight?: number }>,
): number {
  const weightByFile = new Map<string, number>();
  for (const { record, weight } of statements) {
    const own = weight ?? (record.isActive ? 1 : INACTIVE_WEIGHT);
    const file = record.origin.contentHash;
    weightByFile.set(file, Math.max(own, weightByFile.get(file) ?? 0));
  }
  return [...weightByFile.values()].reduce((sum, weight) => sum + weight, 0);
}

/** The place of a source in the priority; sources that are not in it come last. */
export function rankOfSource(priority: readonly SourceSystem[], { source }: KeyedRecord): number {
  const position = priority.indexOf(source);
  return position === -1 ? priority.length : position;
}

/** Orders records by source priority, then by key. */
export function compareByPriority(
  priority: readonly SourceSystem[],
): (a: KeyedRecord, b: KeyedRecord) => number {
  return (a, b) => rankOfSource(priority, a) - rankOfSource(priority, b) || compareTexts(keyOf(a), keyOf(b));
}

/** A class of statements that mean the same, for ranking. */
export interface StatementClass {
  readonly key: string;
  readonly statements: readonly Statement[];
  readonly support: number;
  /** The statement whose source comes first in the priority. */
  readonly first: Statement;
}

/** Statements with equal keys become one class; in no particular order. */
export function classesOf(
  statements: readonly Statement[],
  keyOfText: (text: string) => string,
  priority: readonly SourceSystem[],
): StatementClass[] {
  const byPriority = compareByPriority(priority);
  const byKey = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = keyOfText(statement.text);
    const known = byKey.get(key);
    if (known) known.push(statement);
    else byKey.set(key, [statement]);
  }
  return [...byKey].flatMap(([key, members]) => {
    const [first] = [...members].sort(
      (a, b) => byPriority(a.record, b.record) || compareTexts(a.text, b.text),
    );
    return first ? [{ key, statements: members, support: supportOf(members), first }] : [];
  });
}
