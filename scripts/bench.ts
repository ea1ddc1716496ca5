import { cpus } from 'node:os';
import { linkByPhone } from '../contacts/matching';
import type { SourceRecord } from '../contacts/model/source-record';
import { importFile } from '../contacts/sources/import-file';
import { defaultImportOptions } from '../contacts/sources/import-options';
import { parsePiece } from '../contacts/sources/papaparse';
import { generateBootstrap } from '../sandbox/generate/generate-bootstrap';
import { measureCandidateLookup } from './bench/candidate-lookup';
import { measureDeduplication } from './bench/deduplication';
import { percentile } from './bench/percentile';
import { measureLedgerEvents } from './bench/ledger-events';
import { measureLedgerResolve } from './bench/ledger-resolve';
import { measureLiveSync } from './bench/live-sync';
import { measurePhoneNormalization } from './bench/phone-normalization';
import { measurePushRate } from './bench/push-rate';

const RUNS = 5;

/**
 * `npm run bench`: what the bootstrap, matching, the ledger and the continuous sync cost, as ratios against a named peer measured in the same run, variants
 * interleaved, the median of five. Absolute figures are of this machine only.
 */
async function bench(only: string | undefined): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(
    `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}; median of ${RUNS} runs`,
  );
  if (only === 'live') return measureLiveSync(say);
  const { phones, files } = generateBootstrap({ conversations: 7_000, seed: 1 });
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);

  const imports: number[] = [];
  const plain: number[] = [];
  let records: SourceRecord[] = [];
  for (let run = 0; run < RUNS; run++) {
    plain.push(
      await secondsOf(async () =>
        files.forEach((file) =>
          parsePiece(new TextDecoder().decode(file.bytes), { delimiter: ',', quoteChar: '"' }, false),
        ),
      ),
    );
    records = [];
    imports.push(await secondsOf(async () => void (records = await importAll(files))));
  }
  const [importSeconds, plainSeconds] = [median(imports), median(plain)];
  say(
    `Import of ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${records.length} contacts: ${importSeconds.toFixed(2)} s; plain PapaParse of the same bytes ${plainSeconds.toFixed(2)} s; ratio ${(importSeconds / plainSeconds).toFixed(1)}`,
  );

  const numbers = phones.map((phoneNumber, index) => ({ phoneNumber, conversationIds: [`CN${index}`] }));
  const links: number[] = [];
  for (let run = 0; run < RUNS; run++)
    links.push(await secondsOf(async () => void linkByPhone(numbers, records)));
  const linkSeconds = median(links);
  say(
    `Linking ${numbers.length} numbers to ${records.length} records: ${linkSeconds.toFixed(2)} s; ratio to the import ${(linkSeconds / importSeconds).toFixed(1)}`,
  );

  measurePhoneNormalization(say);
  measureDeduplication(say);
  measureCandidateLookup(say);

  await measureLedgerEvents(say);
  await measureLedgerResolve(say);

  const push = await measurePushRate(100);
  say(
    `Push of ${push.contacts} contacts, answers after 100 ms: ${push.perSecond.toFixed(2)} a second, ${(100 * push.shareOfPermitted).toFixed(0)} % of the permitted rate, ${push.refused} refused`,
  );
  await measureLiveSync(say);
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function importAll(files: readonly { fileName: string; bytes: Uint8Array }[]): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for (const { fileName, bytes } of files) {
    const file = {
      fileName,
      async *openBytes() {
        yield bytes;
      },
    };
    for await (const outcome of importFile(file, defaultImportOptions)) {
      if (outcome.kind === 'accepted') records.push(...outcome.contacts);
    }
  }
  return records;
}

void bench(process.argv[2]);
