import type { BoundHeader } from './columns';
import { contactFromRow, type RowContact } from './contact-from-row';
import { furnitureOf, type Furniture } from './furniture';
import type { ImportOptions } from './import-options';
import { MappedRow } from './mapped-row';
import type { RowOutcome } from './row-outcome';

type RejectionReason = Extract<RowOutcome, { kind: 'rejected' }>['reason'];

const rejectionSentences: Record<RejectionReason, string> = {
  not_a_number: 'The phone cell holds no telephone number.',
  placeholder: 'The phone number is a placeholder that people type to fill a form.',
  too_short: 'The phone number has no area code, or is a short code.',
  too_long: 'The phone number has more digits than a number can have.',
  invalid: 'The phone number has an area code or exchange that does not exist.',
  sci_lossy: 'A spreadsheet turned the phone number into scientific notation and lost digits of it.',
  fax: 'The only number is a fax line.',
  partial: 'The phone cell holds only a fragment of a number.',
  formula: 'The phone cell holds a spreadsheet formula, which is never evaluated.',
  no_phone: 'The record has no phone number.',
  inactive: 'The record or its number is marked inactive, and inactive ones are left out.',
};

const furnitureSentences: Record<Furniture, string> = {
  repeated_header: 'The heading line again, as reports print it on every page.',
  total_line: 'A line of totals.',
  timestamp: 'The date and time the report was printed.',
  licence_text: 'Licence or legal text of the program that made the file.',
  title: 'A title line of the report.',
};

export interface RowContext {
  readonly header: BoundHeader;
  readonly titles: readonly (readonly string[])[];
  readonly options: ImportOptions;
  readonly fileName: string | null;
  readonly contentHash: string;
}

/** One record on its way through the importer. */
export interface ImportedRow {
  readonly cells: readonly string[];
  /** Counted from 1 after the header. */
  readonly record: number;
  readonly flags: readonly string[];
}

/** Makes exactly one outcome of a record. Never throws; nothing of the record is dropped without a word. */
export function importRow({ cells, record, flags }: ImportedRow, context: RowContext): RowOutcome {
  const { header, options } = context;
  const row = new MappedRow(cells, header.meanings);
  const hasContactData = header.profile.people.some(
    (who) => row.all('phone', who).length > 0 || row.all('email', who).length > 0,
  );
  const furniture = furnitureOf(cells, { heads: header.heads, titles: context.titles, hasContactData });
  if (furniture)
    return { kind: 'furniture', record, reason: furniture, explanation: furnitureSentences[furniture] };

  const includeInactive = options.includeInactive ?? true;
  const found = header.profile.people.flatMap((who) => {
    const identity = header.profile.identify(row, who);
    if (!identity) return [];
    const origin = { fileName: context.fileName, contentHash: context.contentHash, record, role: who };
    const contact = contactFromRow(row, who, identity, {
      source: header.source,
      region: options.region,
      origin,
      includeInactive,
    });
    return [{ ...contact, flags: identity.flags }];
  });
  const isOnly = found.length === 1;
  const kept = found.filter((contact) => isOnly || saysSomething(contact));
  const shared = {
    record,
    contacts: kept.map((contact) => contact.record),
    rejectedPhones: found.flatMap(({ rejectedPhones }) => rejectedPhones),
    rejectedEmails: found.flatMap(({ rejectedEmails }) => rejectedEmails),
    flags: [...new Set([...flags, ...found.flatMap((contact) => contact.flags)])],
  };
  const reason = rejectionReason(found, includeInactive);
  if (reason) return { kind: 'rejected', reason, explanation: rejectionSentences[reason], ...shared };
  return { kind: 'accepted', ...shared };
}

function rejectionReason(found: readonly RowContact[], includeInactive: boolean): RejectionReason | null {
  if (!includeInactive && found.some(({ record }) => !record.isActive)) return 'inactive';
  if (found.some(({ record }) => record.phones.length > 0)) return null;
  if (found.some(({ leftOut }) => leftOut > 0)) return 'inactive';
  return found.flatMap(({ rejectedPhones }) => rejectedPhones)[0]?.reason ?? 'no_phone';
}

function saysSomething({ record }: RowContact): boolean {
  return (
    record.name !== null || record.company !== null || record.phones.length > 0 || record.emails.length > 0
  );
}
