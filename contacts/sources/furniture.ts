import { oneLine } from '../normalize/visible-text';
import { foldHead } from './header';
import type { RowOutcome } from './row-outcome';

export type Furniture = Extract<RowOutcome, { kind: 'furniture' }>['reason'];

/** What is known about a file when its records are judged. */
export interface FurnitureContext {
  readonly heads: readonly string[];
  /** The records above the header: reports print them again on every page. */
  readonly titles: readonly (readonly string[])[];
  /** True when the record has something in a phone or e-mail column. */
  readonly hasContactData: boolean;
}

const weekdayOrMonth =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/i;
const clock = /\b\d{1,2}:\d{2}\b/;
const calendar = /\b(?:19|20)\d{2}\b/;
const numericDate = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[ T,]+\d{1,2}:\d{2}.*)?$/;
const total =
  /^(?:(?:grand |sub)?totals?(?:\s*$|\s*[:=]|\s+(?:for|of)\b|.*\d)|count:|number of (?:records|customers|contacts)\b)/i;
const licence =
  /\b(?:licen[cs]ed?|copyright|\u00A9|all rights reserved|confidential|terms of (?:use|service)|not guaranteed|resold|propertyradar|disclaimer|for informational purposes)\b/i;
const title =
  /^(?:page \d+(?: of \d+)?|report (?:date|generated)|generated (?:by|on)|exported (?:by|on)|printed (?:by|on)|prepared (?:by|for)|run date|as of)\b/i;

/**
 * Tells records that are no customer: the header again at a page break, totals, print timestamps, licence text,
 * report titles. null for everything that may be one. Never throws.
 * Source of the rule: docs/sources.md, "Furniture".
 */
export function furnitureOf(cells: readonly string[], context: FurnitureContext): Furniture | null {
  const filled = cells.map((cell) => oneLine(cell)).filter((cell) => cell !== '');
  if (isRepeatedHeader(cells, context.heads)) return 'repeated_header';
  if (context.hasContactData) return null;
  const [first = ''] = filled;
  if (total.test(first) && filled.slice(1).every((cell) => /^[^\p{L}]*$/u.test(cell))) return 'total_line';
  if (filled.length !== 1) return null;
  if ((clock.test(first) && (calendar.test(first) || weekdayOrMonth.test(first))) || isPlainDate(first))
    return 'timestamp';
  if (context.titles.some((record) => sameText(record, filled)) || title.test(first)) return 'title';
  const isText = first.split(' ').length >= 8;
  return isText && (licence.test(first) || /[.;]\s|\.$/.test(first)) ? 'licence_text' : null;
}

function isPlainDate(text: string): boolean {
  return (
    numericDate.test(text) ||
    (calendar.test(text) &&
      weekdayOrMonth.test(text) &&
      /^[\p{L}\d\s,.]{6,30}$/u.test(text) &&
      /\b\d{1,2}\b/.test(text))
  );
}

function isRepeatedHeader(cells: readonly string[], heads: readonly string[]): boolean {
  let same = 0;
  for (const [column, cell] of cells.entries()) {
    const folded = foldHead(cell);
    if (folded === '') continue;
    if (folded !== foldHead(heads[column] ?? '')) return false;
    same += 1;
  }
  return same >= 2;
}

function sameText(record: readonly string[], filled: readonly string[]): boolean {
  const texts = record.map((cell) => oneLine(cell)).filter((cell) => cell !== '');
  return texts.length === filled.length && texts.every((text, index) => text === filled[index]);
}
