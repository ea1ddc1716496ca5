import fc from 'fast-check';
import { CANDIDATES_FOR_REVIEW, decide, defaultThresholds } from '../../../contacts/matching/decide';
import type { ScoredMatch } from '../../../contacts/matching/match-index';

/** Matches of some confidences, with the ids "a", "b", "c" ... */
const matchesOf = (...confidences: readonly number[]): ScoredMatch[] =>
  confidences.map((confidence, place) => ({
    id: String.fromCharCode(97 + place),
    confidence,
    guard: null,
    relation: 'same_person',
  }));

describe('decide', () => {
  it.each<[number[], string, string | null, string]>([
    [[], 'create_new', null, 'nobody'],
    [[0.2], 'create_new', null, 'hardly anybody'],
    [[0.699], 'create_new', null, 'just below a review'],
    [[0.7], 'manual_review', null, 'at the threshold of a review'],
    [[0.899], 'manual_review', null, 'just below a merge'],
    [[0.95], 'auto_merge', 'a', 'a sure match'],
    [[1], 'auto_merge', 'a', 'certainty'],
    [[0.95, 0.85], 'auto_merge', 'a', 'a second who is not as sure'],
    [[0.97, 0.95], 'manual_review', null, 'a rival'],
    [[0.97, 0.8, 0.75, 0.71], 'auto_merge', 'a', 'several who are not as sure'],
  ])('of confidences %j is %s, merged with %j: %s', (confidences, decision, mergeWith) =>
    expect(decide(matchesOf(...confidences))).toMatchObject({
      decision,
      mergeWith,
      confidence: confidences[0] ?? 0,
    }),
  );

  it.each<[string, [string, string][], string]>([
    ['the rival is the best one', [['a', 'b']], 'auto_merge'],
    ['another is', [['a', 'c']], 'manual_review'],
  ])('merges in spite of a rival only if %s in another record', (_, pairs, decision) => {
    const areOne = (left: string, right: string): boolean =>
      pairs.some(([one, other]) => (one === left && other === right) || (one === right && other === left));
    expect(decide(matchesOf(0.97, 0.95), defaultThresholds, areOne).decision).toBe(decision);
  });

  it.each<[number, string]>([
    [0.55, 'create_new'],
    [0.65, 'manual_review'],
    [0.85, 'auto_merge'],
  ])('of %d with thresholds of 0.8 and 0.6 is %s', (confidence, decision) =>
    expect(decide(matchesOf(confidence), { autoMerge: 0.8, review: 0.6 }).decision).toBe(decision),
  );

  it('leaves a pair that a guard holds to a person, whatever the thresholds', () => {
    const guard = { reason: 'two_tenancies', cap: 0.89, isFinal: true } as const;
    const matches = matchesOf(0.89).map((match) => ({ ...match, guard }));
    expect(decide(matches, { autoMerge: 0.8, review: 0.6 }).decision).toBe('manual_review');
  });

  it('shows the best three', () => {
    const { candidates } = decide(matchesOf(0.85, 0.8, 0.75, 0.72, 0.71));
    expect(candidates.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(CANDIDATES_FOR_REVIEW).toBe(3);
  });

  it('tells who lives with the person, but not who may be it', () => {
    const matches = matchesOf(0.95, 0.8, 0.3, 0.2).map((match, place) => ({
      ...match,
      relation: place > 0 && place < 3 ? ('same_household' as const) : match.relation,
    }));
    expect(decide(matches).household).toEqual(['c']);
  });

  it('never merges without a match at the threshold, nor with anybody but the best', () => {
    const confidences = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(confidences, (list) => {
        const sorted = [...list].sort((a, b) => b - a);
        const { decision, mergeWith, candidates } = decide(matchesOf(...sorted));
        expect(mergeWith).toBe(decision === 'auto_merge' ? 'a' : null);
        if (decision === 'auto_merge') expect(sorted[0]).toBeGreaterThanOrEqual(defaultThresholds.autoMerge);
        expect(candidates.length).toBe(Math.min(3, sorted.length));
      }),
    );
  });
});
