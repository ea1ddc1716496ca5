import fc from 'fast-check';
import { chooseSurvivor, type MergingContact } from '../../../contacts/merging/choose-survivor';
import { subtreeOf, type Place } from '../../../contacts/merging/merge-forest';

describe('subtreeOf', () => {
  it('is the contact with all that was merged into it, and nothing else', () => {
    const places: Place[] = [
      { id: 'a', mergedInto: null },
      { id: 'b', mergedInto: 'a' },
      { id: 'c', mergedInto: 'b' },
      { id: 'd', mergedInto: 'a' },
    ];
    expect([subtreeOf('b', places), subtreeOf('d', places)]).toEqual([['b', 'c'], ['d']]);
    expect(subtreeOf('a', places).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of siblings never overlap, and together are all but the root', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (parents) => {
        const places = parents.map((parent, index): Place => ({
          id: String(index),
          mergedInto: index === 0 ? null : String(parent % index),
        }));
        const children = places.filter(({ mergedInto }) => mergedInto === '0');
        const found = children.flatMap(({ id }) => subtreeOf(id, places));
        expect(found).toHaveLength(places.length - 1);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe('chooseSurvivor', () => {
  const contact = (
    id: string,
    fields: Partial<MergingContact['fields']> = {},
    createdAt = '2026-01-01',
  ): MergingContact => ({
    id,
    createdAt,
    fields: { role: null, references: [], ...fields },
  });
  const inResMan = { references: [{ system: 'resman', externalId: 'R1' }] };

  it.each([
    [
      'a resident before an applicant',
      contact('z', { role: 'resident' }),
      contact('a', { role: 'applicant', ...inResMan }),
    ],
    ['a prospect before nobody in particular', contact('z', { role: 'prospect' }), contact('a')],
    ['the one in ResMan', contact('z', inResMan), contact('a')],
    ['the older one', contact('z', {}, '2025-01-01'), contact('a')],
    ['of two alike always the same one', contact('a'), contact('z')],
  ])('keeps %s', (_, first, second) => {
    expect(chooseSurvivor(first, second).primary).toBe(first);
    expect(chooseSurvivor(second, first).primary).toBe(first);
  });
});
