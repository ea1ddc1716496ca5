import { existsSync, readFileSync } from 'node:fs';
import {
  clusterRows,
  predictionRows,
  requireFolderOf,
  writeCsvFiles,
} from '../../../scripts/evaluate/write-csv';
import { scoredPairs } from './sample-pairs';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

describe('predictionRows', () => {
  it('names the records, the confidence with six digits, and the decision', () => {
    const pairs = scoredPairs([
      [0, 2, 0.9876543],
      [1, 2, 1],
    ]);
    pairs.decision[0] = 2;
    pairs.decision[1] = 3;
    expect([...predictionRows(pairs, ['a', 'b', 'c'])]).toEqual([
      ['rec_id_l', 'rec_id_r', 'confidence', 'decision'],
      ['a', 'c', '0.987654', 'auto_merge'],
      ['b', 'c', '1.000000', 'same_household'],
    ]);
  });
});

describe('clusterRows', () => {
  it('gives every record its cluster', () =>
    expect([...clusterRows(Int32Array.of(4, 0), ['a', 'b'])]).toEqual([
      ['rec_id', 'cluster'],
      ['a', '4'],
      ['b', '0'],
    ]));
});

describe('writeCsvFiles', () => {
  it('writes every row on a line of its own and quotes what needs it', async () => {
    const file = folder.path('quoted.csv');
    await writeCsvFiles([{ file, rows: [['x'], ['a,"b"']] }]);
    expect(readFileSync(file, 'utf8')).toBe('x\n"a,""b"""\n');
  });

  it('writes many rows in their order', async () => {
    const file = folder.path('many.csv');
    const rows = Array.from({ length: 12_345 }, (_, at) => [`r${at}`, String(at)]);
    await writeCsvFiles([{ file, rows }]);
    expect(readFileSync(file, 'utf8')).toBe(rows.map((row) => `${row.join(',')}\n`).join(''));
  });

  it('leaves every file as it was when one of them cannot be written', async () => {
    const kept = folder.write('kept.csv', 'as it was');
    const impossible = folder.path('no-folder/out.csv');
    await expect(
      writeCsvFiles([
        { file: kept, rows: [['new']] },
        { file: impossible, rows: [['new']] },
      ]),
    ).rejects.toThrow('cannot be written (ENOENT)');
    expect(readFileSync(kept, 'utf8')).toBe('as it was');
    expect(existsSync(`${kept}.part`)).toBe(false);
  });
});

describe('requireFolderOf', () => {
  it('refuses a file in a folder that is not there', async () => {
    await expect(requireFolderOf(folder.path('no-folder/out.csv'))).rejects.toThrow('There is no folder');
    await expect(requireFolderOf(folder.path('out.csv'))).resolves.toBeUndefined();
  });
});
