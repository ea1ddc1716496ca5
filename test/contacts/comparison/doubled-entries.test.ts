import fc from 'fast-check';
import { doubledEntries, propertyOfEntry } from '../../../contacts/comparison';

describe('doubledEntries', () => {
  it.each([
    [['h:R1:N1', 'h:R2:N2'], ['h:R1:N1', 'h:R2:N2'], 'two guest cards of one property'],
    [['h:R1:N1', 'h:R2:N1'], ['h:R1:N1', 'h:R2:N1'], 'one person on two guest cards'],
    [['h:R1:N1', 'g:R2:N2'], [], 'an enquiry at each of two properties'],
    [['h:R1:N1', 'h::N1'], [], 'a prospect who became a resident'],
    [['h:R1:N1', 'h::N2'], ['h::N2', 'h:R1:N1'], 'a guest card beside the lease of somebody else'],
    [['h::N1', 'h::N2'], ['h::N1', 'h::N2'], 'two leases'],
    [['h:R1:N1', 'h:R2:N2', 'h::N1', 'g:R3:N3'], ['h:R1:N1', 'h:R2:N2'], 'only what is too many'],
    [['h:R1:N1', 'h:R1:N1'], [], 'the same entry again'],
    [['x', 'y', ':::', '4711'], [], 'ids of another form'],
  ])('of %j gives %j: %s', (given, found) => expect(doubledEntries(given)).toEqual(found));

  it('does not depend on the order, and never gives a single one of a property', () => {
    const id = fc
      .tuple(fc.constantFrom('h', 'g'), fc.constantFrom('', 'R1', 'R2'), fc.constantFrom('N1', 'N2'))
      .map((parts) => parts.join(':'));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 8 }), (ids) => {
        const found = doubledEntries(ids);
        expect(doubledEntries([...ids].reverse())).toEqual(found);
        for (const property of ['h', 'g'])
          expect(found.filter((one) => propertyOfEntry(one) === property)).not.toHaveLength(1);
      }),
    );
  });
});
