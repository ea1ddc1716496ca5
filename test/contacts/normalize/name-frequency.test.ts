import fc from 'fast-check';
import { foldName } from '../../../contacts/normalize/fold-name';
import {
  femaleShare,
  givenNameShare,
  givenNameShares,
  surnameShare,
  surnameShares,
} from '../../../contacts/normalize/name-frequency';

const lists: [string, () => Iterable<readonly [string, number]>, (folded: string) => number | null][] = [
  ['surnameShares', surnameShares, surnameShare],
  ['givenNameShares', givenNameShares, givenNameShare],
];

describe.each(lists)('%s', (_, list, shareOf) => {
  it('lists folded names once, each with the share that a look-up gives', () => {
    const entries = [...list()];
    expect(entries.length).toBeGreaterThan(6_000);
    expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length);
    expect(entries.filter(([name]) => foldName(name) !== name || /[^a-z]/.test(name))).toEqual([]);
    expect(
      entries.filter(([name, share]) => shareOf(name) !== share || !(share > 0 && share < 0.02)),
    ).toEqual([]);
  });

  it('has shares that add up to most people, never to more than all', () => {
    const sum = [...list()].reduce((total, [, share]) => total + share, 0);
    expect(sum).toBeGreaterThan(0.7);
    expect(sum).toBeLessThanOrEqual(1);
  });

  it('knows no unlisted text and never throws', () => {
    for (const text of ['', ' ', '829', 'constructor', '__proto__', '?ukasz'])
      expect(shareOf(text)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const share = shareOf(text);
        expect(share === null || (share > 0 && share < 1)).toBe(true);
      }),
    );
  });
});

describe('surnameShare', () => {
  it.each([
    ['smith', 0.00828, 'the most frequent, 2010 census'],
    ['garcia', 0.00395, '2010 census'],
    ['obrien', 0.0004, 'folded: no apostrophe'],
    ['de la cruz', 0.0002, 'the census writes it as one word'],
    ['zapien', 0.00001, 'one of the rarer names, 1990 census'],
  ])('of %s is about %d: %s', (name, expected) => {
    const share = surnameShare(name) ?? 0;
    expect(share).toBeGreaterThan(expected / 1.5);
    expect(share).toBeLessThan(expected * 1.5);
  });
});

describe('femaleShare', () => {
  it.each([
    ['mary', 0.99, 1],
    ['robert', 0, 0.01],
    ['jamie', 0.6, 0.9],
    ['casey', 0.3, 0.6],
  ])('of %s is between %d and %d', (name, least, most) => {
    const share = femaleShare(name) ?? -1;
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  it('is known for exactly the names that have a share', () => {
    for (const [name] of givenNameShares()) expect(femaleShare(name)).not.toBeNull();
    expect(femaleShare('kowalczyk')).toBeNull();
  });
});
