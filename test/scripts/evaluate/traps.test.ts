import { countTraps } from '../../../scripts/evaluate/traps';
import { grouped } from './sample-pairs';

describe('countTraps', () => {
  const people = grouped(0, 0, 1, 2, 2);

  it('counts a trap when one group holds any record of both people', () => {
    const traps = [
      { kind: 'namesake', a: 0, b: 1 },
      { kind: 'namesake', a: 1, b: 2 },
      { kind: 'father_son', a: 0, b: 2 },
    ];
    expect(countTraps(traps, grouped(0, 1, 1, 2, 3), people)).toEqual({
      namesake: { pairs: 2, merged: 1, share: 0.5 },
      father_son: { pairs: 1, merged: 0, share: 0 },
    });
  });

  it('finds none in the truth', () =>
    expect(countTraps([{ kind: 'namesake', a: 0, b: 1 }], people, people)).toEqual({
      namesake: { pairs: 1, merged: 0, share: 0 },
    }));
});
