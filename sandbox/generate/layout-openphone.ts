import { csvText } from './csv-text';
import type { ExportFile, ExportRow } from './export-row';

const HEADER = [
  'First name',
  'Last name',
  'Company',
  'Role',
  'Phone number',
  'Email',
  'Address',
  'Lead source',
];

function record({ name, company, role, phones, email, address }: ExportRow): string[] {
  const first = [name.first, name.middle].filter(Boolean).join(' ');
  const last = [name.last, name.suffix].filter(Boolean).join(' ');
  const place = address ? `${address.street}, ${address.city}, ${address.state} ${address.zip}` : '';
  return [first, last, company, role, phones.map(({ text }) => text).join(', '), email, place, ''];
}

/** The columns that public scripts write for OpenPhone's contact import, with one custom property. */
export function openPhoneExport(rows: readonly ExportRow[]): ExportFile {
  return {
    fileName: 'openphone-contacts.csv',
    bytes: Buffer.from(csvText([HEADER, ...rows.map(record)], ',', '\r\n'), 'utf8'),
  };
}
