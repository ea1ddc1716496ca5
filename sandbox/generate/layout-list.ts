import { csvText } from './csv-text';
import { fullName, type ExportFile, type ExportRow } from './export-row';

const HEADER = ['Name', 'Company', 'Phone', 'Phone', 'E-Mail', 'Address', '', 'Notes'];

function record({ name, company, phones, email, address }: ExportRow): string[] {
  const place = address ? `${address.street}, ${address.city}, ${address.state} ${address.zip}` : '';
  return [fullName(name), company, phones[0]?.text ?? '', phones[1]?.text ?? '', email, place, '', ''];
}

/** A hand-kept list: semicolons, Windows-1252, two title lines, `Phone` twice, a column without a head, a total below. */
export function handKeptList(rows: readonly ExportRow[]): ExportFile {
  const wide = (text: string) => [text, '', '', '', '', '', '', ''];
  const text =
    csvText([wide('Customer list, exported 2 Nov 2026'), wide("Prepared by: Zoë's office")], ';', '\r\n') +
    '\r\n' +
    csvText([HEADER, ...rows.map(record), wide(`Total customers: ${rows.length}`)], ';', '\r\n');
  // Every character in use is below 0x100, where Windows-1252 and Latin-1 agree.
  return { fileName: 'customer-list.csv', bytes: Buffer.from(text, 'latin1') };
}
