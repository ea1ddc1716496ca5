import type { SeededRandom } from '../seeded-random';

const KEYBOARD_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];

/** What people write for a sound they only heard. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['ei', 'ie'],
  ['ie', 'ei'],
  ['ph', 'f'],
  ['ck', 'k'],
  ['sch', 'sh'],
  ['tt', 't'],
  ['ll', 'l'],
  ['nn', 'n'],
  ['ss', 's'],
  ['z', 's'],
  ['y', 'i'],
  ['ai', 'ay'],
  ['ea', 'ee'],
  ['son', 'sen'],
];

/**
 * The text with one slip of the finger or the ear in it: a letter left out, doubled, swapped with the next or taken
 * from the next key, or a sound spelled otherwise. Text of fewer than three characters stays; otherwise the result
 * differs. The first character stays, except for one slip in twelve.
 */
export function slip(text: string, random: SeededRandom): string {
  if (text.length < 3) return text;
  for (;;) {
    const slipped = oneSlip(text, random);
    if (slipped !== text) return slipped;
  }
}

function oneSlip(text: string, random: SeededRandom): string {
  const at = random.chance(1 / 12) ? 0 : 1 + random.below(text.length - 1);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const roll = random.next();
  if (roll < 0.25) return before + after;
  if (roll < 0.42) return before + letter + letter.toLowerCase() + after;
  if (roll < 0.66) return swapped(before, letter, after);
  if (roll < 0.88) return before + nextKey(letter, random) + after;
  return soundsAlike(text, random);
}

function swapped(before: string, letter: string, after: string): string {
  const next = after.charAt(0);
  const isCapital = letter !== letter.toLowerCase();
  // Who types "Ana" too fast writes "Naa", not "nAa".
  const pair = isCapital ? next.toUpperCase() + letter.toLowerCase() : next + letter;
  return before + (next === '' ? letter : pair) + after.slice(1);
}

function nextKey(letter: string, random: SeededRandom): string {
  const lower = letter.toLowerCase();
  const row = KEYBOARD_ROWS.find((keys) => keys.includes(lower));
  if (row === undefined) return letter;
  const place = row.indexOf(lower);
  const key = row.charAt(place + (place === 0 || (place < row.length - 1 && random.chance(0.5)) ? 1 : -1));
  return letter === lower ? key : key.toUpperCase();
}

function soundsAlike(text: string, random: SeededRandom): string {
  const possible = SOUNDS.filter(([heard]) => text.includes(heard, 1));
  if (possible.length === 0) return text;
  const [heard, written] = random.pick(possible);
  const at = text.indexOf(heard, 1);
  return text.slice(0, at) + written + text.slice(at + heard.length);
}

/** Ten digits with one digit wrong or two neighbours swapped; always another number of ten digits. */
export function slipOfDigits(digits: string, random: SeededRandom): string {
  for (;;) {
    const at = 3 + random.below(digits.length - 3);
    const slipped = random.chance(0.65)
      ? digits.slice(0, at) + String(random.below(10)) + digits.slice(at + 1)
      : digits.slice(0, at - 1) + digits.charAt(at) + digits.charAt(at - 1) + digits.slice(at + 1);
    if (slipped !== digits) return slipped;
  }
}
