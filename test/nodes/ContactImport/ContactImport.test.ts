import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { SourceRecordSchema } from '../../../contacts/model/source-record';
import { ContactImport } from '../../../nodes/ContactImport/ContactImport.node';
import { runNode, startBinaryData, storeBinary } from '../../support/run-workflow';

const samples = path.resolve(__dirname, '../../../samples');
const sample = (fileName: string) => readFileSync(path.join(samples, fileName));
const list = 'Name,Phone,Email\nJo Birch,857-555-0137 / 06,jo@example.org\nAnn Lee,555-0101,\nTOTAL,,\n';

interface Settings {
  continueOnFail?: boolean;
  continueErrorOutput?: boolean;
}

async function run(items: INodeExecutionData[], parameters: INodeParameters = {}, settings: Settings = {}) {
  return await runNode({
    node: new ContactImport(),
    typeName: 'contactImport',
    parameters,
    inputs: [items],
    ...settings,
  });
}

async function fileItem(files: Record<string, string | Buffer>): Promise<INodeExecutionData> {
  const binary: Record<string, IBinaryData> = {};
  for (const [field, bytes] of Object.entries(files))
    binary[field] = await storeBinary(bytes, `${field}.csv`);
  return { json: {}, binary };
}

const json = (items: INodeExecutionData[] | undefined) => (items ?? []).map((item) => item.json);

