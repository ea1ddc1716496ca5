import { decidedWords, type DecisionKind } from '../../../contacts/review';

describe('what was decided, in words', () => {
  it.each<[DecisionKind[], string]>([
    [['use_candidate'], 'Used a candidate'],
    [['skip', 'merge', 'use_candidate', 'merge'], 'Used a candidate, merged, skipped'],
    [['by_hand'], 'Entered by hand'],
    [['none', 'same_household'], 'Same household, none of them'],
    [[], ''],
  ])('says of %j: %s', (kinds, words) => expect(decidedWords(kinds)).toBe(words));
});
