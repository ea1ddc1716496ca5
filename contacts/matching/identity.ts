import { nameTokens } from '../normalize/fold-name';
import type { PersonName, SourceRecord } from '../model/source-record';
import { looksLikeCompany } from '../normalize/company-name';
import { companiesAgree, companyTokens } from './company-agreement';
import { householdName, isGenericName, isGenericText } from './generic-name';
import { readNameCell, suffixOf } from './name-cell';
import { isKnownGivenName } from './name-spelling';

/** One way to read a person's name, folded for comparison. */
export interface PersonReading {
  readonly first: readonly string[];
  readonly middle: readonly string[];
  readonly last: readonly string[];
  /** "jr", "sr", "ii" ...; null when the record gives none. */
  readonly suffix: string | null;
  readonly nickname: string | null;
}

/** Whom or what a record speaks of. */
export interface Identity {
  readonly kind: 'person' | 'company';
  /** Every way to read the person's name, the likeliest first; empty when the record speaks of a company. */
  readonly readings: readonly PersonReading[];
  /** From `companyTokens`; null when the record names no company. */
  readonly company: readonly string[] | null;
  /** The company as the record writes it; null when it names no company. */
  readonly companyName: string | null;
  /** Every word of the company's name, its legal form included; empty when the record names no company. */
  readonly companyWords: readonly string[];
  /** Equal for records that say the same. */
  readonly signature: string;
}

export type NamedRecord = Pick<SourceRecord, 'source' | 'name' | 'company' | 'label'>;

const toReading = (
  first: readonly string[],
  middle: readonly string[],
  last: readonly string[],
  suffix: string | null,
  nickname: string | null,
): PersonReading => {
  // "Jonah J" in a first-name cell: the initial is a middle name.
  const end = first.findIndex((token, index) => index > 0 && token.length === 1);
  const given = end === -1 ? first : first.slice(0, end);
  return { first: given, middle: [...first.slice(given.length), ...middle], last, suffix, nickname };
};

function readingsOf(name: PersonName): PersonReading[] {
  const [firstCell, lastCell] = [readNameCell(name.first), readNameCell(name.last)];
  const [first, last] = [firstCell.words.flatMap(nameTokens), lastCell.words.flatMap(nameTokens)];
  if (first.length + last.length === 0) return [];
  const middle = [...firstCell.initials, ...nameTokens(name.middle), ...lastCell.initials];
  const suffix = suffixOf(name.suffix ?? '') ?? lastCell.suffix ?? firstCell.suffix;
  const nicknames = nameTokens(name.nickname);
  const nickname = nicknames.length === 1 ? (nicknames[0] ?? null) : null;
  const read = (f: readonly string[], l: readonly string[]) => toReading(f, middle, l, suffix, nickname);

  const readings = [read(first, last)];
  // A whole name in one cell, and a last name in the cell for the first.
  if (last.length === 0 && first.length > 1) readings.push(read(first.slice(0, -1), first.slice(-1)));
  if (first.length === 0 && last.length > 1) readings.push(read(last.slice(0, -1), last.slice(-1)));
  const isLastInFirst = last.length === 0 && first.length === 1 && !isKnownGivenName(first[0] ?? '');
  if (isLastInFirst) readings.push(read([], first));
  return readings;
}

const spelledOut = (name: PersonName): string =>
  [name.first, name.middle, name.last].filter(Boolean).join(' ');

/** True when the company cell only repeats the person ("Jonah Lindqvist", "Castellano Residence"). */
function repeatsPerson(company: string, readings: readonly PersonReading[]): boolean {
  if (looksLikeCompany(company, 'strong')) return false;
  if (householdName(company) !== null) return true;
  const tokens = nameTokens(company);
  return (
    tokens.length > 1 &&
    readings.some(({ first, middle, last }) => {
      const own = [...first, ...middle, ...last];
      return tokens.every((token) => own.includes(token)) && last.every((token) => tokens.includes(token));
    })
  );
}

/**
 * True when the row itself is the company's and the person only its contact: the display name is the company, as
 * in QuickBooks ("Parent:Job" is the parent's). PropertyRadar's label is the owner of the building, which says
 * nothing about whose telephone it is.
 */
function isHeadedByCompany(record: NamedRecord, company: readonly string[]): boolean {
  if (record.source === 'propertyradar') return false;
  const heading = record.label.split(':')[0] ?? '';
  const tokens = companyTokens(heading);
  return (
    tokens.join('') === company.join('') ||
    (looksLikeCompany(heading, 'strong') && companiesAgree(tokens, company))
  );
}

function toIdentity(
  kind: Identity['kind'],
  readings: readonly PersonReading[],
  companyText: string | null,
): Identity {
  const companyWords = nameTokens(companyText);
  const said = readings.map(({ first, middle, last, suffix, nickname }) => [
    first,
    middle,
    last,
    suffix,
    nickname,
  ]);
  return {
    kind,
    readings,
    company: companyText === null ? null : companyTokens(companyText),
    companyName: companyText,
    companyWords,
    signature: JSON.stringify([kind, said, companyWords]),
  };
}

/** The people of "Castellano Residence": a last name, or a whole name. */
function householdReadings(household: readonly string[]): PersonReading[] {
  const read = (first: readonly string[], last: readonly string[]) => toReading(first, [], last, null, null);
  const asLastName = read([], household);
  return household.length === 1
    ? [asLastName]
    : [read(household.slice(0, -1), household.slice(-1)), asLastName];
}

/**
 * Reads from a record whom it speaks of: a person (perhaps at a company) or a company; null when it names nobody.
 * "Front Desk" at a company is the company, "Castellano Residence" the Castellanos, a QuickBooks customer
 * "Faherty & Sons" with a contact person the company. Never throws.
 */
export function identityOf(record: NamedRecord): Identity | null {
  const written = record.name === null ? '' : spelledOut(record.name);
  const isCompanyInNameCells = record.name !== null && looksLikeCompany(written, 'strong');
  const isPerson = record.name !== null && !isCompanyInNameCells && !isGenericName(written);
  const companyText = record.company ?? (isCompanyInNameCells ? written : null);

  const readings = isPerson && record.name !== null ? readingsOf(record.name) : [];
  const hasCompany =
    companyText !== null && !isGenericText(companyText) && !repeatsPerson(companyText, readings);
  const company = hasCompany ? companyText : null;

  if (readings.length > 0 && !(company !== null && isHeadedByCompany(record, companyTokens(company)))) {
    return toIdentity('person', readings, company);
  }
  if (company !== null) return toIdentity('company', [], company);
  const household = companyText === null ? null : householdName(companyText);
  return household === null ? null : toIdentity('person', householdReadings(household), null);
}
