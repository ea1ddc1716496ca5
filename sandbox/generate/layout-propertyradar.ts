import { createHash } from 'node:crypto';
import { byHead, csvText } from './csv-text';
import { fullName, type ExportFile, type ExportName, type ExportRow } from './export-row';
import type { SeededRandom } from './seeded-random';

const person = (who: 'Primary' | 'Secondary') =>
  `${who} Name,${who} Phone1,${who} Mobile Phone1,${who} Mobile 1 Status,${who} Email1,${who} Email 1 Status,${who} Email1 Hash`;

const HEADER = (
  'Radar ID,Type,Address,City,State,ZIP,County,Subdivision,Longitude,Latitude,APN,Yr Built,Purchase Date,Purchase Amt,Sq Ft,' +
  'Beds,Baths,Est Value,Est Equity $,Est Equity %,Owner,Mail Address,Mail City,Mail State,Mail ZIP,Owner Occ?,' +
  `Listed for Sale?,Foreclosure?,High Equity?,${person('Primary')},${person('Secondary')}`
).split(',');

const LICENCE =
  'The information in this export is licensed to one subscriber (SAMPLE ACCOUNT), is not guaranteed, and may not be resold. Invented for tests.';

/** Public records know capitals only: no accents, no apostrophes. */
const capitals = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f']/g, '')
    .toUpperCase();

const hashOf = (email: string) => (email === '' ? '' : createHash('sha256').update(email).digest('hex'));

function ownerOf({ name, company, secondary }: ExportRow): string {
  if (name.last === '') return capitals(company);
  const spouse = secondary ? ` & ${secondary.name.first}` : '';
  return capitals(`${name.last},${name.first}${name.middle ? ` ${name.middle}` : ''}${spouse}`);
}

const writtenName = (name: ExportName, company: string) =>
  capitals(name.last === '' ? company : fullName(name));

function record(row: ExportRow, index: number, random: SeededRandom): string[] {
  const { address, secondary } = row;
  const land = row.phones.find(({ label }) => label !== 'mobile')?.text ?? '';
  const mobile = row.phones.find(({ label }) => label === 'mobile')?.text ?? '';
  const value = 180_000 + random.below(700_000);
  const place = {
    street: capitals(address?.street ?? ''),
    city: capitals(address?.city ?? ''),
    state: address?.state ?? '',
    zip: address?.zip ?? '',
  };
  return byHead(HEADER, {
    'Radar ID': `P${(0x1000000 + index * 7919).toString(16).toUpperCase()}`,
    Type: random.pick(['SFR', 'CND', 'MFR']),
    Address: place.street,
    City: place.city,
    State: place.state,
    ZIP: place.zip,
    County: 'WEXFORD',
    'Yr Built': String(1900 + random.below(120)),
    Beds: String(1 + random.below(5)),
    'Est Value': String(value),
    'Est Equity $': String(Math.floor(value / 2)),
    'Est Equity %': '50',
    Owner: ownerOf(row),
    'Mail Address': place.street,
    'Mail City': place.city,
    'Mail State': place.state,
    'Mail ZIP': place.zip,
    'Owner Occ?': '1',
    'Listed for Sale?': '0',
    'Foreclosure?': '0',
    'High Equity?': '1',
    'Primary Name': writtenName(row.name, row.company),
    'Primary Phone1': land,
    'Primary Mobile Phone1': mobile,
    'Primary Mobile 1 Status': mobile === '' ? '' : row.isInactive ? 'Inactive' : 'Active',
    'Primary Email1': row.email,
    'Primary Email 1 Status': row.email === '' ? '' : 'Active',
    'Primary Email1 Hash': hashOf(row.email),
    'Secondary Name': secondary ? writtenName(secondary.name, '') : '',
    'Secondary Mobile Phone1': secondary?.phone ?? '',
    'Secondary Mobile 1 Status': secondary?.phone ? 'Active' : '',
    'Secondary Email1': secondary?.email ?? '',
    'Secondary Email 1 Status': secondary?.email ? 'Active' : '',
    'Secondary Email1 Hash': hashOf(secondary?.email ?? ''),
  });
}

/** PropertyRadar's list export: UTF-8 with BOM, one row a property, capitals, a licence line at the end. */
export function propertyRadarExport(rows: readonly ExportRow[], random: SeededRandom): ExportFile {
  const records = rows.map((row, index) => record(row, index, random));
  const text = csvText([HEADER, ...records, [LICENCE]], ',', '\r\n');
  return { fileName: 'propertyradar.csv', bytes: Buffer.from(`\ufeff${text}`, 'utf8') };
}
