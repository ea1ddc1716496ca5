import fc from 'fast-check';
import { Evidence } from '../../../../contacts/matching/comparison/evidence';
import { EvidenceSample } from '../../../../contacts/matching/scoring/evidence-sample';
import { anyFindings, evidenceOf, findingsIn } from '../evidence-of';

describe('EvidenceSample', () => {
  it('gives every evidence back as it was put in, in any order', () => {
    const any = fc
      .tuple(anyFindings, fc.boolean(), fc.nat({ max: 4 }))
      .map(([findings, hasSameName, holders]) => evidenceOf(findings, { hasSameName, holders }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (list) => {
        const sample = new EvidenceSample();
        for (const found of list) sample.add(found);
        expect(sample.length).toBe(list.length);
        const read = new Evidence();
        for (const place of [...list.keys()].reverse()) {
          sample.read(place, read);
          expect(findingsIn(read)).toEqual(findingsIn(list[place] ?? read));
        }
      }),
    );
  });

  it('keeps all of them while it grows', () => {
    const sample = new EvidenceSample();
    const kinds = [
      evidenceOf({
        given: 'same',
        surname: 'same',
        order: 'same',
        email: 'different',
        phone: 'same',
        street: 'home',
      }),
      evidenceOf({}),
      evidenceOf({ given: ['initial', -2.5], surname: 'slip' }, { hasSameName: true, holders: 2 }),
    ];
    for (let count = 0; count < 9000; count += 1) sample.add(kinds[count % 3] ?? new Evidence());
    const read = new Evidence();
    for (const place of [0, 1023, 1024, 5000, 8999]) {
      sample.read(place, read);
      expect(findingsIn(read)).toEqual(findingsIn(kinds[place % 3] ?? read));
    }
  });
});
