import type { PhoneFlag, PhoneRejectionReason } from '../model/source-record';
import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from './libphonenumber';
import { readNorthAmericanPhone } from './north-american-phone';
import { isPlaceholderNumber } from './phone-placeholder';
import { undoSpreadsheet } from './spreadsheet-leftovers';

export type PhoneOutcome =
  | {
      readonly kind: 'valid';
      readonly e164: string;
      readonly extension: string | null;
      readonly flags: readonly PhoneFlag[];
    }
  | { readonly kind: 'rejected'; readonly reason: PhoneRejectionReason };

/** Longer than any way to write one number with its extension. */
const longestNumberText = 80;
const northAmerica = '1';
const extensionAtEnd =
  /(?:[;,]\s*ext\s*=|[\s,;.-]*(?:extension|extn|ext)|[\s,]*x|\s*#|,{2,}|;{2,}|p(?=\d+$))\s*[.:#]*\s*(\d{1,7})\s*$/i;
/** A whole North American number inside a longer text, with or without its 1. */
export const northAmericanNumber = /(?<![\d+])(?:\+?1[\s.-]*)?\(?\d{3}\)?[\s.-]*\d{3}[\s.-]*\d{4}(?!\d)/g;
const keypad = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
const northAmericanRegions = new Map<CountryCode, boolean>();

/**
 * Reads one phone number the way people and exports write it.
 * Never throws. Idempotent: reading `e164` again gives the same `e164`. The extension is kept apart, it never takes
 * part in matching. Valid means valid under the numbering plan and no placeholder; a missing area code is not guessed.
 * @param raw    any text, e.g. "(512) 555-0142 x7", "'5125550142", "5.125550142E+09", "011 44 20 7946 0958"
 * @param region ISO 3166-1 code assumed when there is no country code, e.g. 'US'
 * Source of the rule: ITU-T E.164; spreadsheet damage and placeholders in docs/sources.md.
 */
export function normalizePhone(raw: string, region: CountryCode): PhoneOutcome {
  const plain = isNorthAmerican(region) ? readNorthAmericanPhone(raw) : null;
  return plain ?? normalizePhoneByLibrary(raw, region);
}

/**
 * The same without the short cut for plain North American numbers: every number is put to libphonenumber. Slower, and
 * always of the same answer as `normalizePhone`.
 */
export function normalizePhoneByLibrary(raw: string, region: CountryCode): PhoneOutcome {
  const trimmed = raw.trim();
  const text = trimmed.length > 2 * longestNumberText ? '' : dialableText(trimmed);
  if (text === '' || text.length > longestNumberText) return rejected('not_a_number');
  const reading = undoSpreadsheet(text);
  if (reading.kind === 'rejected') return reading;
  const { base, extension } = splitExtension(reading.text);
  const outcome = readBase(base, region);
  if (outcome.kind === 'rejected') return outcome;
  return { ...outcome, extension, flags: [...reading.flags, ...outcome.flags] };
}

/**
 * The text with full-width and other digits as ASCII, every dash as "-", no invisible marks, blanks folded.
 * Never throws, idempotent.
 */
export function dialableText(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\u034F]/gu, '')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, '-')
    .replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g, asciiDigit)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = [0x0966, 0x06f0, 0x0660].find((start) => code >= start) ?? code;
  return String(code - zero);
}

function isNorthAmerican(region: CountryCode): boolean {
  let isHome = northAmericanRegions.get(region);
  if (isHome === undefined) {
    isHome = isSupportedCountry(region) && getCountryCallingCode(region) === northAmerica;
    northAmericanRegions.set(region, isHome);
  }
  return isHome;
}

function splitExtension(text: string): { base: string; extension: string | null } {
  const match = extensionAtEnd.exec(text);
  const base = match ? text.slice(0, match.index) : text;
  if (!match || digitsOf(base).length < 7) return { base: text, extension: null };
  return { base, extension: match[1] ?? null };
}

