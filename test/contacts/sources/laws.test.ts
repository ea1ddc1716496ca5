import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { LeasingContactsError } from '../../../contacts/model/errors';
import { SourceRecordSchema } from '../../../contacts/model/source-record';
import { readFile, type ReadFile } from './read-file';

const samples = path.resolve(__dirname, '../../../samples');

/** The file read, or the code of the refusal: nothing else may come out. */
async function tried(bytes: Uint8Array | string, chunkSize?: number): Promise<ReadFile | string> {
  return await readFile(bytes, {}, chunkSize).catch((error: unknown) => {
    if (error instanceof LeasingContactsError) return error.code;
    throw error;
  });
}

describe('importFile keeps its laws', () => {
  it.each([
    'propertyradar.csv',
    'quickbooks-customer-contact-list.csv',
    'openphone-contacts.csv',
    'google-contacts.csv',
    'messy-windows1252-semicolon.csv',
    'excel-utf16-tab.csv',
  ])(
    '%s gives the same byte by byte as in one piece',
    async (fileName) => {
      const bytes = readFileSync(path.join(samples, fileName));
      const whole = await readFile(bytes, {}, bytes.length);
      expect(await readFile(bytes, {}, 1)).toEqual(whole);
      expect(await readFile(bytes, {}, 1021)).toEqual(whole);
    },
    60_000,
  );

  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '617-555-0101',
      '"',
      '""',
      '\n',
      '=A1',
      'Jo Birch',
      'jo@example.com',
      '6.17555E+09',
      '__proto__',
      'TOTAL',
      '<b>x</b>',
    ),
  );
  const file = fc
    .tuple(
      fc.constantFrom(
        'Name,Phone,Email\n',
        'Owner,Primary Name,Primary Phone1,Secondary Name,Secondary Phone1\r\n',
        'Customer full name,Phone numbers,Full name\n',
      ),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
    )
    .map(([head, rows]) => head + rows.map((row) => row.join(',')).join('\n'));

  it('never throws but to refuse a file, and every record has exactly one outcome', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(file, fc.uint8Array({ maxLength: 300 })), async (content) => {
        const read = await tried(content);
        if (typeof read === 'string') return;
        expect(read.outcomes.map(({ record }) => record)).toEqual(read.outcomes.map((_, index) => index + 1));
        const { records, accepted, rejected, furniture } = read.summary;
        expect([records, accepted + rejected + furniture]).toEqual([
          read.outcomes.length,
          read.outcomes.length,
        ]);
        for (const outcome of read.outcomes) {
          if (outcome.kind === 'furniture') continue;
          const usable = outcome.contacts.flatMap(({ phones }) => phones).length;
          expect(usable > 0).toBe(outcome.kind === 'accepted');
          for (const contact of outcome.contacts) expect(SourceRecordSchema.parse(contact)).toEqual(contact);
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('gives the same whatever the size of the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(file, fc.uint8Array({ maxLength: 200 })),
        fc.integer({ min: 1, max: 13 }),
        async (content, chunkSize) => {
          expect(await tried(content, chunkSize)).toEqual(await tried(content));
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('reads 20,000 rows in bounded memory, within seconds', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `"Person ${index}, Bob",617-555-01${String(index % 100).padStart(2, '0')},p${index}@example.com`,
    );
    const started = performance.now();
    const { summary } = await readFile(`Name,Phone,Email\n${rows.join('\n')}`);
    expect(summary).toMatchObject({ records: 20_000, accepted: 20_000 });
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 60_000);

  it('is not stopped by a quote opened on every line', async () => {
    const started = performance.now();
    const { summary } = await readFile(`Name,Phone\n${'"x\n'.repeat(50_000)}`);
    expect(summary.records).toBe(50_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 60_000);
});
