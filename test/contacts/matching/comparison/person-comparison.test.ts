import { levelKey } from '../evidence-of';
import { indexOf, numbered, pairOf } from '../match-records';
import type { MatchFacts } from '../match-records';

const found = (one: MatchFacts, other: MatchFacts) => pairOf(one, other).evidenceOf(0, 1);
const levels = (one: MatchFacts, other: MatchFacts): string =>
  (['given', 'surname', 'order'] as const).map((field) => levelKey(found(one, other), field)).join(' ');

describe('PersonComparison of names', () => {
  it.each<[MatchFacts['name'], MatchFacts['name'], string, string]>([
    ['Ann Moreau', 'ANN MOREAU', 'same same same', 'capitals'],
    ['Bob Castellano', 'Robert Castellano', 'nickname same same', 'a nickname'],
    ['Keilah Clark', 'Clark Keilah', 'same same swapped', 'swapped cells'],
    ['Robert Moreau', 'James Robert Moreau', 'nickname same same', 'a middle name that is used'],
    [{ last: 'Robert Moreau' }, 'Robert Moreau', 'same same same', 'the whole name in the last cell'],
    ['Ann Moreau', 'Teresa Moreau', 'other same same', 'two people of one name'],
    ['Ann -', 'Ann Moreau', 'same missing missing', 'a last name is missing'],
    ['- -', 'Ann Moreau', 'missing missing missing', 'nobody'],
  ])('of %j and %j is "%s": %s', (one, other, expected) =>
    expect(levels({ name: one }, { name: other })).toBe(expected),
  );

  it.each([
    ['Bob Clark', 'Clark Robert', 'a nickname in swapped cells'],
    ['Keilah Clark', 'Clarke Keilah', 'a slip in swapped cells'],
    ['Keilah Clark', 'Clark K', 'an initial in swapped cells'],
    ['Keilah Clark', '- Keilah', 'one name in the wrong cell'],
  ])('compares %s and %s alike from both sides: %s', (one, other) => {
    const index = pairOf({ name: one }, { name: other });
    const seen = ([a, b]: readonly [number, number]) =>
      (['given', 'surname', 'order'] as const).map((field) => levelKey(index.evidenceOf(a, b), field));
    expect(seen([0, 1])).toEqual(seen([1, 0]));
    expect(index.score(0, 1)).toEqual(index.score(1, 0));
  });

  it.each([
    ['Ann Q Moreau', 'Ann Quinn Moreau', 'fits'],
    ['Ann Lee Moreau', 'Ann Lee Moreau', 'fits'],
    ['Ann Lee Moreau', 'Ann Rose Moreau', 'differs'],
    ['Ann Moreau', 'Ann Rose Moreau', 'missing'],
  ])('of the middle names of %s and %s is %s', (one, other, level) =>
    expect(levelKey(found({ name: one }, { name: other }), 'middle')).toBe(level),
  );

  it.each([
    ['Frank Moreau, Sr', 'Frank Moreau, Jr', 'differs'],
    ['Frank Moreau, Jr', 'Frank Moreau, Junior', 'same'],
    ['Frank Moreau', 'Frank Moreau, Jr', 'one_side'],
    ['Frank Moreau', 'Frank Moreau', 'none'],
    ['Frank -', 'Frank -', 'missing'],
  ])('of the generations of %s and %s is %s', (one, other, level) =>
    expect(levelKey(found({ name: one }, { name: other }), 'generation')).toBe(level),
  );

  it('does not count a name read out of a mailbox beside the same mailbox', () => {
    const emails = ['chelsea.justice@example.com'];
    const own = found({ emails }, { name: 'Chelsea Justice', emails });
    expect(levelKey(own, 'given')).toBe('missing');
    const other = found({ emails }, { name: 'Chelsea Justice' });
    expect(levelKey(other, 'given')).toBe('same');
  });
});

describe('PersonComparison of frequencies', () => {
  /** How sure two records of one name are one person, in a list of their own or among many of that name. */
  const confidence = (name: string, others: readonly MatchFacts[] = []): number =>
    indexOf(numbered([{ name }, { name }, ...others])).score(0, 1).confidence;

  it.each([
    ['Ann Kowalczyk', 'Ann Smith', 'a rare last name'],
    ['Xochitl Moreau', 'Maria Moreau', 'a rare first name'],
  ])('makes %s say more than %s: %s', (rare, common) =>
    expect(confidence(rare)).toBeGreaterThan(confidence(common)),
  );

  it('makes a name say less that many records of the list bear', () => {
    const family = Array.from({ length: 60 }, (): MatchFacts => ({ name: '- Moreau' }));
    expect(confidence('Ann Moreau', family)).toBeLessThan(confidence('Ann Moreau'));
  });
});
