import type { ExportName, ExportSource } from './export-row';
import type { Person } from './person';
import type { SeededRandom } from './seeded-random';

/**
 * The one way in which other sources write a person differently from the first. One per person: "Bob" and "R."
 * together would not be seen as one by anybody who has only these two.
 */
export type Variation = 'none' | 'nickname' | 'initial' | 'last_initial' | 'first_only' | 'lower_case';

/** Mostly none; what the person's name does not allow becomes none. */
export function chooseVariation(person: Person, random: SeededRandom): Variation {
  const roll = random.next();
  if (roll < 0.2) return person.nickname === null ? 'none' : 'nickname';
  if (roll < 0.28) return 'initial';
  if (roll < 0.34) return 'last_initial';
  if (roll < 0.38) return 'first_only';
  if (roll < 0.46) return 'lower_case';
  return 'none';
}

/** The person's name in full, or varied. PropertyRadar's names come from public records and are always in full. */
export function spellName(person: Person, source: ExportSource, variation: Variation): ExportName {
  const { first, last, middleInitial } = person;
  const full: ExportName = { first, middle: middleInitial ?? '', last, suffix: person.suffix ?? '' };
  if (source === 'propertyradar') return full;
  const short = { ...full, middle: '' };
  switch (variation) {
    case 'nickname':
      return { ...short, first: person.nickname ?? first };
    case 'initial':
      return { ...short, first: first.slice(0, 1) };
    case 'last_initial':
      return { ...short, last: last.slice(0, 1) };
    case 'first_only':
      return { ...short, last: '' };
    case 'lower_case':
      return { ...short, first: first.toLowerCase(), last: last.toLowerCase() };
    default:
      return short;
  }
}
