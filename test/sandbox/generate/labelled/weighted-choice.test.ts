import { weightedChoice } from '../../../../sandbox/generate/labelled/weighted-choice';
import { seededRandom } from '../../../../sandbox/generate/seeded-random';

describe('weightedChoice', () => {
  it('chooses by weight, whatever the weights add up to', () => {
    const choose = weightedChoice([
      ['rare', 1],
      ['usual', 6],
      ['never', 0],
      ['common', 13],
    ]);
    const random = seededRandom(9);
    const drawn = Array.from({ length: 20_000 }, () => choose(random));
    const share = (value: string) => drawn.filter((found) => found === value).length / drawn.length;
    expect(share('rare')).toBeCloseTo(0.05, 1);
    expect(share('usual')).toBeCloseTo(0.3, 1);
    expect(share('common')).toBeCloseTo(0.65, 1);
    expect(share('never')).toBe(0);
  });

  it('always chooses the only value', () => {
    expect(weightedChoice([['one', 0.2]])(seededRandom(1))).toBe('one');
  });

  it('refuses to choose from nothing', () => {
    expect(() => weightedChoice([])(seededRandom(1))).toThrow(RangeError);
  });
});
