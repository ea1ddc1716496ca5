import {
  attribute,
  attributeLevels,
  comparisons,
  fieldKeys,
} from '../../../../contacts/matching/comparison/levels';
import * as numbers from '../../../../contacts/matching/comparison/levels';

const fields = [
  ...comparisons.map(({ key, levels }) => ({ key: key as string, levels, numbers: numbers[key] as object })),
  { key: 'a further column', levels: attributeLevels, numbers: attribute as object },
];

it('comparisons stand in the order of the field keys', () =>
  expect(comparisons.map(({ key }) => key)).toEqual(fieldKeys));

describe.each(fields)('levels of $key', ({ key: field, levels, numbers: places }) => {
  it('begin with "missing" and have the numbers that the code calls them by', () => {
    const camel = levels.map(({ key }) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
    expect(camel).toEqual(['missing', ...Object.keys(places)]);
    expect(Object.values(places)).toEqual(camel.slice(1).map((_, at) => at + 1));
  });

  it.each(['match', 'household', 'relative', 'random'] as const)('add up to 1 in each group: %s', (kind) => {
    // Which cell a name stands in says nothing about two strangers: their names differ in any order.
    const isSilent = field === 'order' && kind === 'random';
    const groups = new Map<number, number>();
    for (const level of levels.slice(1))
      groups.set(level.group, (groups.get(level.group) ?? 0) + level[kind]);
    for (const sum of groups.values()) expect(sum).toBeCloseTo(isSilent ? levels.length - 1 : 1, 1);
  });

  it('are likelier for one person the more alike they are', () => {
    for (const group of new Set(levels.map((level) => level.group))) {
      const alike = levels
        .filter((level) => level.group === group)
        .map((level) => level.match / level.random);
      if (alike.length > 1) expect(alike[0]).toBeGreaterThanOrEqual(alike.at(-1) ?? 0);
    }
  });

  it('have a phrase and a similarity of 0 to 1 each', () => {
    for (const { phrase, similarity } of levels) {
      expect(phrase).toMatch(/^[a-z].{2,}[^.]$/);
      expect(similarity >= 0 && similarity <= 1).toBe(true);
    }
  });
});
