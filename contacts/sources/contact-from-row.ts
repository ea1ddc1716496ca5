import type {
  RecordOrigin,
  RejectedEmail,
  RejectedPhone,
  SourceAddress,
  SourceEmail,
  SourcePhone,
  SourceRecord,
  SourceSystem,
} from '../model/source-record';
import { addressOf, readAddress } from '../normalize/address';
import { readEmailCell } from '../normalize/email';
import type { CountryCode } from '../normalize/libphonenumber';
import { mergePhones, readPhoneCell } from '../normalize/phone-cell';
import { readLabel } from '../normalize/phone-labels';
import { foldedWords, oneLine, repairMojibake, visibleText } from '../normalize/visible-text';
import type { Identity } from './identity';
import type { MappedRow, Who } from './mapped-row';

/** One person of a row, with every value that could not be used. */
export interface RowContact {
  readonly record: SourceRecord;
  readonly rejectedPhones: readonly RejectedPhone[];
  readonly rejectedEmails: readonly RejectedEmail[];
  /** Numbers left out because their status is inactive and inactive ones are not wanted. */
  readonly leftOut: number;
}

export interface RowContactSettings {
  readonly source: SourceSystem;
  readonly region: CountryCode;
  readonly origin: RecordOrigin;
  readonly includeInactive: boolean;
}

/** A name cell that is longer holds something else; the whole of it stays in the file. */
const longestLabel = 500;

/** Builds the contact of one person from a row. Never throws; every value is used or reported. */
export function contactFromRow(
  row: MappedRow,
  who: Who,
  identity: Identity,
  settings: RowContactSettings,
): RowContact {
  const numbers = readPhones(row, who, identity, settings.region);
  const mail = readEmails(row, who);
  const phones = settings.includeInactive
    ? numbers.phones
    : numbers.phones.filter(({ flags }) => !flags.includes('inactive_status'));
  return {
    rejectedPhones: numbers.rejected,
    rejectedEmails: mail.rejected,
    leftOut: numbers.phones.length - phones.length,
    record: {
      source: settings.source,
      externalId: identity.externalId,
      origin: settings.origin,
      label: identity.label.slice(0, longestLabel),
      name: identity.name,
      company: identity.company,
      jobTitle: oneLine(repairMojibake(row.text('jobTitle', who))) || null,
      alsoNamed: [...identity.alsoNamed],
      phones,
      emails: mail.emails,
      addresses: readAddresses(row, identity),
      notes:
        [
          ...row.all('notes', who).map(({ text }) => visibleText(repairMojibake(text))),
          ...identity.notes,
        ].join('\n') || null,
      tags: readTags(row),
      isActive: identity.isActive,
      updatedAt: isoTime(row.text('updatedAt')),
    },
  };
}

function readPhones(
  row: MappedRow,
  who: Who,
  identity: Identity,
  region: CountryCode,
): { phones: SourcePhone[]; rejected: RejectedPhone[] } {
  const phones: SourcePhone[] = [];
  const rejected: RejectedPhone[] = [];
  for (const { text, meaning } of row.all('phone', who)) {
    const label = row.grouped('phoneLabel', meaning.group, who);
    const cell = readPhoneCell(text, { region, line: label === '' ? meaning.line : readLabel(label) });
    const isInactive = /^(?:inactive|disconnected|invalid)$/i.test(
      row.grouped('phoneStatus', meaning.group, who).trim(),
    );
    rejected.push(...cell.rejected);
    for (const phone of cell.phones) {
      const flags = [...phone.flags];
      if (isInactive) flags.push('inactive_status');
      if (identity.flags.includes('estate')) flags.push('estate');
      phones.push({ ...phone, flags });
    }
  }
  const merged = mergePhones(phones);
  return { phones: merged.length === 1 ? withExtensionColumn(merged, row, who) : merged, rejected };
}

/** A column "Extension" belongs to the number of the row when there is only one. */
function withExtensionColumn(phones: SourcePhone[], row: MappedRow, who: Who): SourcePhone[] {
  const extension = /^\D{0,5}(\d{1,7})(?:\.0+)?$/.exec(row.text('phoneExtension', who).trim())?.[1];
  return phones.map((phone) => (phone.extension === null && extension ? { ...phone, extension } : phone));
}

function readEmails(row: MappedRow, who: Who): { emails: SourceEmail[]; rejected: RejectedEmail[] } {
  const emails = new Map<string, SourceEmail>();
  const rejected: RejectedEmail[] = [];
  for (const { text } of row.all('email', who)) {
    const cell = readEmailCell(text);
    rejected.push(...cell.rejected);
    for (const email of cell.emails) if (!emails.has(email.address)) emails.set(email.address, email);
  }
  return { emails: [...emails.values()], rejected };
}

/** The address columns of one group are one address, whether it stands in one cell or in several. */
function readAddresses(row: MappedRow, identity: Identity): SourceAddress[] {
  const fields = ['address', 'street', 'city', 'state', 'postalCode', 'country'] as const;
  const cells = fields.flatMap((field) => row.all(field));
  const groups = [...new Set(cells.map(({ meaning }) => meaning.group ?? ''))];
  const addresses = groups.map((group) => {
    const ofGroup = cells.filter(({ meaning }) => (meaning.group ?? '') === group);
    const texts = (field: (typeof fields)[number]) =>
      ofGroup.filter(({ meaning }) => meaning.field === field).map(({ text }) => text.trim());
    const kind = ofGroup[0]?.meaning.addressKind ?? 'mail';
    const whole = texts('address').filter((line) => foldedWords(line) !== foldedWords(identity.label));
    const hasParts = ['city', 'state', 'postalCode'].some((field) => texts(field as 'city').length > 0);
    if (!hasParts && texts('street').length === 0) return readAddress(whole.join('\n'), kind);
    const street = texts('street').length > 0 ? texts('street') : whole;
    const [city, state, zip, country] = (['city', 'state', 'postalCode', 'country'] as const).map(
      (field) => texts(field)[0],
    );
    return addressOf({ street: street.join(', '), city, state, postalCode: zip, country }, kind);
  });
  return addresses.filter((address) => address !== null);
}

function readTags(row: MappedRow): string[] {
  const tags = row.all('tags').flatMap(({ text }) => text.split(/\s*(?::::|[,;\n])\s*/));
  const cleaned = tags.map((tag) => oneLine(repairMojibake(tag)).replace(/^\* /, ''));
  return [...new Set(cleaned.filter((tag) => tag !== '' && !/^(?:mycontacts|starred)$/i.test(tag)))];
}

function isoTime(text: string): string | null {
  const trimmed = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}|$)/.test(trimmed)) return null;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(trimmed) || trimmed.length === 10;
  const time = Date.parse(hasZone ? trimmed : `${trimmed.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
