import fc from 'fast-check';
import { effectiveConsent, type WeighedStatement } from '../../../contacts/consent/effective-consent';

const at = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const statement = (
  state: WeighedStatement['state'],
  basis: WeighedStatement['basis'],
  day: number,
  system = 'resman',
  scope = 'all',
): WeighedStatement => ({ state, basis, statedAt: at(day), system, scope });

const anyStatement = fc
  .tuple(
    fc.constantFrom('allowed', 'denied', 'unknown'),
    fc.constantFrom('said', 'recorded', 'merged'),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom('resman', 'domiq'),
    fc.constantFrom('all', 'marketing'),
  )
  .map((parts) => statement(...parts));
const many = fc.array(anyStatement, { maxLength: 8 });
const stateOf = (statements: readonly WeighedStatement[], scope = 'all') =>
  effectiveConsent(statements, scope)?.state ?? null;
const RUNS = { numRuns: 10_000 };

describe('effectiveConsent', () => {
  it.each([
    ['nothing', [], null],
    ['a flag', [statement('allowed', 'recorded', 1)], 'allowed'],
    [
      'a denial of one system and a flag of another',
      [statement('denied', 'recorded', 1), statement('allowed', 'recorded', 2, 'domiq')],
      'denied',
    ],
    [
      'a denial and a later flag of the same system',
      [statement('denied', 'recorded', 1), statement('allowed', 'recorded', 2)],
      'denied',
    ],
    [
      'a denial and a later opt-in in words',
      [statement('denied', 'said', 1), statement('allowed', 'said', 2)],
      'allowed',
    ],
    [
      'an opt-in and a later denial',
      [statement('allowed', 'said', 1), statement('denied', 'said', 2)],
      'denied',
    ],
    ['both at one instant', [statement('allowed', 'said', 1), statement('denied', 'said', 1)], 'denied'],
    [
      'an unknown flag beside an allowing one',
      [statement('unknown', 'recorded', 1), statement('allowed', 'recorded', 2, 'domiq')],
      'unknown',
    ],
    [
      'an unknown flag that its system has changed',
      [statement('unknown', 'recorded', 1), statement('allowed', 'recorded', 2)],
      'allowed',
    ],
    [
      'a denial that came with a merge, and a later opt-in',
      [statement('denied', 'merged', 3), statement('allowed', 'said', 4)],
      'allowed',
    ],
    [
      'a denial that came with a merge after the opt-in',
      [statement('denied', 'merged', 4), statement('allowed', 'said', 3)],
      'denied',
    ],
  ] as const)('of %s is %s', (_, statements, expected) => {
    expect(stateOf(statements)).toBe(expected);
  });

  it('of marketing alone says nothing about everything else', () => {
    const denied = [statement('denied', 'said', 1, 'domiq', 'marketing')];
    expect([stateOf(denied, 'marketing'), stateOf(denied, 'all')]).toEqual(['denied', null]);
    expect(stateOf([statement('denied', 'said', 1)], 'marketing')).toBe('denied');
  });

  it('of everything is lifted by an opt-in to everything, not by one to marketing', () => {
    const stop = statement('denied', 'said', 1);
    const yes = (scope: string) => statement('allowed', 'said', 2, 'domiq', scope);
    expect(stateOf([stop, yes('marketing')], 'marketing')).toBe('denied');
    expect(stateOf([stop, yes('all')], 'marketing')).toBe('allowed');
    const noMarketing = statement('denied', 'said', 1, 'domiq', 'marketing');
    expect(stateOf([noMarketing, yes('marketing')], 'marketing')).toBe('allowed');
    expect(stateOf([noMarketing, yes('surveys')], 'marketing')).toBe('denied');
  });

  it('of marketing is denied wherever that of everything is', () => {
    fc.assert(
      fc.property(many, (statements) => {
        if (stateOf(statements) === 'denied') expect(stateOf(statements, 'marketing')).toBe('denied');
      }),
      RUNS,
    );
  });

  it('does not depend on the order, and saying a thing twice changes nothing', () => {
    fc.assert(
      fc.property(many, fc.infiniteStream(fc.nat()), (statements, places) => {
        const twice = [...statements, ...statements]
          .map((entry) => ({ entry, place: places.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ entry }) => entry);
        expect(effectiveConsent(twice, 'all')).toEqual(effectiveConsent(statements, 'all'));
      }),
      RUNS,
    );
  });

  it('is denied until a later opt-in in words, whatever else is stated', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 9 }), (statements, day) => {
        const denial = statement('denied', 'said', day);
        const isLifted = statements.some(
          ({ state, basis, scope, statedAt }) =>
            state === 'allowed' && basis === 'said' && scope === 'all' && statedAt > denial.statedAt,
        );
        const state = stateOf([...statements, denial]);
        if (!isLifted) expect(state).toBe('denied');
      }),
      RUNS,
    );
  });

  it('never gets more permissive by anything but words of the person', () => {
    const rank = { denied: 0, unknown: 1, allowed: 2 };
    fc.assert(
      fc.property(many, anyStatement, (statements, added) => {
        fc.pre(added.basis === 'merged' || (added.basis === 'recorded' && added.state === 'denied'));
        const before = stateOf(statements);
        const after = stateOf([...statements, added]);
        if (before === 'denied' && added.state !== 'allowed') expect(after).toBe('denied');
        if (before !== null && after !== null && added.state === 'denied')
          expect(rank[after]).toBeLessThanOrEqual(rank[before]);
      }),
      RUNS,
    );
  });
});
