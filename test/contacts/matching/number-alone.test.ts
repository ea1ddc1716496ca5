import { joinedByNumber, type Side } from '../../../contacts/matching/number-alone';
import { said } from '../../ledger/contacts/people';

const phone = '+16175550142';
const side = (fields: object, lastHeardAt = '2026-02-01T10:00:00.000Z'): Side => ({
  records: [said({ externalId: 'a', phone, ...fields })],
  lastHeardAt,
});
const wanda = side({ firstName: 'Wanda', lastName: 'Kessler' });
const NOW = '2026-02-10T10:00:00.000Z';

describe('joinedByNumber', () => {
  it.each<[string, Side, Side, boolean]>([
    ['a number and a name', side({}), wanda, true],
    ['a number and a first name', side({}), side({ firstName: 'Wanda' }), true],
    ['two numbers', side({}), side({ email: 'wanda@example.com' }), false],
    ['two names', wanda, side({ firstName: 'Noemi' }), false],
    ['an address as well', side({ email: 'wanda@example.com' }), wanda, false],
    ['a company', side({ company: 'Kessler Plumbing' }), wanda, false],
    ['an entry elsewhere', side({ references: [{ system: 'resman', externalId: 'R7' }] }), wanda, false],
    ['quiet for a month and a half', side({}, '2025-12-27T10:00:00.000Z'), wanda, true],
    ['quiet for longer', side({}, '2025-12-27T09:59:59.000Z'), wanda, false],
    ['a name of long ago', side({}), { ...wanda, lastHeardAt: '2019-12-27T10:00:00.000Z' }, true],
  ])('of %s', (_, left, right, expected) => {
    expect(joinedByNumber(left, [right], NOW)).toEqual([expected]);
    expect(joinedByNumber(right, [left], NOW)).toEqual([expected]);
  });

  it('joins a number with nobody when several who have a name may have it', () => {
    const noemi = side({ firstName: 'Noemi' });
    expect(joinedByNumber(side({}), [wanda, noemi], NOW)).toEqual([false, false]);
    expect(joinedByNumber(side({}), [side({}), noemi], NOW)).toEqual([false, true]);
    expect(joinedByNumber(wanda, [side({}), noemi, side({})], NOW)).toEqual([true, false, true]);
  });

  it('takes a contact for a number only when none of its entries says more', () => {
    const both = { ...wanda, records: [...side({}).records, ...wanda.records] };
    expect(joinedByNumber(both, [side({ firstName: 'Noemi' }), side({})], NOW)).toEqual([false, true]);
  });
});
