import { levelKey } from '../evidence-of';
import { pairOf } from '../match-records';
import type { MatchFacts } from '../match-records';

const found = (one: MatchFacts, other: MatchFacts, ...more: readonly MatchFacts[]) =>
  pairOf(one, other, ...more).evidenceOf(0, 1);

describe('ContactPointComparison of e-mail addresses', () => {
  it.each([
    ['jo.birch+rent@example.com', 'Jo.Birch@example.com', 'same', 'a tag and capitals'],
    ['jo.birch.sample@gmail.com', 'jobirchsample@googlemail.com', 'same', 'one mailbox of Gmail'],
    ['jo.birch@example.com', 'jo.birhc@example.com', 'slip', 'neighbours swapped'],
    ['jolene.birch@example.com', 'jolen.birch@example.com', 'slip', 'a letter left out'],
    ['jo.birch@mail.example.com', 'jo.birch@mial.example.com', 'slip', 'a slip in the domain'],
    ['jo.birch@example.com', 'jo.birch@example.net', 'other_domain', 'the same name at another provider'],
    ['jo.birch1@example.com', 'jo.birch2@example.com', 'different', 'another number is another mailbox'],
    ['ann@example.com', 'omar@example.com', 'different', 'nothing alike'],
    ['office@example.com', 'office@example.com', 'missing', 'a desk says nothing about a person'],
    ['n/a', 'n/a', 'missing', 'junk'],
  ])('of %s and %s is %s: %s', (one, other, level) =>
    expect(levelKey(found({ emails: [one] }, { emails: [other] }), 'email')).toBe(level),
  );

  it('takes of several addresses the pair that is most alike', () => {
    const evidence = found(
      { emails: ['ann@example.com', 'jo.birch@example.com'] },
      { emails: ['omar@example.org', 'jo.birch@example.com'] },
    );
    expect(levelKey(evidence, 'email')).toBe('same');
  });
});

describe('ContactPointComparison of telephone numbers', () => {
  it.each([
    ['617-555-0123', '+1 (617) 555-0123', 'same', 'two writings'],
    ['617-555-0123', '555-0123', 'without_area_code', 'one lacks its area code'],
    ['555-0123', '5550123', 'same', 'both lack it'],
    ['617-555-0123', '617-555-0132', 'slip', 'neighbours swapped'],
    ['617-555-0123', '857-555-0123', 'different', 'two area codes'],
    ['617-555-0123', '617-555-0170', 'different', 'two numbers'],
    ['888-888-8888', '888-888-8888', 'missing', 'a placeholder'],
  ])('of %s and %s is %s: %s', (one, other, level) =>
    expect(levelKey(found({ phones: [one] }, { phones: [other] }), 'phone')).toBe(level),
  );
});

describe('ContactPointComparison of shared values', () => {
  const office: MatchFacts = { phones: ['617-555-0123'] };

  it.each<[string, MatchFacts[], number]>([
    [
      'one person',
      [
        { ...office, name: 'Bob Castellano' },
        { ...office, name: 'Robert Castellano' },
      ],
      1,
    ],
    [
      'two people',
      [
        { ...office, name: 'Bob Moreau' },
        { ...office, name: 'Ann Moreau' },
      ],
      2,
    ],
    [
      'three people',
      [
        { ...office, name: 'Bob Moreau' },
        { ...office, name: 'Ann Moreau' },
        { ...office, name: 'Omar Haddadine' },
      ],
      3,
    ],
  ])('counts %s who hold a number', (_, [one = {}, other = {}, ...more], holders) =>
    expect(found(one, other, ...more).holders).toBe(holders),
  );

  it('counts nobody where nothing is shared', () => {
    const evidence = found(
      { ...office, name: 'Ann Moreau' },
      { name: 'Ann Moreau', phones: ['617-555-0170'] },
    );
    expect(evidence.holders).toBe(0);
  });
});
