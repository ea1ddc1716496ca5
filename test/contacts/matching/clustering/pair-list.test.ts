import { PairList } from '../../../../contacts/matching/clustering/pair-list';

describe('PairList', () => {
  it('keeps every pair in its order while it grows', () => {
    const list = new PairList();
    for (let at = 0; at < 5000; at += 1) list.add(at, at + 1, at / 5000);
    expect(list.length).toBe(5000);
    for (const at of [0, 1023, 1024, 2048, 4999])
      expect([list.left[at], list.right[at], list.confidence[at]]).toEqual([at, at + 1, at / 5000]);
  });
});
