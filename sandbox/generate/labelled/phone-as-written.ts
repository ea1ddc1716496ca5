import { junkPhones } from '../phone-formats';
import type { SeededRandom } from '../seeded-random';
import type { LabelledSource } from './labelled-contact';
import { slipOfDigits } from './slips';
import { weightedChoice } from './weighted-choice';

type Spelling = (area: string, exchange: string, line: string, random: SeededRandom) => string;

const parenthesised: Spelling = (a, b, c) => `(${a}) ${b}-${c}`;

/** The ways of people who type a number by hand; the last two lose or add something. */
const handTyped: readonly (readonly [Spelling, number])[] = [
  [(a, b, c) => `${a}-${b}-${c}`, 27],
  [parenthesised, 26],
  [(a, b, c) => `${a}${b}${c}`, 18.5],
  [(a, b, c) => `${a}.${b}.${c}`, 9.5],
  [(a, b, c) => `1${a}${b}${c}`, 5.5],
  [(a, b, c) => `+1 ${a} ${b} ${c}`, 5],
  [(a, b, c) => `1-${a}-${b}-${c}`, 3.8],
  [(a, b, c) => `${a} ${b} ${c}`, 2.6],
  [(a, b, c, random) => `${a}-${b}-${c} ${random.pick(['x', 'x', 'ext '])}${1 + random.below(999)}`, 1],
  [(_, b, c) => `${b}-${c}`, 0.4],
];

const chooseHandTyped = weightedChoice(handTyped);

const chooseSpelling: Readonly<Record<LabelledSource, (random: SeededRandom) => Spelling>> = {
  chatbot: chooseHandTyped,
  propertyradar: chooseHandTyped,
  quickbooks: chooseHandTyped,
  resman: weightedChoice([
    [parenthesised, 230],
    ...handTyped.map(([spelling, weight]): [Spelling, number] => [spelling, weight]),
  ]),
  openphone: weightedChoice<Spelling>([
    [(a, b, c) => `+1${a}${b}${c}`, 93],
    [parenthesised, 7],
  ]),
};

const chooseFiller = weightedChoice<string>([
  ['0000000000', 31],
  ['5555555555', 25],
  ['0', 19],
  ['1234567890', 9],
  ['123-456-7890', 7],
  ['9999999999', 7],
  ['999-999-9999', 6],
  ['1111111111', 11],
  ['none', 12],
  ['n/a', 12],
  ['unknown', 3],
]);

/** What stands in a phone cell without being a number. */
export function junkPhone(random: SeededRandom): string {
  return random.chance(0.92) ? chooseFiller(random) : random.pick(junkPhones);
}

export interface WrittenPhone {
  readonly text: string;
  /** False when a slip made another number of it, or the area code is left out. */
  readonly isRight: boolean;
}

/** Ten digits in the spelling of the source. @param noise 1 is the usual rate of slips */
export function phoneAsWritten(
  digits: string,
  source: LabelledSource,
  noise: number,
  random: SeededRandom,
): WrittenPhone {
  const hasSlip = random.chance(0.0125 * noise);
  const written = hasSlip ? slipOfDigits(digits, random) : digits;
  const spell = chooseSpelling[source](random);
  const text = spell(written.slice(0, 3), written.slice(3, 6), written.slice(6), random);
  return { text, isRight: !hasSlip && text.length >= 10 };
}
