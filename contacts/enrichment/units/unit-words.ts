import { NUMBER_WORDS } from '../reading/number-words';

/** What somebody can look for, as the customer names it; four and five bedrooms as well, and lofts. */
export const unitTypes = [
  'studio',
  '1 bedroom',
  '2 bedroom',
  '3 bedroom',
  '4 bedroom',
  '5 bedroom',
  'loft',
] as const;
export type UnitType = (typeof unitTypes)[number];

const COUNTS: Readonly<Record<string, number>> = { ...NUMBER_WORDS, uno: 1, single: 1, double: 2 };
export const BED_COUNT = `(?:[1-5]|${Object.keys(COUNTS).join('|')})`;

export const bedCountOf = (word: string): number => COUNTS[word] ?? Number(word);

/** 1..5 bedrooms. */
export const bedrooms = (count: number): UnitType | null =>
  unitTypes.find((type) => type === `${count} bedroom`) ?? null;

export const BEDS =
  '(?:bed ?rooms?|bedrms?|beds?|brs?|bds?|bdrs?|bdrms?|b(?= ?/? ?[1-4] ?b)|recamaras?|habitacion(?:es)?|dormitorios?|cuartos?|alcobas?)(?![a-z])';

/** Bathrooms right behind the bedrooms: "2 bed 2 bath", "3bd/2ba", "y 2 baños". */
export const BATHS_AFTER =
  /^[ ,/&+-]{0,3}(?:and |y |with |w\/ ?|con )?(?:a )?(one|two|three|four|un|una|dos|tres|[1-4](?:\.5|\.0)?)(?: and a half)?[ -]?(?:full |half )?(?:bath(?:room)?s?|ba|b|banos?)(?![a-z])/;