function readBase(text: string, region: CountryCode): PhoneOutcome {
  const digits = digitsOf(text);
  if (/@/.test(text) || (/^[*#]/.test(text) && digits.length < 10)) return rejected('not_a_number');
  if (/\p{L}/u.test(text)) {
    const spelled = readVanity(text, digits, region);
    if (spelled) return spelled;
    if (digits.length < 7) return rejected('not_a_number');
    const only = digits.length > 10 ? onlyNumberIn(text, region) : null;
    if (only !== null) return readBase(only, region);
  }
  if (digits === '' || isDate(text)) return rejected('not_a_number');
  if (isPlaceholderNumber(digits)) return rejected('placeholder');
  return readDigits(/^[\s(]*\+/.test(text), digits, region);
}

/** "617-555-0123 option 2": the one whole North American number among words and other digits. */
function onlyNumberIn(text: string, region: CountryCode): string | null {
  if (getCountryCallingCode(region) !== northAmerica) return null;
  const found = text.match(northAmericanNumber) ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * Keypad letters, read only behind a full area code and only when the digits alone are too few and digits and letters
 * make ten: "1-800-FLOWERS", "857-555-01GO", but not "555-0144 Bob".
 */
function readVanity(text: string, digits: string, region: CountryCode): PhoneOutcome | null {
  if (getCountryCallingCode(region) !== northAmerica || digits.length >= 10) return null;
  const compact = text.toUpperCase().replace(/[\s().+-]/g, '');
  if (!/^1?\d{3}[\dA-Z]{7}$/.test(compact) || /\d{4}\s+\p{L}+$/u.test(text)) return null;
  const dialed = compact.replace(/[A-Z]/g, keypadDigit).slice(-10);
  const outcome = isPlaceholderNumber(dialed) ? null : readDigits(false, dialed, region);
  return outcome?.kind === 'valid' ? { ...outcome, flags: ['vanity', ...outcome.flags] } : null;
}

function keypadDigit(letter: string): string {
  return String(keypad.findIndex((letters) => letters.includes(letter)) + 2);
}

function readDigits(hasPlus: boolean, digits: string, region: CountryCode): PhoneOutcome {
  const callingCode = getCountryCallingCode(region);
  if (hasPlus) return readInternational(digits, callingCode);
  if (digits.startsWith('011') && digits.length >= 11) return readInternational(digits.slice(3), callingCode);
  if (digits.startsWith('00') && digits.length >= 10) return readInternational(digits.slice(2), callingCode);
  if (callingCode !== northAmerica)
    return judged(parsePhoneNumberFromString(digits, region), digits, callingCode, region);
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return readInternational(`${northAmerica}${national}`, callingCode);
}

function readInternational(digits: string, homeCallingCode: string): PhoneOutcome {
  if (digits.startsWith(northAmerica) && digits.length !== 11) {
    return rejected(digits.length < 11 ? 'too_short' : 'too_long');
  }
  const national = digits.startsWith(northAmerica) ? digits.slice(1) : digits;
  if (isPlaceholderNumber(national)) return rejected('placeholder');
  return judged(parsePhoneNumberFromString(`+${digits}`), `+${digits}`, homeCallingCode);
}

function judged(
  parsed: ReturnType<typeof parsePhoneNumberFromString>,
  dialed: string,
  homeCallingCode: string,
  region?: CountryCode,
): PhoneOutcome {
  if (!parsed?.isPossible()) {
    const length = validatePhoneNumberLength(dialed, region);
    if (length === 'TOO_SHORT') return rejected('too_short');
    return rejected(length === 'TOO_LONG' ? 'too_long' : 'invalid');
  }
  if (!parsed.isValid() || !/^\+[1-9]\d{6,14}$/.test(parsed.number)) return rejected('invalid');
  if (isPlaceholderNumber(parsed.nationalNumber)) return rejected('placeholder');
  const flags: PhoneFlag[] = [];
  if (parsed.countryCallingCode !== homeCallingCode) flags.push('international');
  if (parsed.getType() === 'TOLL_FREE') flags.push('toll_free');
  return { kind: 'valid', e164: parsed.number, extension: null, flags };
}

function isDate(text: string): boolean {
  return /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{1,2}-\d{1,2})\b/.test(text);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function rejected(reason: PhoneRejectionReason): PhoneOutcome {
  return { kind: 'rejected', reason };
}
