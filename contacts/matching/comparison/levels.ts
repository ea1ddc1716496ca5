/**
 * How alike two values are, from most to least, for every field that is compared. The scoring models, the explanation
 * and the documentation read this one list. Level 0 is always "missing on either side": no evidence either way.
 */
export interface Level {
  readonly key: string;
  /** What a reviewer reads, e.g. "first names: a name and its nickname". */
  readonly phrase: string;
  /** Levels of one group exclude each other and add up to 1; groups differ in what can be compared at all. */
  readonly group: number;
  /** How often the level is expected of two records of one person, before the data have been looked at: 0..1. */
  readonly match: number;
  /** The same of two different people of one household. */
  readonly household: number;
  /** The same of two relatives who bear one name, a father and his son. */
  readonly relative: number;
  /** The same of two people picked at random; for a level with term frequencies only where no frequency is known. */
  readonly random: number;
  /** How alike the values are for the weighted model: 0..1. */
  readonly similarity: number;
}

export interface Comparison {
  readonly key: FieldKey;
  readonly title: string;
  readonly levels: readonly Level[];
}

export const fieldKeys = [
  'given',
  'surname',
  'order',
  'middle',
  'generation',
  'email',
  'phone',
  'street',
  'unit',
  'property',
  'area',
  'birth',
  'organisation',
] as const;
export type FieldKey = (typeof fieldKeys)[number];

const missing: Level = {
  key: 'missing',
  phrase: 'not known on both sides',
  group: 0,
  match: 1,
  household: 1,
  relative: 1,
  random: 1,
  similarity: 0,
};

type Row = readonly [
  key: string,
  phrase: string,
  group: number,
  match: number,
  household: number,
  relative: number,
  random: number,
  similarity: number,
];

const levelsOf = (rows: readonly Row[]): readonly Level[] => [
  missing,
  ...rows.map(([key, phrase, group, match, household, relative, random, similarity]) => ({
    key,
    phrase,
    group,
    match,
    household,
    relative,
    random,
    similarity,
  })),
];

const comparison = (key: FieldKey, title: string, rows: readonly Row[]): Comparison => ({
  key,
  title,
  levels: levelsOf(rows),
});

export const given = {
  same: 1,
  nickname: 2,
  slip: 3,
  severalSlips: 4,
  similar: 5,
  different: 6,
  other: 7,
  initial: 8,
  otherInitial: 9,
} as const;
export const surname = {
  same: 1,
  part: 2,
  slip: 3,
  similar: 4,
  different: 5,
  initial: 6,
  otherInitial: 7,
} as const;
export const order = { same: 1, swapped: 2 } as const;
export const middle = { fits: 1, differs: 2 } as const;
export const generation = { same: 1, differs: 2, oneSide: 3, none: 4 } as const;
export const email = { same: 1, slip: 2, otherDomain: 3, different: 4 } as const;
export const phone = { same: 1, withoutAreaCode: 2, slip: 3, different: 4 } as const;
export const street = { home: 1, building: 2, otherUnit: 3, slip: 4, different: 5 } as const;
export const unit = { same: 1, differs: 2 } as const;
export const property = { same: 1, differs: 2 } as const;
export const area = { zip: 1, city: 2, state: 3, different: 4 } as const;
export const birth = { same: 1, slip: 2, part: 3, different: 4 } as const;
export const organisation = { same: 1, alike: 2, different: 3 } as const;

