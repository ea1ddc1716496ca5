import type { SourceAddress } from '../model/source-record';
import { letterCase, titleCaseCompany } from './name-case';
import { isFormulaText, isSpreadsheetError } from './spreadsheet-leftovers';
import { oneLine, repairMojibake, visibleText } from './visible-text';

/** The parts of an address as a source gives them; '' or null for what is not there. */
export type AddressParts = { readonly [part in keyof Omit<SourceAddress, 'kind'>]?: string | null };

const countryLine =
  /^(?:US|USA|U\.S\.A?\.|United States(?: of America)?|CA|Canada|United Kingdom|UK|GB|Great Britain|Mexico|Ireland)$/i;
const cityStateZip = /^(.*?)[,\s]+([A-Za-z]{2})\.?,?\s+(\d{4,5}(?:[- ]?\d{4})?)$/;
const cityState = /^(.*?),\s*([A-Z]{2})\.?$/;

/**
 * Reads an address in one cell, on one line or several: "18 Old Tannery Rd, Eastmere, MA 01197". What cannot be told
 * apart stays together in `street`. null for an empty cell or one that holds no text.
 * Never throws. ZIP codes get their lost leading zeros back. Text in capitals becomes title case.
 * Source of the rule: docs/sources.md, "Addresses".
 */
export function readAddress(raw: string, kind: SourceAddress['kind']): SourceAddress | null {
  const text = visibleText(repairMojibake(raw.slice(0, 1000)));
  if (!/[\p{L}\d]/u.test(text) || isFormulaText(text) || isSpreadsheetError(text)) return null;
  const lines = text
    .split('\n')
    .flatMap((line, index, all) => (all.length === 1 ? splitOneLine(line) : [line.replace(/,$/, '')]));
  const country = lines.length > 1 && countryLine.test(lines.at(-1) ?? '') ? (lines.pop() ?? null) : null;
  const end = cityStateZip.exec(lines.at(-1) ?? '') ?? cityState.exec(lines.at(-1) ?? '');
  if (!end) return addressOf({ street: lines.join(', '), country }, kind);
  const street = lines.slice(0, -1).join(', ');
  return addressOf({ street, city: end[1], state: end[2], postalCode: end[3], country }, kind);
}

/**
 * An address from separate columns, cleaned the same way. null when every part is empty.
 * Never throws.
 */
export function addressOf(parts: AddressParts, kind: SourceAddress['kind']): SourceAddress | null {
  const cleaned = {
    street: cleanPart(parts.street),
    city: cleanPart(parts.city),
    state: cleanState(parts.state),
    postalCode: parts.postalCode ? postalCode(parts.postalCode) : null,
    country: cleanPart(parts.country),
  };
  return Object.values(cleaned).every((part) => part === null) ? null : { kind, ...cleaned };
}

/**
 * A US ZIP as text: padded to five ("2184", "2184.0" -> "02184"), ZIP+4 with its hyphen; other codes as they are.
 * null for an empty text. Never throws, idempotent.
 * Source of the rule: docs/sources.md, "ZIP".
 */
export function postalCode(raw: string): string | null {
  const text = oneLine(raw.slice(0, 50))
    .replace(/^["'=]+|["']+$/g, '')
    .replace(/\.0+$/, '');
  if (text === '' || isSpreadsheetError(text)) return null;
  const zip = /^(\d{3,5})(?:[- ]?(\d{4}))?$/.exec(text);
  if (!zip) return text;
  const base = (zip[1] ?? '').padStart(5, '0');
  return zip[2] ? `${base}-${zip[2]}` : base;
}

const isHome = (country: string | null): boolean =>
  country === null || /^(us|usa|u\.s\.a?\.?|united states( of america)?)$/i.test(country.trim());

/** One line: "18 Old Tannery Rd, Eastmere, MA 01197"; the country only when it is not the United States. '' when nothing is known. */
export function addressLine({
  street,
  city,
  state,
  postalCode,
  country,
}: Omit<SourceAddress, 'kind'>): string {
  const region = [state, postalCode].filter(Boolean).join(' ');
  return [street, city, region, isHome(country) ? null : country]
    .filter(Boolean)
    .join(', ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The last comma part "MA 01197" belongs to the town before it. */
function splitOneLine(line: string): string[] {
  const parts = line.split(/\s*,\s*/).filter((part) => part !== '');
  const country = parts.length > 1 && countryLine.test(parts.at(-1) ?? '') ? [parts.pop() ?? ''] : [];
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && /^[A-Za-z]{2}\.?(?:\s+\d{4,5}(?:-\d{4})?)?$/.test(last)) {
    parts.splice(-2, 2, `${parts.at(-2) ?? ''}, ${last}`);
  }
  return [...parts, ...country];
}

function cleanPart(raw: string | null | undefined): string | null {
  const text = visibleText(repairMojibake((raw ?? '').slice(0, 500))).replace(/\s*\n\s*/g, ', ');
  if (text === '' || isFormulaText(text) || isSpreadsheetError(text)) return null;
  return letterCase(text) === 'upper' && text.length > 3 ? titleCaseCompany(text) : text;
}

function cleanState(raw: string | null | undefined): string | null {
  const text = cleanPart(raw);
  return text !== null && /^[A-Za-z]{2}\.?$/.test(text) ? text.slice(0, 2).toUpperCase() : text;
}
