import { csvText } from './csv-text';
import { fullName, type ExportFile, type ExportRow } from './export-row';
import type { SeededRandom } from './seeded-random';

const HEADER = ['Customer full name', 'Phone numbers', 'Email', 'Full name', 'Bill address', 'Ship address'];

/** The report writes the land line before the mobile. */
function phoneCell({ phones }: ExportRow): string {
  const mobiles = phones.filter(({ label }) => label === 'mobile').map(({ text }) => `Mobile:${text}`);
  const others = phones.filter(({ label }) => label !== 'mobile').map(({ text }) => `Phone:${text}`);
  return [...others, ...mobiles].join(' ');
}

/** "Last, First" as some books are kept; a suffix or a missing part keeps the usual order. */
function displayName({ name, company, isInactive }: ExportRow, random: SeededRandom): string {
  const canSwap = name.first !== '' && name.last !== '' && name.suffix === '';
  const written =
    canSwap && random.chance(0.2)
      ? `${name.last}, ${[name.first, name.middle].filter(Boolean).join(' ')}`
      : fullName(name);
  return `${written || company}${isInactive ? ' (deleted)' : ''}`;
}

function record(row: ExportRow, random: SeededRandom): string[] {
  const { address, name } = row;
  const person = name.last !== '' && random.chance(0.6) ? fullName(name) : '';
  const billing = address ? `${address.street}\n${address.city}, ${address.state} ${address.zip}` : '';
  return [displayName(row, random), phoneCell(row), row.email, person, billing, ''];
}

/** QuickBooks Online's "Customer Contact List" report: titles above, a time below, everything rendered text. */
export function quickBooksExport(rows: readonly ExportRow[], random: SeededRandom): ExportFile {
  const wide = (text: string) => [text, '', '', '', '', ''];
  const records = rows.map((row) => record(row, random));
  const text =
    csvText([wide('Harborlight Residences, LLC'), wide('Customer Contact List')], ',', '\n') +
    '\n' +
    csvText([HEADER, ...records], ',', '\n') +
    '\n\n\n' +
    csvText([wide(' Monday, November 02, 2026 09:14 AM GMT-05:00')], ',', '\n');
  return { fileName: 'quickbooks-customer-contact-list.csv', bytes: Buffer.from(text, 'utf8') };
}
