import type { SeededRandom } from '../seeded-random';
import { otherSpelling } from './everyday-names';
import type { LabelledSource } from './labelled-contact';
import { nameInCells, type NameParts, type WrittenName } from './name-layout';
import type { LabelledPerson } from './people';
import { slip } from './slips';
import { withAccents } from './us-names';

/** How often a source has a name in each form, 0..1. */
interface NameHabits {
  readonly everyday: number;
  readonly middle: number;
  readonly suffix: number;
  readonly slip: number;
  readonly swapped: number;
  readonly upper: number;
  readonly lower: number;
}

const HABITS: Readonly<Record<LabelledSource, NameHabits>> = {
  chatbot: { everyday: 0.52, middle: 0, suffix: 0.05, slip: 0.026, swapped: 0.007, upper: 0, lower: 0.3 },
  openphone: { everyday: 0.54, middle: 0, suffix: 0.14, slip: 0.026, swapped: 0.006, upper: 0, lower: 0 },
  propertyradar: { everyday: 0.08, middle: 0.57, suffix: 0.6, slip: 0.03, swapped: 0, upper: 1, lower: 0 },
  quickbooks: {
    everyday: 0.14,
    middle: 0.05,
    suffix: 0.3,
    slip: 0.032,
    swapped: 0.006,
    upper: 0.115,
    lower: 0,
  },
  resman: { everyday: 0.13, middle: 0.29, suffix: 0.55, slip: 0.028, swapped: 0.008, upper: 0.064, lower: 0 },
};

/**
 * The person's name in the two cells of a source, complete or not, right or not.
 * @param noise 1 is the usual rate of slips, swaps, placeholders, initials and other names
 */
export function nameAsWritten(
  person: LabelledPerson,
  source: LabelledSource,
  noise: number,
  random: SeededRandom,
): WrittenName {
  const habits = HABITS[source];
  const parts = partsOf(person, habits, noise, random);
  const { firstName, lastName } = nameInCells(parts, source, person.address.unit, noise, random);
  const inCase = chooseCase(habits, random);
  const blanks = firstName !== '' && random.chance(0.009 * noise) ? random.pick([' ', '  ', '   ']) : '';
  return { firstName: inCase(firstName) + blanks, lastName: inCase(lastName) };
}

function partsOf(person: LabelledPerson, habits: NameHabits, noise: number, random: SeededRandom): NameParts {
  let first = givenName(person, habits, noise, random);
  let last = lastName(person, noise, random);
  if (random.chance(habits.slip * noise)) first = slip(first, random);
  // Last names are longer and less well known.
  if (random.chance((habits.slip + 0.008) * noise)) last = slip(last, random);
  if (random.chance(habits.swapped * noise)) [first, last] = [last, first];
  const hasMiddle = person.middleInitial !== '' && random.chance(habits.middle);
  const hasSuffix = person.suffix !== '' && random.chance(habits.suffix);
  return {
    first,
    last,
    middle: hasMiddle ? ` ${person.middleInitial}` : '',
    suffix: hasSuffix ? writtenSuffix(person.suffix, random) : '',
  };
}

function givenName(person: LabelledPerson, habits: NameHabits, noise: number, random: SeededRandom): string {
  if (person.everyday !== null && random.chance(habits.everyday)) return person.everyday;
  const other = random.chance(0.02 * noise) ? otherSpelling(person.first.toLowerCase()) : null;
  if (other !== null) return other;
  return person.usesAccents ? withAccents(person.first) : person.first;
}

function lastName(person: LabelledPerson, noise: number, random: SeededRandom): string {
  if (person.otherLast !== null && random.chance(0.33 * noise)) return person.otherLast;
  const [one, other] = person.doubleLast ?? [];
  if (one === undefined || other === undefined)
    return person.usesAccents ? withAccents(person.last) : person.last;
  const roll = random.next();
  if (roll < 0.72) return person.last;
  if (roll < 0.84) return `${one} ${other}`;
  if (roll < 0.88) return `${one}${other}`;
  return roll < 0.94 ? one : other;
}

function writtenSuffix(suffix: string, random: SeededRandom): string {
  return `${random.chance(0.5) ? ',' : ''} ${suffix}${suffix !== 'III' && random.chance(0.4) ? '.' : ''}`;
}

function chooseCase(habits: NameHabits, random: SeededRandom): (text: string) => string {
  const roll = random.next();
  if (roll < habits.upper) return (text) => text.toUpperCase();
  if (roll < habits.upper + habits.lower) return (text) => text.toLowerCase();
  return (text) => text;
}
