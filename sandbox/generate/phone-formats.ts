import type { ExportSource } from './export-row';
import type { SeededRandom } from './seeded-random';

type Format = (area: string, exchange: string, line: string) => string;

/** How people and programs of each source write a number; every form means exactly one number. */
const FORMATS: Readonly<Record<ExportSource, readonly Format[]>> = {
  propertyradar: [
    (a, b, c) => `${a}-${b}-${c}`,
    (a, b, c) => `${a}-${b}-${c}`,
    (a, b, c) => `${a}-${b}-${c}`,
    (a, b, c) => `${a}${b}${c}.0`,
  ],
  quickbooks: [
    (a, b, c) => `(${a}) ${b}-${c}`,
    (a, b, c) => `(${a}) ${b}-${c}`,
    (a, b, c) => `${a}-${b}-${c}`,
    (a, b, c) => `${a}.${b}.${c}`,
  ],
  openphone: [(a, b, c) => `+1${a}${b}${c}`],
  google: [
    (a, b, c) => `+1 (${a}) ${b}-${c}`,
    (a, b, c) => `+1${a}${b}${c}`,
    (a, b, c) => `1-${a}-${b}-${c}`,
    (a, b, c) => `(${a}) ${b}-${c}`,
  ],
  list: [
    (a, b, c) => `${a} ${b} ${c}`,
    (a, b, c) => `${a}${b}${c}`,
    (a, b, c) => `'${a}${b}${c}`,
    (a, b, c) => `C: ${a}-${b}-${c}`,
    (a, b, c) => `001-${a}-${b}-${c}`,
  ],
};

/** A US number as the source might write it. @param e164 e.g. "+16175550123" */
export function writePhone(source: ExportSource, e164: string, random: SeededRandom): string {
  return random.pick(FORMATS[source])(e164.slice(2, 5), e164.slice(5, 8), e164.slice(8));
}

/** What stands in phone cells without being a usable number. */
export const junkPhones: readonly string[] = [
  '000-000-0000',
  '555-555-5555',
  '617-555-1212',
  '1234567890',
  '555-0136',
  'N/A',
  'call office',
  '6.17555E+09',
  '##########',
  '617-555-01304',
];
