import { unparse } from './papaparse';

/** A number that conversations were held with and that no source could name. */
export interface UnmappedNumber {
  /** E.164 */
  readonly phoneNumber: string;
  readonly conversationId: string;
  /** ISO 8601 UTC, or null when unknown. */
  readonly lastActivityAt: string | null;
  readonly reason: string;
}

const heads = [
  'First name',
  'Last name',
  'Company',
  'Phone number',
  'Email',
  'Conversation ID',
  'Last activity',
  'Reason',
];

/**
 * The numbers nobody could name as CSV with empty name columns: people fill them in and import the file again. UTF-8
 * with byte order mark, CRLF. Every cell that a spreadsheet would calculate gets an apostrophe in front, the numbers
 * too: Excel would read "+442079460958" as 4.42079E+11 and save that; behind an apostrophe all digits stay, and our
 * importer takes the mark off again.
 * Never throws. Source of the rule: OWASP, CSV Injection; docs/sources.md, "Phone cells".
 */
export function unmappedNumbersCsv(rows: readonly UnmappedNumber[]): string {
  const records = rows.map(({ phoneNumber, conversationId, lastActivityAt, reason }) =>
    ['', '', '', phoneNumber, '', conversationId, lastActivityAt ?? '', reason].map(neutralized),
  );
  return `\uFEFF${unparse([heads, ...records])}\r\n`;
}

/** Spreadsheets also calculate full-width signs, and look behind blanks and line ends. */
function neutralized(cell: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
}
