import fc from 'fast-check';
import { recordDifferences } from '../../../contacts/comparison';
import { said } from '../../ledger/contacts/people';

const wanda = {
  system: 'resman',
  externalId: 'h:R1:N1',
  firstName: 'Wanda',
  lastName: 'Kessler',
  phones: ['617-555-0142', '617-555-0143'],
  email: 'wanda@example.com',
  role: 'prospect',
  status: 'prospect',
  tags: ['a', 'b'],
  references: [
    { system: 'resman', externalId: 'h::N1' },
    { system: 'domiq', externalId: 'u1' },
  ],
};

describe('recordDifferences', () => {
  it.each<[object, string[], string]>([
    [{ lastName: 'Faherty' }, ['name'], 'a name'],
    [{ phones: ['617-555-0142'] }, ['phones'], 'a number less'],
    [{ phones: ['617-555-0143', '617-555-0142'] }, ['phones'], 'another number is the first'],
    [{ email: null, status: 'lost', isActive: false }, ['emails', 'status', 'isActive'], 'several'],
    [{ preferences: { move_in_date: '2026-05-01' } }, ['preferences'], 'a wish'],
    [{ phones: ['(617) 555-0142', '+1 617 555 0143'] }, [], 'the same numbers in another spelling'],
    [{ version: '2026-05-01T00:00:00Z' }, [], 'only when it was said'],
    [{ tags: ['b', 'a'], references: [...wanda.references].reverse() }, [], 'lists without an order'],
  ])('of %j names %j: %s', (changes, fields) => {
    expect(recordDifferences(said(wanda), said({ ...wanda, ...changes }))).toEqual(fields);
  });

  it('is symmetric, and empty for the record itself', () => {
    const text = fc.option(fc.constantFrom('Wanda', 'Fergus', 'lost'), { nil: null });
    const fields = fc.record({ firstName: text, status: text, company: text });
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        const [left, right] = [said({ ...wanda, ...a }), said({ ...wanda, ...b })];
        expect(recordDifferences(left, right)).toEqual(recordDifferences(right, left));
        expect(recordDifferences(left, left)).toEqual([]);
      }),
    );
  });
});
