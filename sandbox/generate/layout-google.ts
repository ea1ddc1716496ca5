import { byHead, csvText } from './csv-text';
import type { ExportFile, ExportRow } from './export-row';

const HEADER = (
  'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,' +
  'Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,' +
  'E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,' +
  'Phone 2 - Value,Phone 3 - Label,Phone 3 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,' +
  'Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,' +
  'Address 1 - Extended Address,Custom Field 1 - Label,Custom Field 1 - Value'
).split(',');

const LABELS = { mobile: 'Mobile', home: 'Home', work: 'Work' } as const;

function record({ name, company, role, phones, email, address }: ExportRow): string[] {
  const [one, two] = phones;
  return byHead(HEADER, {
    'First Name': name.first,
    'Middle Name': name.middle,
    'Last Name': name.last,
    'Name Suffix': name.suffix,
    'Organization Name': company,
    'Organization Title': role,
    Labels: '* myContacts',
    ...(email && { 'E-mail 1 - Label': '* Home', 'E-mail 1 - Value': email }),
    ...(one && { 'Phone 1 - Label': LABELS[one.label], 'Phone 1 - Value': one.text }),
    ...(two && { 'Phone 2 - Label': LABELS[two.label], 'Phone 2 - Value': two.text }),
    ...(address && {
      'Address 1 - Label': 'Home',
      'Address 1 - Formatted': `${address.street}\n${address.city}, ${address.state} ${address.zip}\nUS`,
      'Address 1 - Street': address.street,
      'Address 1 - City': address.city,
      'Address 1 - Region': address.state,
      'Address 1 - Postal Code': address.zip,
      'Address 1 - Country': 'US',
    }),
  });
}

/** The present layout of Google Contacts. */
export function googleExport(rows: readonly ExportRow[]): ExportFile {
  return {
    fileName: 'google-contacts.csv',
    bytes: Buffer.from(csvText([HEADER, ...rows.map(record)], ',', '\r\n'), 'utf8'),
  };
}