describe('Contact Import', () => {
  beforeAll(async () => await startBinaryData('filesystem'));

  it('puts contacts on the first output and every other row, with its reason, on the second', async () => {
    const { outputs, error, hints } = await run([await fileItem({ data: list })]);
    expect(error).toBeUndefined();
    expect(json(outputs[0])).toMatchObject([
      {
        source: 'csv',
        label: 'Jo Birch',
        phones: [{ e164: '+18575550137' }],
        origin: { fileName: 'data.csv', record: 1, role: 'primary' },
        file: { source: 'csv', encoding: 'utf-8', delimiter: ',', headerLine: 1, records: 3 },
        leftovers: { phones: [{ raw: '06', reason: 'partial' }], emails: [] },
      },
    ]);
    expect(json(outputs[1])).toMatchObject([
      {
        fileName: 'data.csv',
        record: 2,
        disposition: 'rejected',
        reason: 'too_short',
        rejectedPhones: [{ raw: '555-0101', reason: 'too_short' }],
        contacts: [{ label: 'Ann Lee', phones: [] }],
        file: { records: 3 },
      },
      { record: 3, disposition: 'furniture', reason: 'total_line', contacts: [] },
    ]);
    expect(hints).toMatchObject([{ message: '3 records: 1 accepted, 1 rejected, 1 not contacts.' }]);
  });

  it('reads all six samples from one item: 230 rows accepted, 32 rejected, 5 furniture', async () => {
    const files = {
      propertyradar_0: sample('propertyradar.csv'),
      quickbooks_0: sample('quickbooks-customer-contact-list.csv'),
      openphone_0: sample('openphone-contacts.csv'),
      csv_0: sample('google-contacts.csv'),
      csv_1: sample('messy-windows1252-semicolon.csv'),
      csv_2: sample('excel-utf16-tab.csv'),
    };
    const { outputs } = await run([await fileItem(files)]);
    const rows = new Set(
      json(outputs[0]).map(({ origin }) => JSON.stringify({ ...(origin as object), role: null })),
    );
    expect(rows.size).toBe(230);
    expect(json(outputs[1]).filter(({ disposition }) => disposition === 'rejected')).toHaveLength(32);
    expect(json(outputs[1]).filter(({ disposition }) => disposition === 'furniture')).toHaveLength(5);
    for (const contact of json(outputs[0])) expect(SourceRecordSchema.safeParse(contact).success).toBe(true);
    for (const item of outputs.flat()) expect(item.pairedItem).toEqual({ item: 0 });
  });

  it.each([
    ['*', 4, 'every file'],
    ['propertyradar', 3, 'a name stands for the numbered fields too'],
    ['propertyradar, csv', 4, 'several names'],
    ['propertyradar_1', 1, 'one of them'],
  ])('reads with %j %i files: %s', async (binaryFields, count) => {
    const one = 'Name,Phone\nJo Birch,857-555-0137\n';
    const item = await fileItem({ propertyradar: one, propertyradar_1: one, propertyradar2: one, csv: one });
    const { outputs } = await run([item], { binaryFields });
    expect(outputs[0]).toHaveLength(count);
  });

  it('takes the source from the name of the field only when the header is not known', async () => {
    const known = 'First name,Last name,Phone number,Role\nJo,Birch,857-555-0137,x\n';
    const unknown = 'Name,Phone\nJo Birch,857-555-0137\n';
    const { outputs } = await run([
      await fileItem({ quickbooks_0: known, quickbooks_1: unknown, csv_0: unknown }),
    ]);
    expect(json(outputs[0]).map(({ source }) => source)).toEqual(['openphone', 'quickbooks', 'csv']);
  });

  it('reads a file that lies in the item itself', async () => {
    const data = Buffer.from(list).toString('base64');
    const { outputs } = await run([
      { json: {}, binary: { data: { data, mimeType: 'text/csv', fileName: 'inline.csv' } } },
    ]);
    expect(json(outputs[0])).toMatchObject([
      { origin: { fileName: 'inline.csv' }, phones: [{ e164: '+18575550137' }] },
    ]);
  });

  it('pairs the rows of several items with their item', async () => {
    const items = [await fileItem({ data: list }), await fileItem({ data: list })];
    const { outputs } = await run(items);
    expect(outputs.map((output) => output.map((item) => item.pairedItem))).toEqual([
      [{ item: 0 }, { item: 1 }],
      [{ item: 0 }, { item: 0 }, { item: 1 }, { item: 1 }],
    ]);
  });

  it('puts an unreadable file on the second output and reads the others', async () => {
    const item = await fileItem({ csv_0: 'PK\x03\x04[Content_Types].xml', csv_1: list });
    const { outputs, error } = await run([item]);
    expect(error).toBeUndefined();
    expect(outputs[0]).toHaveLength(1);
    expect(json(outputs[1])[0]).toMatchObject({
      fileName: 'csv_0.csv',
      disposition: 'file',
      reason: 'file',
      code: 'import.spreadsheet',
      explanation: expect.stringMatching(/^The file is an Excel workbook \(XLSX\), not CSV\. Open it/),
      contacts: [],
    });
  });

  it('stops at an unreadable file when told to, and says which one and what to do', async () => {
    const item = await fileItem({ csv_0: list, csv_1: '' });
    const { error } = await run([item], { options: { onUnreadableFile: 'stop' } });
    expect(error).toMatchObject({
      message: 'File 2 ("csv_1"): The file is empty.',
      description:
        'No record of this file was imported. Export it again and check that the export holds rows.',
      context: { itemIndex: 0 },
    });
  });

  it('goes on after an unreadable file when the node continues on fail', async () => {
    const item = await fileItem({ csv_0: '', csv_1: list });
    const { outputs, error } = await run(
      [item],
      { options: { onUnreadableFile: 'stop' } },
      { continueOnFail: true },
    );
    expect(error).toBeUndefined();
    expect(outputs[0]).toHaveLength(1);
    expect(json(outputs[1])[0]).toMatchObject({
      disposition: 'file',
      code: 'import.empty',
      error: 'The file is empty.',
    });
  });

  it('gives every item without a file an outcome when the node continues on fail', async () => {
    const { outputs } = await run([{ json: { a: 1 } }, { json: {} }], {}, { continueOnFail: true });
    expect(outputs[1]).toMatchObject([
      { json: { code: 'import.no_file' }, pairedItem: { item: 0 } },
      { json: { code: 'import.no_file' }, pairedItem: { item: 1 } },
    ]);
  });

  it('says so when no file arrived', async () => {
    const { error } = await run([{ json: { a: 1 } }]);
    expect(error).toMatchObject({ message: 'No file arrived in "Input Binary Fields"' });
    expect(error).toHaveProperty('description', expect.stringContaining('Nothing was imported.'));
  });

  it('reads customers from items, each paired with its own', async () => {
    const customer = (Id: string, DisplayName: string, number: string) => ({
      json: { Id, SyncToken: '0', DisplayName, PrimaryPhone: { FreeFormNumber: number } },
    });
    const items = [
      customer('1', 'Ann Lee', '617-555-0101'),
      customer('2', 'Cash Sale', '555-0101'),
      customer('3', 'Lee LLC', '617-555-0102'),
    ];
    const { outputs } = await run(items, { readFrom: 'json', source: 'quickbooks' });
    expect(outputs[0]?.map((item) => [item.json.externalId, item.pairedItem])).toEqual([
      ['1', { item: 0 }],
      ['3', { item: 2 }],
    ]);
    expect(outputs[1]).toMatchObject([
      {
        json: { record: 2, source: 'quickbooks', fileName: null, reason: 'too_short' },
        pairedItem: { item: 1 },
      },
    ]);
  });

  it('gives every item an outcome when the items say nothing', async () => {
    const { outputs } = await run([{ json: { a: 1 } }, { json: { b: 2 } }], { readFrom: 'json' });
    expect(outputs[1]).toMatchObject([
      { json: { code: 'import.no_fields' }, pairedItem: { item: 0 } },
      { json: { code: 'import.no_fields' }, pairedItem: { item: 1 } },
    ]);
  });

  it('reads with the options that were set', async () => {
    const text = 'Resident;Reach;Archived\nJo Birch;020 7946 0958;true\nAnn Lee;020 7946 0959;false\n';
    const options = {
      delimiter: ';',
      encoding: 'utf-8',
      includeInactive: false,
      columnMapping: {
        columns: [
          { column: 'Resident', field: 'fullName' },
          { column: '2', field: 'homePhone' },
        ],
      },
    };
    const { outputs } = await run([await fileItem({ data: text })], {
      region: 'GB',
      source: 'manual',
      options,
    });
    expect(json(outputs[0])).toMatchObject([
      { source: 'manual', phones: [{ e164: '+442079460959', label: 'home' }] },
    ]);
    expect(json(outputs[1])).toMatchObject([{ reason: 'inactive' }]);
  });

  it.each([
    [{ source: 'fax' }, '"Source" has a value that is not known'],
    [{ region: 'XX' }, '"Default Country" has a value that is not known'],
    [{ options: { delimiter: 'ab' } }, '"Delimiter" has a value that is not known'],
    [{ options: { encoding: 'ebcdic' } }, '"Encoding" has a value that is not known'],
    [
      { options: { columnMapping: { columns: [{ column: 'x', field: 'shoeSize' }] } } },
      '"Column Mapping" has a value that is not known',
    ],
  ])('refuses %j', async (parameters, message) => {
    const { error } = await run([await fileItem({ data: list })], parameters);
    expect(error).toMatchObject({ message, context: { itemIndex: 0 } });
  });

  it('reads a file of megabytes from the store as a stream', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `Person ${index},617-555-01${String(index % 100).padStart(2, '0')},${'note '.repeat(20)}`,
    );
    const { outputs } = await run([await fileItem({ data: `Name,Phone,Notes\n${rows.join('\n')}\n` })]);
    expect(outputs[0]).toHaveLength(20_000);
  }, 60_000);
});
