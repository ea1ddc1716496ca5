import type { SeededRandom } from '../seeded-random';
import type { LabelledSource } from './labelled-contact';

/** A name as somebody gives it, slips and all. */
export interface NameParts {
  readonly first: string;
  readonly last: string;
  /** "" or e.g. " J" */
  readonly middle: string;
  /** "" or e.g. ", Jr." */
  readonly suffix: string;
}

export interface WrittenName {
  readonly firstName: string;
  readonly lastName: string;
}

type Layout = (parts: NameParts, unit: string, noise: number, random: SeededRandom) => WrittenName;

const PLACEHOLDERS = [
  'Unknown',
  'Prospect',
  'Guest',
  'Test',
  'N/A',
  'Resident',
  'resident',
  'Caller',
  'unknown',
  'New Lead',
];

const cells = (firstName: string, lastName: string): WrittenName => ({ firstName, lastName });

/** How often a source that has the two names apart has the first one as an initial only. */
const INITIAL = { openphone: 0.095, quickbooks: 0.075, resman: 0.066 } as const;

const LAYOUTS: Readonly<Record<LabelledSource, Layout>> = {
  chatbot({ first, last, suffix }, _, noise, random) {
    if (random.chance(0.018 * noise)) return cells(random.pick(PLACEHOLDERS), '');
    const roll = random.next();
    if (roll < 0.313) return cells(first, '');
    if (roll < 0.378) return cells(`${first} ${last}`, '');
    if (roll < 0.417) return cells(first, last.charAt(0));
    return cells(first, last + suffix);
  },
  openphone({ first, last, suffix }, unit, noise, random) {
    const roll = random.next();
    if (roll < 0.041) return cells('', '');
    if (roll < 0.197) return cells(first, '');
    if (roll > 0.57)
      return cells(random.chance(INITIAL.openphone * noise) ? first.charAt(0) : first, last + suffix);
    const whole = `${first} ${last}${suffix}`;
    if (unit === '' || random.chance(0.69)) return cells(whole, '');
    const note = random.pick([`(${unit})`, `#${unit}`, `unit ${unit}`, `apt ${unit}`]);
    return random.chance(0.12) ? cells(note, whole) : cells(whole, note);
  },
  propertyradar: ({ first, last, middle, suffix }, _, __, random) =>
    random.chance(0.112) ? cells('', `${last} ${first}${middle}`) : cells(first + middle, last + suffix),
  quickbooks({ first, last, middle, suffix }, _, noise, random) {
    const roll = random.next();
    if (roll < 0.4) return cells('', `${last}, ${first}${middle}`);
    if (roll < 0.474) return cells('', `${first}${middle} ${last}`);
    const dot = random.chance(0.5) ? '.' : '';
    return cells(random.chance(INITIAL.quickbooks * noise) ? first.charAt(0) + dot : first, last + suffix);
  },
  resman({ first, last, middle, suffix }, _, noise, random) {
    if (random.chance(INITIAL.resman * noise)) return cells(first.charAt(0), last + suffix);
    const dot = middle !== '' && random.chance(0.5) ? '.' : '';
    return cells(first + middle + dot, last + suffix);
  },
};

/**
 * A name put into the two cells as the source does it: apart, in one cell, turned round, cut short or with the unit.
 * @param unit of the person's home, "" for a house
 * @param noise 1 is the usual rate of initials and placeholders
 */
export function nameInCells(
  parts: NameParts,
  source: LabelledSource,
  unit: string,
  noise: number,
  random: SeededRandom,
): WrittenName {
  return LAYOUTS[source](parts, unit, noise, random);
}
