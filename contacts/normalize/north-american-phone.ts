import type { PhoneFlag, PhoneRejectionReason } from '../model/source-record';
import { readNorthAmericanPlan } from './north-american-plan';
import type { PhoneOutcome } from './phone';
import { isPlaceholderNumber } from './phone-placeholder';

/** Longer texts are not of the plain form; far below the length that the slow path refuses. */
const longestPlainText = 40;
const longestExtension = 7;
const lowestAreaCode = 200;

const zero = 0x30;
const one = 0x31;
const plus = 0x2b;
const dot = 0x2e;
const colon = 0x3a;
const numberSign = 0x23;
/** The bit by which an ASCII letter in upper case differs from the same in lower case. */
const caseBit = 0x20;
const letterE = 0x65;
const letterT = 0x74;
const letterX = 0x78;

const noFlags: readonly PhoneFlag[] = Object.freeze([]);
const tollFree: readonly PhoneFlag[] = Object.freeze(['toll_free']);
const invalid = rejected('invalid');
const placeholder = rejected('placeholder');
const tooShort = rejected('too_short');

/** Last four digits without which no number is a placeholder: all alike, running up or down, 1212. */
const suspectLines = new Set([1212, ...[0, 1, 9].flatMap(linesWithStep)]);

/**
 * Reads the plain spellings of a North American number, many times faster than the library: ten digits, with or
 * without the 1 and its plus, with blanks, brackets, dots or dashes around the area code and the exchange, and an
 * extension behind "x", "ext" or "#"; also the seven digits of a number that lacks its area code.
 * Exactly the answer of `normalizePhone` for a region whose calling code is 1, or `null` when the text is not of this
 * form and has to be read the long way. Never throws. One scan over the text, no regular expression.
 * @param raw any text, e.g. "(512) 555-0142", "+1 512 555 0142 x7"
 * Source of the rule: `normalizePhoneByLibrary`; the tests compare the two.
 */
export function readNorthAmericanPhone(raw: string): PhoneOutcome | null {
  if (raw.length > longestPlainText) return null;
  const start = afterSeparators(raw, 0);
  const hasPlus = raw.charCodeAt(start) === plus;
  const trunkAt = hasPlus ? afterSeparators(raw, start + 1) : start;
  const hasTrunk = raw.charCodeAt(trunkAt) === one;
  if (hasPlus && !hasTrunk) return null;
  // Only groups of three digits and four: whatever else is between separators may be a date.
  const areaAt = hasTrunk ? afterSeparators(raw, trunkAt + 1) : start;
  const area = numberAt(raw, areaAt, 3);
  const exchangeAt = afterSeparators(raw, areaAt + 3);
  const exchange = numberAt(raw, exchangeAt, 3);
  if (area < 0 || exchange < 0) return null;
  const lineAt = afterSeparators(raw, exchangeAt + 3);
  const line = numberAt(raw, lineAt, 4);
  if (line < 0) return hasTrunk ? null : withoutAreaCode(raw, areaAt, exchangeAt, lineAt);
  // "1512555.0000" are seven digits to which a spreadsheet put decimals.
  if (area < lowestAreaCode || (line === 0 && raw.includes('.'))) return null;

  const behindAt = afterSeparators(raw, lineAt + 4);
  const extension = behindAt === raw.length ? null : extensionAt(raw, behindAt);
  if (extension === '') return null;
  const e164 = e164Of(raw, areaAt, exchangeAt, lineAt);
  if (suspectLines.has(line) && isPlaceholderNumber(e164.slice(2))) return placeholder;
  const verdict = readNorthAmericanPlan(area, exchange, line);
  if (verdict === 'unclear') return null;
  if (verdict === 'outside') return invalid;
  return { kind: 'valid', e164, extension, flags: verdict === 'toll_free' ? tollFree : noFlags };
}

/** "555-0142": six digits have been read, there may be one more. */
function withoutAreaCode(
  raw: string,
  firstAt: number,
  secondAt: number,
  lastAt: number,
): PhoneOutcome | null {
  if (!isDigit(raw.charCodeAt(lastAt)) || afterSeparators(raw, lastAt + 1) !== raw.length) return null;
  const digits = raw.slice(firstAt, firstAt + 3) + raw.slice(secondAt, secondAt + 3) + raw.charAt(lastAt);
  return isPlaceholderNumber(digits) ? placeholder : tooShort;
}

/** Ten characters at once: several times faster than adding slices. */
function e164Of(raw: string, areaAt: number, exchangeAt: number, lineAt: number): string {
  return String.fromCharCode(
    plus,
    one,
    raw.charCodeAt(areaAt),
    raw.charCodeAt(areaAt + 1),
    raw.charCodeAt(areaAt + 2),
    raw.charCodeAt(exchangeAt),
    raw.charCodeAt(exchangeAt + 1),
    raw.charCodeAt(exchangeAt + 2),
    raw.charCodeAt(lineAt),
    raw.charCodeAt(lineAt + 1),
    raw.charCodeAt(lineAt + 2),
    raw.charCodeAt(lineAt + 3),
  );
}

/** The number that so many digits make, or -1 when one of them is none. */
function numberAt(raw: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at++) {
    const code = raw.charCodeAt(at);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - zero;
  }
  return value;
}

/** The digits behind "x", "ext", "ext." or "#", when nothing but blanks follows them; else an empty text. */
function extensionAt(raw: string, markerAt: number): string {
  let at = afterMarker(raw, markerAt);
  if (at === markerAt) return '';
  at = afterBlanks(raw, at);
  while (isMark(raw.charCodeAt(at))) at++;
  const from = afterBlanks(raw, at);
  let to = from;
  while (isDigit(raw.charCodeAt(to))) to++;
  return to - from <= longestExtension && afterBlanks(raw, to) === raw.length ? raw.slice(from, to) : '';
}

/** The place behind the marker of an extension, or the same place when there is none. */
function afterMarker(raw: string, at: number): number {
  const code = raw.charCodeAt(at);
  if (code === numberSign || (code | caseBit) === letterX) return at + 1;
  const isWord =
    (code | caseBit) === letterE &&
    (raw.charCodeAt(at + 1) | caseBit) === letterX &&
    (raw.charCodeAt(at + 2) | caseBit) === letterT;
  return isWord ? at + 3 : at;
}

function afterBlanks(raw: string, from: number): number {
  let at = from;
  while (isBlank(raw.charCodeAt(at))) at++;
  return at;
}

function afterSeparators(raw: string, from: number): number {
  let at = from;
  while (isSeparator(raw.charCodeAt(at))) at++;
  return at;
}

/** Blanks, brackets, dash, dot. */
function isSeparator(code: number): boolean {
  return isBlank(code) || code === 0x28 || code === 0x29 || code === 0x2d || code === dot;
}

/** Blank, tab, line feed, carriage return, no-break space: one blank to the slow path. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0xa0;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

function isMark(code: number): boolean {
  return code === dot || code === colon || code === numberSign;
}

function linesWithStep(step: number): number[] {
  return Array.from({ length: 10 }, (_, first) =>
    [0, 1, 2, 3].reduce((line, place) => line * 10 + ((first + place * step) % 10), 0),
  );
}

function rejected(reason: PhoneRejectionReason): PhoneOutcome {
  return { kind: 'rejected', reason };
}