export const comparisons: readonly Comparison[] = [
  comparison('given', 'First name', [
    ['same', 'the same', 1, 0.86, 0.02, 0.86, 0.01, 1],
    ['nickname', 'a name and its short form', 1, 0.05, 0.005, 0.06, 0.004, 0.9],
    ['slip', 'one is a misspelling of the other', 1, 0.045, 0.004, 0.03, 0.003, 0.85],
    ['several_slips', 'one may be the other, badly misspelt', 1, 0.01, 0.005, 0.005, 0.004, 0.6],
    ['similar', 'two names that look alike', 1, 0.005, 0.012, 0.005, 0.006, 0.5],
    ['different', 'different, one of them no usual name', 1, 0.015, 0.16, 0.02, 0.17, 0],
    ['other', 'two different names', 1, 0.01, 0.8, 0.02, 0.803, 0],
    ['initial', 'an initial that fits', 2, 0.96, 0.1, 0.98, 0.08, 0.8],
    ['other_initial', 'an initial that does not fit', 2, 0.04, 0.9, 0.02, 0.92, 0],
  ]),
  comparison('surname', 'Last name', [
    ['same', 'the same', 1, 0.86, 0.7, 0.93, 0.002, 1],
    ['part', 'one is a part of the other', 1, 0.025, 0.03, 0.01, 0.0005, 0.85],
    ['slip', 'one is a misspelling of the other', 1, 0.05, 0.03, 0.04, 0.0015, 0.85],
    ['similar', 'two names that look alike', 1, 0.01, 0.01, 0.005, 0.003, 0.5],
    ['different', 'different', 1, 0.055, 0.23, 0.015, 0.993, 0],
    ['initial', 'an initial that fits', 2, 0.95, 0.75, 0.98, 0.08, 0.8],
    ['other_initial', 'an initial that does not fit', 2, 0.05, 0.25, 0.02, 0.92, 0],
  ]),
  comparison('order', 'Order of the names', [
    ['same', 'first and last name in the same cells', 1, 0.98, 0.98, 0.98, 1, 0],
    ['swapped', 'first and last name in each other’s cells', 1, 0.02, 0.02, 0.02, 1, 0],
  ]),
  comparison('middle', 'Middle name', [
    ['fits', 'fits', 1, 0.9, 0.12, 0.4, 0.1, 1],
    ['differs', 'differs', 1, 0.1, 0.88, 0.6, 0.9, 0],
  ]),
  comparison('generation', 'Generation (Jr, Sr, III)', [
    ['same', 'the same', 1, 0.98, 0.3, 0.02, 0.4, 1],
    ['differs', 'differs', 1, 0.02, 0.7, 0.98, 0.6, 0],
    ['one_side', 'given on one side only', 2, 0.03, 0.03, 0.6, 0.03, 0],
    ['none', 'given on neither side', 2, 0.97, 0.97, 0.4, 0.97, 0],
  ]),
  comparison('email', 'E-mail', [
    ['same', 'the same mailbox', 1, 0.64, 0.07, 0.08, 1e-6, 1],
    ['slip', 'one is a misspelling of the other', 1, 0.05, 0.005, 0.02, 1e-5, 0.9],
    ['other_domain', 'the same name at another provider', 1, 0.02, 0.002, 0.03, 2e-4, 0.5],
    ['different', 'different', 1, 0.29, 0.923, 0.87, 0.9998, 0],
  ]),
  comparison('phone', 'Phone', [
    ['same', 'the same number', 1, 0.62, 0.12, 0.1, 1e-6, 1],
    ['without_area_code', 'the same seven digits, one without area code', 1, 0.01, 0.002, 0.002, 3e-7, 0.9],
    ['slip', 'one digit or two neighbouring digits off', 1, 0.02, 0.003, 0.003, 3e-6, 0.7],
    ['different', 'different', 1, 0.36, 0.877, 0.897, 1, 0],
  ]),
  comparison('street', 'Street address', [
    ['home', 'the same home', 1, 0.45, 0.6, 0.6, 1e-4, 1],
    ['building', 'the same building, unit not given on both sides', 1, 0.18, 0.2, 0.25, 3e-3, 0.8],
    ['other_unit', 'the same building, another unit', 1, 0.04, 0.05, 0.03, 3e-3, 0.2],
    ['slip', 'one is a misspelling of the other', 1, 0.06, 0.05, 0.05, 2e-4, 0.9],
    ['different', 'different', 1, 0.27, 0.1, 0.07, 0.994, 0],
  ]),
  comparison('unit', 'Unit', [
    ['same', 'the same', 1, 0.75, 0.85, 0.85, 0.005, 1],
    ['differs', 'differs', 1, 0.25, 0.15, 0.15, 0.995, 0],
  ]),
  comparison('property', 'Property', [
    ['same', 'the same', 1, 0.7, 0.75, 0.75, 0.03, 1],
    ['differs', 'differs', 1, 0.3, 0.25, 0.25, 0.97, 0],
  ]),
  comparison('area', 'Town', [
    ['zip', 'the same ZIP code', 1, 0.45, 0.6, 0.6, 0.02, 1],
    ['city', 'the same town', 1, 0.25, 0.2, 0.2, 0.05, 0.7],
    ['state', 'the same state', 1, 0.1, 0.1, 0.1, 0.1, 0.3],
    ['different', 'different', 1, 0.2, 0.1, 0.1, 0.83, 0],
  ]),
  comparison('birth', 'Date of birth', [
    ['same', 'the same', 1, 0.8, 0.003, 0.002, 5e-5, 1],
    ['slip', 'nearly the same', 1, 0.12, 0.005, 0.01, 2e-3, 0.8],
    ['part', 'partly the same', 1, 0.05, 0.05, 0.05, 0.03, 0.3],
    ['different', 'different', 1, 0.03, 0.942, 0.938, 0.968, 0],
  ]),
  comparison('organisation', 'Company', [
    ['same', 'the same', 1, 0.75, 0.2, 0.2, 1e-3, 1],
    ['alike', 'one is a shorter form of the other', 1, 0.2, 0.05, 0.05, 1e-3, 0.8],
    ['different', 'different', 1, 0.05, 0.75, 0.75, 0.998, 0],
  ]),
];

/** Levels of a further column (gender, licence number ...). */
export const attribute = { same: 1, slip: 2, different: 3 } as const;
export const attributeLevels: readonly Level[] = levelsOf([
  ['same', 'the same', 1, 0.85, 0.3, 0.3, 0.1, 1],
  ['slip', 'nearly the same', 1, 0.05, 0.02, 0.02, 0.005, 0.8],
  ['different', 'different', 1, 0.1, 0.68, 0.68, 0.895, 0],
]);
