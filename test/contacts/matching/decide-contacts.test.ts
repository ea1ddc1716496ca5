import fc from 'fast-check';
import { decideContacts, type ContactCandidate } from '../../../contacts/matching/decide-contacts';

const thresholds = { autoMerge: 0.9, review: 0.7 };
const candidate = (contactId: string, fields: Partial<ContactCandidate> = {}): ContactCandidate => ({
  contactId,
  confidence: 0.95,
  isReferred: false,
  isNumberAlone: false,
  isSharingIdentifier: true,
  isGuarded: false,
  isKeptApart: false,
  ...fields,
});
const never = (): boolean => false;
const always = (): boolean => true;
const idsOf = (list: readonly ContactCandidate[]): string[] => list.map(({ contactId }) => contactId);

describe('decideContacts', () => {
  it.each([
    ['nobody is a candidate', [], 'create_new', [], []],
    ['one is sure', [candidate('a')], 'auto_merge', ['a'], []],
    ['one is doubtful', [candidate('a', { confidence: 0.8 })], 'manual_review', [], ['a']],
    ['one is unlikely', [candidate('a', { confidence: 0.6 })], 'create_new', [], []],
    ['only the name agrees', [candidate('a', { isSharingIdentifier: false })], 'manual_review', [], ['a']],
    ['one is guarded', [candidate('a', { confidence: 0.89, isGuarded: true })], 'manual_review', [], ['a']],
    ['one was kept apart', [candidate('a', { isKeptApart: true })], 'create_new', [], []],
    ['one is referred to', [candidate('a', { confidence: 0.1, isReferred: true })], 'auto_merge', ['a'], []],
    [
      'one that is referred to is guarded',
      [candidate('a', { confidence: 0.1, isReferred: true, isGuarded: true })],
      'manual_review',
      [],
      ['a'],
    ],
    [
      'one is a number that had no name',
      [candidate('a', { confidence: 0.8, isNumberAlone: true })],
      'auto_merge',
      ['a'],
      [],
    ],
    ['two are sure', [candidate('b'), candidate('a', { confidence: 0.99 })], 'auto_merge', ['a', 'b'], []],
  ] as const)('when %s', (_, candidates, decision, join, review) => {
    const decided = decideContacts(candidates, thresholds, false, never);
    expect([decided.decision, idsOf(decided.join), idsOf(decided.review)]).toEqual([decision, join, review]);
  });

  it('joins nobody when two that are sure cannot be one person', () => {
    const decided = decideContacts([candidate('a'), candidate('b')], thresholds, false, always);
    expect([decided.decision, idsOf(decided.review)]).toEqual(['manual_review', ['a', 'b']]);
  });

  it('follows a reference even when somebody else is as sure', () => {
    const referred = candidate('b', { isReferred: true, confidence: 0.5 });
    const decided = decideContacts([candidate('a'), referred], thresholds, false, always);
    expect([idsOf(decided.join), idsOf(decided.review)]).toEqual([['b'], ['a']]);
  });

  it('joins nobody under a rule that asks a person about everything', () => {
    const decided = decideContacts([candidate('a')], thresholds, true, never);
    expect([decided.decision, idsOf(decided.review)]).toEqual(['manual_review', ['a']]);
  });

  it('does not depend on the order of the candidates, and asks about three at most', () => {
    const any = fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isReferred: fc.boolean(),
      isNumberAlone: fc.boolean(),
      isSharingIdentifier: fc.boolean(),
      isGuarded: fc.boolean(),
      isKeptApart: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7))),
        (fields, apart) => {
          const candidates = fields.map((entry, index) => candidate(`c${index}`, entry));
          const pairs = new Set(apart.flatMap(([a, b]) => [`c${a} c${b}`, `c${b} c${a}`]));
          const cannot = (a: string, b: string): boolean => pairs.has(`${a} ${b}`);
          const one = decideContacts(candidates, thresholds, false, cannot);
          const other = decideContacts([...candidates].reverse(), thresholds, false, cannot);
          expect(other).toEqual(one);
          expect(one.review.length).toBeLessThanOrEqual(3);
          for (const joined of one.join) {
            expect(joined.isGuarded || joined.isKeptApart).toBe(false);
            expect(
              joined.isReferred ||
                joined.isNumberAlone ||
                (joined.isSharingIdentifier && joined.confidence >= 0.9),
            ).toBe(true);
          }
          for (const a of one.join)
            for (const b of one.join) expect(a !== b && cannot(a.contactId, b.contactId)).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
