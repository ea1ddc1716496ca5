import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from '../../contacts/model/zod';
import { parsePiece } from '../../contacts/sources/papaparse';
import { generateLabelledContacts } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import { labelledContactsCsv } from '../../sandbox/generate/labelled/labelled-contacts-csv';
import { spawnSync } from '../child-process';

const SIZES = [7_000, 100_000, 1_000_000] as const;
const SEED = 7;

const ReportSchema = z.object({
  best_f1: z.number().nullable(),
  seconds: z.object({ match: z.number(), total: z.number() }),
  peak_memory_mb: z.number(),
});

/**
 * Deduplicates generated contacts of three sizes, each in a process of its own from the CSV file to the clusters, and
 * says time, peak memory, quality, growth from one size to the next, and the ratio to merely parsing the same file
 * with PapaParse.
 */
export function measureDeduplication(say: (line: string) => void): void {
  let before: { records: number; seconds: number } | null = null;
  for (const records of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-bench-'));
    try {
      const file = join(folder, 'contacts.csv');
      writeContacts(file, records);
      const {
        best_f1: bestF1,
        seconds,
        peak_memory_mb: memory,
      } = deduplicated(file, join(folder, 'clusters.csv'));
      const plain = secondsToParse(file);
      const growth =
        before === null
          ? ''
          : `; ${(records / before.records).toFixed(0)} times the records, ${(seconds.match / before.seconds).toFixed(0)} times the time`;
      say(
        `Deduplicating ${records} contacts: ${seconds.match.toFixed(2)} s (${seconds.total.toFixed(2)} s with reading, measuring and writing), peak ${memory} MB, best F1 ${bestF1?.toFixed(3) ?? 'unknown'}; plain PapaParse of the file ${plain.toFixed(2)} s, ratio ${(seconds.match / plain).toFixed(1)}${growth}`,
      );
      before = { records, seconds: seconds.match };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function writeContacts(file: string, records: number): void {
  const out = openSync(file, 'w');
  try {
    for (const chunk of labelledContactsCsv(generateLabelledContacts({ records, seed: SEED }).contacts))
      writeSync(out, chunk);
  } finally {
    closeSync(out);
  }
}

function deduplicated(file: string, clusters: string): z.infer<typeof ReportSchema> {
  const tool = join(__dirname, '..', 'evaluate.js');
  const result = spawnSync(process.execPath, [tool, file, '--clusters', clusters], { encoding: 'utf8' });
  return ReportSchema.parse(JSON.parse(result.stdout));
}

function secondsToParse(file: string): number {
  const text = readFileSync(file, 'utf8');
  const began = performance.now();
  parsePiece(text, { delimiter: ',', quoteChar: '"' }, false);
  return (performance.now() - began) / 1000;
}
