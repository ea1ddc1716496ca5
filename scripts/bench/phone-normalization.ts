import { parsePhoneNumberFromString } from '../../contacts/normalize/libphonenumber';
import { normalizePhone } from '../../contacts/normalize/phone';
import type { ExportSource } from '../../sandbox/generate/export-row';
import { fictionalNumbers } from '../../sandbox/generate/fictional-numbers';
import { writePhone } from '../../sandbox/generate/phone-formats';
import { seededRandom } from '../../sandbox/generate/seeded-random';
import { percentile } from './percentile';

const RUNS = 5;
const REGION = 'US';

/** Which exports are read, and how their spellings are called. The last is the losing case: most of it goes the long way. */
const CASES: readonly (readonly [string, readonly ExportSource[]])[] = [
  ['plainly written', ['quickbooks', 'google', 'openphone']],
  ['of every export', ['quickbooks', 'google', 'openphone', 'propertyradar', 'list']],
  ['of hand-kept lists', ['list']],
];

/**
 * Measures `normalizePhone` against libphonenumber-js (`parsePhoneNumberFromString` and `isValid`) on every fictional
 * US number in mixed spellings: variants interleaved, the median of five, one line a case with the ratio of the two.
 * The first run is told apart; that of the first case also asks the library about the numbering plan.
 */
export function measurePhoneNormalization(say: (line: string) => void): void {
  for (const [name, sources] of CASES) {
    const numbers = writtenNumbers(sources);
    const library: number[] = [];
    const ours: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      ours.push(secondsToRead(numbers, readOurs));
      library.push(secondsToRead(numbers, readByLibrary));
    }
    const [own, peer] = [percentile(ours, 0.5), percentile(library, 0.5)];
    say(
      `Reading ${numbers.length} numbers ${name}: ${microseconds(own, numbers)} each, the first run ${microseconds(ours[0] ?? own, numbers)}; libphonenumber-js ${microseconds(peer, numbers)}; ratio ${(own / peer).toFixed(3)}, ${(peer / own).toFixed(1)} times as fast`,
    );
  }
}

/** Flat texts, as they come out of a file: a text that was just joined costs extra at its first character. */
function writtenNumbers(sources: readonly ExportSource[]): string[] {
  const random = seededRandom(1);
  const numbers = random.shuffled(fictionalNumbers());
  return numbers.map((e164) => Buffer.from(writePhone(random.pick(sources), e164, random)).toString());
}

function secondsToRead(numbers: readonly string[], isUsable: (raw: string) => boolean): number {
  let usable = 0;
  const began = performance.now();
  for (const raw of numbers) if (isUsable(raw)) usable++;
  const seconds = (performance.now() - began) / 1000;
  if (usable < numbers.length / 2) throw new Error(`Only ${usable} of ${numbers.length} numbers were read.`);
  return seconds;
}

function readOurs(raw: string): boolean {
  return normalizePhone(raw, REGION).kind === 'valid';
}

function readByLibrary(raw: string): boolean {
  return parsePhoneNumberFromString(raw, REGION)?.isValid() ?? false;
}

function microseconds(seconds: number, numbers: readonly string[]): string {
  return `${((1e6 * seconds) / numbers.length).toFixed(2)} \u00B5s`;
}
