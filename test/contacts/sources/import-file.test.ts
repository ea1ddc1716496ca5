import { decodeWindows1252, encodeWindows1252 } from '../../../contacts/normalize/windows-1252';
import { LeasingContactsError } from '../../../contacts/model/errors';
import type { MappableField } from '../../../contacts/sources/fields';
import { numbersOf, readFile, utf16 } from './read-file';

const list = 'Name,Phone,Email\nZo\u00EB Faraday,401-555-0110,zoe@example.org\n';

describe('importFile', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(list), 'utf-8'],
    ['UTF-8 with byte order mark', new TextEncoder().encode(`\uFEFF${list}`), 'utf-8'],
    ['UTF-16 LE with mark', utf16(list, 'le', true), 'utf-16le'],
    ['UTF-16 BE with mark', utf16(list, 'be', true), 'utf-16be'],
    ['UTF-16 LE without mark', utf16(list, 'le', false), 'utf-16le'],
    ['UTF-16 BE without mark', utf16(list, 'be', false), 'utf-16be'],
    ['Windows-1252', encodeWindows1252(list) ?? new Uint8Array(), 'windows-1252'],
  ])('reads %s', async (_name, bytes, encoding) => {
    const { outcomes, summary } = await readFile(bytes);
    expect(summary).toMatchObject({ encoding, delimiter: ',', headerLine: 1, records: 1, accepted: 1 });
    expect(outcomes[0]).toMatchObject({
      contacts: [{ label: 'Zo\u00EB Faraday', name: { first: 'Zo\u00EB', last: 'Faraday' } }],
    });
  });

  it('reads the encoding it is told to', async () => {
    const { outcomes } = await readFile(new TextEncoder().encode(list), { encoding: 'windows-1252' });
    expect(outcomes[0]).toMatchObject({
      contacts: [
        {
          label: decodeWindows1252(new TextEncoder().encode('Zo\u00EB Faraday')),
          name: { first: 'Zo\u00EB' },
        },
      ],
    });
  });

  it.each([
    [',', 'Name,Phone,Notes\nJo Birch,857-555-0137,"a; b; c; d"\n', 'semicolons in a note'],
    [';', 'Name;Phone;Notes\nJo Birch;857-555-0137;a, b, c, d\n', 'commas in a note'],
    ['\t', 'Name\tPhone\tNotes\nBirch, Jo\t857-555-0137\ta, b; c\n', 'both'],
    ['|', 'Name|Phone|Notes\nBirch, Jo|857-555-0137|x\n', 'pipes'],
    [';', 'sep=;\r\nName;Phone\r\nJo Birch;857-555-0137\r\n', 'announced in the first line'],
  ])('finds the delimiter %j: %#', async (delimiter, text) => {
    const read = await readFile(text);
    expect(read.summary.delimiter).toBe(delimiter);
    expect(numbersOf(read)).toEqual(['+18575550137']);
  });

  it.each([
    ['Name,Phone\nJo Birch,857-555-0137', 1, 'the first line'],
    ['Customer list\nas of today\n\nName,Phone\nJo Birch,857-555-0137\n', 4, 'below titles and a blank line'],
    [
      '"Title\nwith a line feed",,\nName,Phone\nJo Birch,857-555-0137\n',
      3,
      'below a title of two lines: lines, not records, are counted',
    ],
    ['\r\n\r\nName,Phone\r\nJo Birch,857-555-0137\r\n', 3, 'CRLF'],
    ['x\rName,Phone\rJo Birch,857-555-0137\r', 2, 'CR alone'],
  ])('says that the header of %j is on line %i: %s', async (text, headerLine) => {
    const read = await readFile(text);
    expect(read.summary.headerLine).toBe(headerLine);
    expect(numbersOf(read)).toEqual(['+18575550137']);
  });

  it.each([
    ['', 'import.empty', 'no bytes'],
    [' \r\n\r\n', 'import.empty', 'only line ends'],
    ['PK\x03\x04\x14\x00[Content_Types].xml', 'import.spreadsheet', 'an Excel file with the wrong name'],
    ['PK\x03\x04\x14\x00photos/1.jpg', 'import.zip', 'an archive'],
    ['%PDF-1.7\n', 'import.pdf', 'a printed list'],
    ['<!DOCTYPE html>\n<html><body>Sign in</body></html>', 'import.html', 'a sign-in page'],
    ['<table><tr><td>Name</td></tr></table>', 'import.html', 'a table that Excel opens'],
    ['BEGIN:VCARD\nFN:Jo\nEND:VCARD\n', 'import.vcard', 'an address book'],
    ['[{"name":"Jo"}]', 'import.json', 'an API answer'],
    ['Name,Phone\n', 'import.header_only', 'no record'],
    ['Name,Phone\n,\n , \n', 'import.header_only', 'only blank records'],
    ['phone\n+16175550101\n', 'import.one_column', 'one column'],
    ['a,b,c\n1,2,3\n', 'import.no_header', 'no known heading'],
    ['Jo Birch,857-555-0137\nAnn Lee,617-555-0101\n', 'import.no_header', 'records without header'],
  ])('refuses %j with %s: %s', async (text, code) => {
    const error = await readFile(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LeasingContactsError);
    expect(error).toMatchObject({ code, unchanged: 'No record of this file was imported.' });
    expect((error as LeasingContactsError).remedy).not.toBe('');
  });

  it('refuses bytes that are no text', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256);
    bytes.fill(0, 1000, 1500);
    await expect(readFile(bytes)).rejects.toMatchObject({ code: 'import.binary' });
  });

  it('counts both of two columns with the same heading', async () => {
    const read = await readFile(
      'Name;Phone;Phone\nJo Birch;;857-555-0137\nAnn Lee;617-555-0101;617-555-0102\n',
    );
    expect(numbersOf(read)).toEqual(['+18575550137', '+16175550101', '+16175550102']);
  });

  it('accepts short and long rows and says so', async () => {
    const { outcomes } = await readFile(
      'Name,Phone,Email,Notes\nJo Birch,857-555-0137\nAnn Lee,617-555-0101,,x,y,z\n',
    );
    expect(outcomes).toMatchObject([
      { kind: 'accepted', flags: ['short_row'] },
      { kind: 'accepted', flags: ['long_row'] },
    ]);
  });

  it('keeps line feeds of all kinds in a cell and stray quotes in others', async () => {
    const { outcomes } = await readFile(
      'Name,Phone,Notes\r\nJo Birch,857-555-0137,"a\r\nb\rc\nd"\r\nGus "Doc" Halvorsen,603-555-0121,beam 5\' 10" long\r\n',
    );
    expect(outcomes).toMatchObject([
      { contacts: [{ notes: 'a\nb\nc\nd' }], flags: ['embedded_newline'] },
      {
        contacts: [
          { name: { first: 'Gus', last: 'Halvorsen', nickname: 'Doc' }, notes: 'beam 5\' 10" long' },
        ],
      },
    ]);
  });

  it('leaves out customers and numbers that are inactive only when asked', async () => {
    const text = 'Name,Phone,Archived\nJo Birch,857-555-0137,true\nAnn Lee,617-555-0101,false\n';
    expect((await readFile(text)).summary).toMatchObject({ accepted: 2 });
    const { outcomes } = await readFile(text, { includeInactive: false });
    expect(outcomes).toMatchObject([{ kind: 'rejected', reason: 'inactive' }, { kind: 'accepted' }]);
  });

  it.each<[Record<string, MappableField>, string]>([
    [{ 'Tenant Cell': 'mobilePhone', Resident: 'fullName' }, 'by heading'],
    [{ '1': 'fullName', '2': 'mobilePhone' }, 'by number'],
  ])('reads columns that were mapped by hand: %#', async (columns) => {
    const { outcomes } = await readFile('Resident,Tenant Cell,Flat\nJo Birch,857-555-0137,4\n', { columns });
    expect(outcomes).toMatchObject([
      { contacts: [{ name: { last: 'Birch' }, phones: [{ e164: '+18575550137', label: 'mobile' }] }] },
    ]);
  });

  it('is told to ignore a column', async () => {
    const read = await readFile('Name,Phone,Cell\nJo Birch,857-555-0137,617-555-0101\n', {
      columns: { Cell: 'ignore' },
    });
    expect(numbersOf(read)).toEqual(['+18575550137']);
  });

  it('refuses a mapping of a column that does not exist', async () => {
    await expect(readFile(list, { columns: { Mobile: 'phone' } })).rejects.toMatchObject({
      code: 'import.wrong_columns',
    });
  });

  it('uses the hint about the source only when the header is not known', async () => {
    expect((await readFile(list, { sourceHint: 'propertyradar' })).summary.source).toBe('propertyradar');
    const known = 'First name,Last name,Phone number,Role\nJo,Birch,857-555-0137,x\n';
    expect((await readFile(known, { sourceHint: 'quickbooks' })).summary.source).toBe('openphone');
    expect((await readFile(known, { source: 'manual' })).summary.source).toBe('manual');
  });

  it('tells furniture from customers', async () => {
    const text = [
      'Acme Rentals,,',
      'Name,Phone,Email',
      'Jo Birch,857-555-0137,',
      'Acme Rentals,,',
      'Name,Phone,Email',
      '"Monday, November 03, 2025 09:14 AM GMT-05:00",,',
      'TOTAL,,',
      'Total for Acme,,',
      'Total customers: 46',
      'Page 2 of 3',
      '"The data in this file is licensed to one subscriber, is not guaranteed and may not be resold."',
      'Totally Tidy LLC,617-555-0101,',
      'May Total,617-555-0102,',
      'June October,,',
      'Total Tidy LLC,,',
    ].join('\n');
    const { outcomes } = await readFile(text);
    expect(outcomes.map((outcome) => (outcome.kind === 'accepted' ? 'accepted' : outcome.reason))).toEqual([
      'accepted',
      'title',
      'repeated_header',
      'timestamp',
      'total_line',
      'total_line',
      'total_line',
      'title',
      'licence_text',
      'accepted',
      'accepted',
      'no_phone',
      'no_phone',
    ]);
  });

  it('never has a value of the file in an explanation', async () => {
    const { outcomes } = await readFile('Name,Phone\nJo Birch,555-0137\n');
    expect(outcomes).toMatchObject([
      { reason: 'too_short', explanation: 'The phone number has no area code, or is a short code.' },
    ]);
  });
});
