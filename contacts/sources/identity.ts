import type { PersonName } from '../model/source-record';
import { readCompany } from '../normalize/company-name';
import { displayName } from '../normalize/name-split';
import { readNameParts } from '../normalize/name-parts';
import { readName, type NameFlag, type NameReading } from '../normalize/person-name';
import { foldedWords } from '../normalize/visible-text';
import type { MappedRow, Who } from './mapped-row';

/** Whom a row is about, before its numbers are read. */
export interface Identity {
  /** The name as the source writes it. */
  readonly label: string;
  readonly name: PersonName | null;
  readonly company: string | null;
  readonly alsoNamed: readonly string[];
  readonly externalId: string | null;
  readonly isActive: boolean;
  readonly notes: readonly string[];
  readonly flags: readonly (NameFlag | 'sub_customer' | 'entity_owner')[];
}

/**
 * Whom a row of an ordinary layout is about. Separate name columns are stronger than a column with the whole name; a
 * company column is always a company, unless it repeats the person's name.
 * Never throws.
 */
export function identify(row: MappedRow, who: Who = 'primary'): Identity {
  const full = row.text('fullName', who);
  const parts = partsOf(row, who);
  const hasParts = [parts.first, parts.middle, parts.last].some((part) => part.trim() !== '');
  const readings = [
    ...(hasParts ? [readNameParts(parts)] : []),
    ...(full.trim() === '' ? [] : [readName(full)]),
  ];
  const person = readings.find((reading) => reading.kind === 'person');
  const companyReading = readings.find((reading) => reading.kind === 'company');
  const companyCell = row.text('company', who);
  const company = companyBeside(companyCell, person) ?? companyReading?.company ?? null;
  const joinedParts = [parts.first, parts.middle, parts.last, parts.suffix]
    .filter((part) => part.trim() !== '')
    .join(' ');
  return {
    label: [full, joinedParts, companyCell].map((text) => text.trim()).find((text) => text !== '') ?? '',
    name: person?.name ?? null,
    company,
    alsoNamed: person?.alsoNamed ?? [],
    externalId: row.text('externalId', who).trim() || null,
    isActive: isActive(row, readings),
    notes: [],
    flags: [...new Set((person ?? companyReading ?? readings[0] ?? noReading).flags)],
  };
}

const noReading: NameReading = { kind: 'nobody', flags: ['no_name'] };

/** The name columns of a row, '' where there is none. */
export function partsOf(row: MappedRow, who: Who): Record<keyof PersonName, string> {
  return {
    prefix: row.text('prefix', who),
    first: row.text('firstName', who),
    middle: row.text('middleName', who),
    last: row.text('lastName', who),
    suffix: row.text('suffix', who),
    nickname: row.text('nickname', who),
  };
}

/** The company a cell names, or null when it is empty or only repeats the person's name, as QuickBooks does. */
export function companyBeside(
  cell: string,
  person: Extract<NameReading, { kind: 'person' }> | undefined,
): string | null {
  const company = readCompany(cell);
  if (company === null || !person) return company;
  const own = readName(cell);
  const isOwnName =
    own.kind === 'person' && foldedWords(displayName(own.name)) === foldedWords(displayName(person.name));
  return isOwnName ? null : company;
}

/** False when a status column or a note in the name says that the customer is not active any more. */
export function isActive(row: MappedRow, readings: readonly NameReading[]): boolean {
  if (readings.some((reading) => reading.flags.includes('inactive_customer'))) return false;
  if (/^(?:true|yes|y|1|x|archived|inactive|deleted)$/i.test(row.text('inactive').trim())) return false;
  return !/^(?:false|no|n|0|inactive|not[ -]active|archived|deleted)$/i.test(row.text('active').trim());
}
