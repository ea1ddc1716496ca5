import fc from 'fast-check';
import { parsePiece } from '../../../contacts/sources/papaparse';
import { unmappedNumbersCsv, type UnmappedNumber } from '../../../contacts/sources/unmapped-csv';
import { numbersOf, readFile } from './read-file';

const row: UnmappedNumber = {
  phoneNumber: '+16175550123',
  conversationId: 'CN1',
  lastActivityAt: '2026-01-02T03:04:05.000Z',
  reason: 'No record has this number.',
};

describe('unmappedNumbersCsv', () => {
  it('writes name columns to fill in, and what helps to know who it was', () => {
    expect(unmappedNumbersCsv([row]).split('\r\n')).toEqual([
      '\uFEFFFirst name,Last name,Company,Phone number,Email,Conversation ID,Last activity,Reason',
      ",,,'+16175550123,,CN1,2026-01-02T03:04:05.000Z,No record has this number.",
      '',
    ]);
  });

  it('comes back with every number, American or not', async () => {
    const numbers = ['+16175550123', '+442079460958', '+18005550199'];
    const read = await readFile(unmappedNumbersCsv(numbers.map((phoneNumber) => ({ ...row, phoneNumber }))));
    expect(numbersOf(read)).toEqual(numbers);
    expect(read.summary).toMatchObject({ source: 'csv', accepted: 3, records: 3 });
  });

  it('comes back with the names people filled in', async () => {
    const filled = unmappedNumbersCsv([row]).replace(",,,'+", "Ann,Lee,Lee LLC,'+");
    const { outcomes } = await readFile(filled);
    expect(outcomes).toMatchObject([
      {
        contacts: [
          { name: { first: 'Ann', last: 'Lee' }, company: 'Lee LLC', phones: [{ e164: '+16175550123' }] },
        ],
      },
    ]);
  });

  it('comes back even when Excel has taken the marks off', async () => {
    const saved = unmappedNumbersCsv([row]).replace("'+", '+');
    expect(numbersOf(await readFile(saved))).toEqual(['+16175550123']);
  });

  it('is refused when empty, since there is nothing to import', async () => {
    await expect(readFile(unmappedNumbersCsv([]))).rejects.toMatchObject({ code: 'import.header_only' });
  });

  it('has no cell that a spreadsheet calculates, whatever the values are', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '=1+1',
        '+1',
        '-1',
        '@SUM(1)',
        '\t=1',
        '\r=1',
        '\n=1',
        ' =1',
        '\uFF1D1',
        '\u200B=1',
        '"=1',
        ',=1',
        '\uFEFF=1',
      ),
    );
    const text = hostile.map((value) => value.replace(/\r\n?/g, '\n'));
    fc.assert(
      fc.property(text, text, (conversationId, reason) => {
        const written = unmappedNumbersCsv([{ ...row, conversationId, reason }])
          .slice(1)
          .replaceAll('\r\n', '\n');
        const { data } = parsePiece(written, { delimiter: ',', quoteChar: '"' }, false);
        const cells = data[1] ?? [];
        for (const cell of cells)
          expect(cell).not.toMatch(/^[\s\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\n\r]/);
        expect(cells[5]?.replace(/^'/, '')).toBe(conversationId.replace(/^'/, ''));
        expect(cells[7]?.replace(/^'/, '')).toBe(reason.replace(/^'/, ''));
      }),
      { numRuns: 500 },
    );
  });
});
