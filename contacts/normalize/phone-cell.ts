import type { PhoneLabel, RejectedPhone, SourcePhone } from '../model/source-record';
import type { CountryCode } from './libphonenumber';
import { dialableText, normalizePhone, northAmericanNumber } from './phone';
import { labelAfterNumber, labelBeforeNumber, readLabel, type LineKind } from './phone-labels';
import { isFormulaText, isThousands, undoSpreadsheet } from './spreadsheet-leftovers';

/** Everything one cell says: the usable numbers in their order, and every value that could not be used. */
export interface PhoneCell {
  readonly phones: readonly SourcePhone[];
  readonly rejected: readonly RejectedPhone[];
}

export interface PhoneCellSettings {
  /** ISO 3166-1 code assumed when there is no country code. */
  readonly region: CountryCode;
  /** What the column says about its numbers; a label in the cell is stronger. `fax` makes every number a fax. */
  readonly line?: LineKind;
}

/** Longer than any cell that lists telephone numbers; the rest of it is not read. */
const longestCell = 2000;
const separators =
  /\s*(?::::|[\n\r|/&\u2022\u00B7]|;(?!\s*ext\s*=)|(?<![\p{L}\d])(?:or|and)(?![\p{L}\d]))\s*/iu;
/** "617/555-0101", "617\u00B7555\u00B70101": a slash or dot inside one number. */
const slashedNumber = /(?<![\d/-])(\d{3})[/\u2022\u00B7](\d{3})[-/. \u2022\u00B7](\d{4})(?!\d)/g;
/** "617-555-0101 (Bob) 781-555-0102": behind a note in brackets the next number begins. */
const afterNote = /(?<=\d[^\d()]{0,20}\([^()\d]{1,40}\))\s*(?=[+(\d])/;

/**
 * Reads a cell that may hold several numbers with labels: splits BEFORE parsing, so that a second number is never
 * taken for an extension. A rest of fewer than seven digits behind a number is reported as `partial`, nothing is made
 * up from it; a fax is reported, not used; one number in the cell twice counts once.
 * Never throws. An empty cell gives nothing at all.
 * @param raw e.g. "Phone:(617) 555-0123 Mobile:(781) 555-0124", "C: 617-555-0123 / H 781-555-0124 x7"
 * Source of the rule: docs/sources.md, "Phone cells".
 */
export function readPhoneCell(raw: string, settings: PhoneCellSettings): PhoneCell {
  const cell = raw
    .slice(0, longestCell)
    .replace(/[^\S\n\r]+/g, ' ')
    .trim();
  if (dialableText(cell) === '') return { phones: [], rejected: [] };
  if (isOneValue(dialableText(cell)))
    return collect([{ text: cell, line: settings.line ?? 'none' }], settings.region);
  return collect(splitNumbers(cell, settings.line ?? 'none'), settings.region);
}

/** Adds up what several cells say; a number seen before gains the label, extension and flags it did not have. */
export function mergePhones(phones: readonly SourcePhone[]): SourcePhone[] {
  const merged = new Map<string, SourcePhone>();
  for (const phone of phones) {
    const known = merged.get(phone.e164);
    merged.set(phone.e164, known ? joined(known, phone) : phone);
  }
  return [...merged.values()];
}

interface NumberText {
  readonly text: string;
  readonly line: LineKind;
}

/** Values that must not be taken apart: no digits at all, formulas, scientific notation, thousands, dates. */
function isOneValue(text: string): boolean {
  if (!/\d/.test(text) || isFormulaText(text) || isThousands(text)) return true;
  if (/^\d{1,4}([/-])\d{1,2}\1\d{2,4}$/.test(text)) return text.replace(/\D/g, '').length <= 8;
  const reading = undoSpreadsheet(text);
  return reading.kind === 'rejected' || (reading.flags.length > 0 && /^\+?\d+$/.test(reading.text));
}

function splitNumbers(cell: string, columnLine: LineKind): NumberText[] {
  const numbers: NumberText[] = [];
  for (const part of cell.replace(slashedNumber, '$1-$2-$3').split(separators).flatMap(splitAfterNotes)) {
    const pieces = isThousands(dialableText(part)) ? [part] : part.split(/(?<!,),(?!,)/);
    for (const piece of pieces) {
      for (const labelled of splitAtLabels(piece)) {
        const { text, line } = takeLabel(labelled);
        for (const number of splitRun(text)) numbers.push({ text: number, line: line ?? columnLine });
      }
    }
  }
  return numbers.filter(({ text }) => /\d/.test(dialableText(text)));
}

function splitAfterNotes(text: string): string[] {
  return /^\s*(?:[+\d]|\(\d)/.test(text) ? text.split(afterNote) : [text];
}

/**
 * "Phone:(617) 555-0123 Mobile:(781) 555-0124": a label begins the next number. "617-555-0123 office 617-555-0124 fax"
 * starts with a number and ends with a label: there every label ends its number.
 */
function splitAtLabels(text: string): string[] {
  const labels = [...text.matchAll(labelBeforeNumber)];
  const labelsFollow =
    /^[\s+(\d]/.test(text) && !labels.some((label) => label.index === 0) && labelAfterNumber.test(text);
  const cuts = labels
    .filter((label) => /\d/.test(text.slice(0, label.index)))
    .map((label) => (labelsFollow ? label.index + label[0].length : label.index));
  const starts = [0, ...cuts];
  return starts.map((start, position) => text.slice(start, starts[position + 1] ?? text.length).trim());
}

function takeLabel(text: string): { text: string; line: LineKind | null } {
  for (const match of text.matchAll(labelBeforeNumber)) {
    if (/\d/.test(text.slice(0, match.index))) break;
    const rest = text.slice(match.index + match[0].length).trim();
    return { text: withoutTrailingNote(rest).text, line: readLabel(match[1] ?? '') };
  }
  return withoutTrailingNote(text);
}

function withoutTrailingNote(text: string): { text: string; line: LineKind | null } {
  const note = /\s*\(([^()\d]*\p{L}[^()\d]*)\)\s*$/u.exec(text);
  if (note && note.index > 0) {
    const line = readLabel(note[1] ?? '');
    return { text: text.slice(0, note.index).trim(), line: line === 'none' ? null : line };
  }
  const label = labelAfterNumber.exec(text);
  if (label && /\d\D*$/.test(text.slice(0, label.index))) {
    const line = readLabel(label[1] ?? '');
    return { text: text.slice(0, label.index).trim(), line: line === 'none' ? null : line };
  }
  return { text: text.trim(), line: null };
}

/** "617-555-0123 781-555-0124": whole North American numbers in a row, with nothing but blanks between them. */
function splitRun(text: string): string[] {
  const dialable = dialableText(text);
  if (dialable.replace(/\D/g, '').length < 20) return [text];
  const matches = dialable.match(northAmericanNumber) ?? [];
  const rest = dialable.replace(northAmericanNumber, '').replace(/[\s,;.-]/g, '');
  return matches.length > 1 && rest === '' ? matches : [text];
}

function collect(numbers: readonly NumberText[], region: CountryCode): PhoneCell {
  const phones: SourcePhone[] = [];
  const rejected: RejectedPhone[] = [];
  let sawNumber = false;
  for (const { text, line } of numbers) {
    const outcome = normalizePhone(text, region);
    const digits = dialableText(text).replace(/\D/g, '').length;
    if (line === 'fax' && digits >= 7) rejected.push({ raw: text, reason: 'fax' });
    else if (outcome.kind === 'valid') {
      phones.push({
        e164: outcome.e164,
        extension: outcome.extension,
        label: labelOf(line),
        flags: [...outcome.flags],
      });
    } else if (sawNumber && digits < 7) rejected.push({ raw: text, reason: 'partial' });
    else rejected.push({ raw: text, reason: outcome.reason });
    sawNumber ||= digits >= 7;
  }
  return { phones: mergePhones(phones), rejected };
}

function labelOf(line: LineKind): PhoneLabel {
  return line === 'fax' || line === 'none' ? 'unspecified' : line;
}

function joined(first: SourcePhone, second: SourcePhone): SourcePhone {
  return {
    e164: first.e164,
    extension: first.extension ?? second.extension,
    label: first.label === 'unspecified' || second.label === 'mobile' ? second.label : first.label,
    flags: [...new Set([...first.flags, ...second.flags])],
  };
}
