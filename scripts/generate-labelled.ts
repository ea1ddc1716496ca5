import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateLabelledContacts } from '../sandbox/generate/labelled/generate-labelled-contacts';
import { labelledContactsCsv, labelledTrapsCsv } from '../sandbox/generate/labelled/labelled-contacts-csv';

const USAGE =
  'node build/scripts/generate-labelled.js --records N --seed S --out FILE.csv [--traps FILE.csv] [--noise X]';

/** Writes labelled contacts for measuring the matching: the records with the answer, and the pairs that must stay apart. */
function main(): void {
  const { values } = parseArgs({
    options: {
      records: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string' },
      traps: { type: 'string' },
      noise: { type: 'string', default: '1' },
    },
  });
  const { records, seed, out, traps: trapsFile, noise } = values;
  if (records === undefined || seed === undefined || out === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const { contacts, traps } = generateLabelledContacts({
    records: Number(records),
    seed: Number(seed),
    noise: Number(noise),
  });
  const file = openSync(out, 'w');
  try {
    for (const chunk of labelledContactsCsv(contacts)) writeSync(file, chunk);
  } finally {
    closeSync(file);
  }
  if (trapsFile !== undefined) writeFileSync(trapsFile, labelledTrapsCsv(traps));
}

main();
