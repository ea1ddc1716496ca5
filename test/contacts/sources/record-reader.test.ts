import fc from 'fast-check';
import { unparse } from '../../../contacts/sources/papaparse';
import { longestRecord, RecordReader, type CsvRecord } from '../../../contacts/sources/record-reader';

function records(text: string, pieceSize = text.length || 1): CsvRecord[] {
  const reader = new RecordReader(',', false);
  const found: CsvRecord[] = [];
  for (let start = 0; start < text.length; start += pieceSize)
    found.push(...reader.read(text.slice(start, start + pieceSize)));
  return [...found, ...reader.finish()];
}

const cells = (text: string) => records(text).map((record) => record.cells);

describe('RecordReader', () => {
  it.each<[string, string[][], string]>([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'LF',
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'CRLF, no line end at the end',
    ],
    ['"a,b",c\n', [['a,b', 'c']], 'a delimiter in quotes'],
    ['"a""b",c\n', [['a"b', 'c']], 'a doubled quote'],
    ['"a\nb",c\n', [['a\nb', 'c']], 'a line feed in quotes'],
    ['a,"b"\n', [['a', 'b']], 'a quote in the second cell'],
    ['"a" ,b\n', [['a', 'b']], 'a blank behind the quote'],
    ['a"b,c\n', [['a"b', 'c']], 'a stray quote'],
    ['"5\' 10" beam",c\n', [['5\' 10" beam', 'c']], 'a stray quote inside quotes'],
    ['a,,\n\n,b\n', [['a', '', ''], [''], ['', 'b']], 'empty cells and lines'],
    ['""\n', [['']], 'an empty quoted cell'],
  ])('cuts %j: %#', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('counts physical lines', () => {
    expect(records('a\n"b\nb"\n\nc').map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  });

  it.each<[string, string[][], string]>([
    [
      'a,"b\nc,d\ne,f\n',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      'up to the end of the file',
    ],
    [
      'a,"b\nc,d\ne,"f, g"\nh,i\n',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f, g'],
        ['h', 'i'],
      ],
      'up to the next quoted cell',
    ],
    [
      '"a,b\n"c",d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'at the start of a line',
    ],
  ])('loses only the line of a quote that is never closed: %j %#', (text, expected) => {
    const found = records(text);
    expect(found.map((record) => record.cells)).toEqual(expected);
    expect(found.map(({ hasUnclosedQuote }) => hasUnclosedQuote)).toEqual(
      expected.map((_, index) => index === 0),
    );
  });

  it('gives up on a quote after the longest record', () => {
    const filler = 'x,y\n'.repeat(longestRecord / 4 + 10);
    const found = records(`a,"b\n${filler}c,d"\n`);
    expect(found[0]).toMatchObject({ cells: ['a', 'b'], hasUnclosedQuote: true });
    expect(found).toHaveLength(longestRecord / 4 + 12);
  });

  it('reads back what PapaParse writes, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n', '1', "'"), maxLength: 8 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const isAmbiguous = rows.flat().some((text) => /["\n]/.test(text));
        fc.pre(!isAmbiguous || rows.flat().every((text) => !text.includes('"')));
        expect(cells(unparse(rows))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('does not care where the text is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (hostile, pieceSize) => {
        expect(records(hostile, pieceSize)).toEqual(records(hostile));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not care where a text of several pieces is cut', () => {
    const line = (index: number) =>
      index % 7 === 3
        ? `"${'x'.repeat(index % 90)}`
        : `"p ${index}, q","a\nb",c${index % 11 === 0 ? '"' : ''}`;
    const text = Array.from({ length: 9000 }, (_, index) => line(index)).join('\n');
    expect(text.length).toBeGreaterThan(3 * 64 * 1024);
    expect(records(text, 1000)).toEqual(records(text));
    expect(records(text, 65_537)).toEqual(records(text));
  });
});
