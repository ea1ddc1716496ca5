import type { SeededRandom } from '../seeded-random';
import { slip } from './slips';
import { weightedChoice } from './weighted-choice';

/** What stands in e-mail cells without being anybody's address. */
export const chooseJunkEmail = weightedChoice<string>([
  ['noemail@gmail.com', 22],
  ['no@email.com', 19],
  ['test@test.com', 18],
  ['na@na.com', 18],
  ['x@x.com', 14],
  ['n/a', 14],
  ['none@none.com', 15],
  ['declined@declined.com', 12],
  ['noemail@noemail.com', 11],
  ['none', 8],
  ['noreply@gmail.com', 6],
  ['unknown@unknown.com', 5],
  ['donthave@yahoo.com', 3],
  ['123@gmail.com', 3],
  ['-', 2],
]);

const MISTYPED: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': [
    'gmial.com',
    'gmail.co',
    'gmail.con',
    'gamil.com',
    'gmai.com',
    'gmil.com',
    'gnail.com',
    'gmail.cm',
  ],
  'yahoo.com': ['yaho.com', 'yahoo.con', 'yahooo.com', 'yhaoo.com'],
  'icloud.com': ['iclould.com', 'icloud.con', 'iclud.com'],
  'hotmail.com': ['hotmial.com', 'hotmal.com', 'hotmail.co'],
  'outlook.com': ['outlok.com', 'outlook.con', 'outloook.com'],
  'aol.com': ['aol.con', 'aoll.com'],
};

const TAGS = ['spam', 'apt', 'apartments', 'zillow', 'home', '2023', 'leasing', 'rent', 'housing', 'apts'];

export interface WrittenEmail {
  readonly text: string;
  /** False when a slip made another address of it. */
  readonly isRight: boolean;
}

/**
 * An address as it comes into a cell: mostly as it is, at times in capitals, with a tag or a dot more that change
 * nothing, or with a slip, a blank or a bracket.
 * @param tagged the source keeps what people type into a form, plus-addresses among it
 * @param noise 1 is the usual rate of slips
 */
export function emailAsWritten(
  address: string,
  tagged: boolean,
  noise: number,
  random: SeededRandom,
): WrittenEmail {
  const at = address.lastIndexOf('@');
  let [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  let isRight = true;
  if (domain === 'gmail.com' && local.length > 4 && random.chance(0.03)) local = dotsChanged(local, random);
  if (random.chance(0.012 * noise)) {
    local = slip(local, random);
    isRight = false;
  } else if (random.chance(0.014 * noise)) {
    const mistyped = MISTYPED[domain];
    if (mistyped !== undefined) domain = random.pick(mistyped);
    isRight = mistyped === undefined;
  }
  if (tagged && random.chance(0.036)) local += `+${random.pick(TAGS)}`;
  const text = inSomeCase(`${local}@${domain}`, random);
  return { text: random.chance(0.0135 * noise) ? wrapped(text, random) : text, isRight };
}

/** Gmail reads "a.b" and "ab" as one. */
function dotsChanged(local: string, random: SeededRandom): string {
  if (local.includes('.')) return local.replaceAll('.', '');
  const at = 1 + random.below(local.length - 2);
  return `${local.slice(0, at)}.${local.slice(at)}`;
}

function inSomeCase(text: string, random: SeededRandom): string {
  const roll = random.next();
  if (roll < 0.05) return text.toUpperCase();
  if (roll < 0.137) return text.charAt(0).toUpperCase() + text.slice(1);
  return text;
}

function wrapped(text: string, random: SeededRandom): string {
  return random.pick([`${text} `, `${text} `, ` ${text}`, `<${text}>`, `mailto:${text}`, `${text}.`]);
}
