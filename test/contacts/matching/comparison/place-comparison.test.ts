import type { MatchAddress } from '../../../../contacts/matching/match-record';
import { levelKey } from '../evidence-of';
import { pairOf } from '../match-records';
import type { MatchFacts } from '../match-records';

/** The level of a field of two records in an index of their own. */
const levelOf = (field: Parameters<typeof levelKey>[1], one: MatchFacts, other: MatchFacts): string =>
  levelKey(pairOf(one, other).evidenceOf(0, 1), field);
const at = (...addresses: readonly (string | Partial<MatchAddress>)[]): MatchFacts => ({ addresses });

describe('PlaceComparison of streets', () => {
  it.each([
    ['12 Elm Street Apt 4', '12 ELM ST. #4', 'home', 'one unit in two spellings'],
    ['12 Elm St Unit 4B', '12 Elm St, Apt 4b', 'home', 'another word for the unit'],
    ['12 Elm St', '12 Elm St Apt 4', 'building', 'one without its unit'],
    ['12 Elm St', '12 Elm Street', 'building', 'a house, or both without their units'],
    ['12 Elm St Apt 4', '12 Elm St Apt 5', 'other_unit', 'neighbours'],
    ['980 Quarry Hill Rd', '980 Quary Hill Road', 'slip', 'a letter left out'],
    ['980 Quarry Hill Rd', '890 Quarry Hill Rd', 'slip', 'neighbours swapped in the number'],
    ['980 Quarry Hill Rd', '980 Quarry Hill', 'slip', 'the kind of street left out'],
    ['980 Quarry Hill Rd Apt 1', '980 Quary Hill Rd Apt 2', 'other_unit', 'a slip, and another unit'],
    ['980 Quarry Hill Rd', '12 Elm St', 'different', 'two streets'],
    ['980 Quarry Hill Rd', '12 Quarry Hill Rd', 'different', 'two houses of a street'],
    ['980 Quarry Hill Rd', '', 'missing', 'nothing to compare'],
  ])('of %s and %s is %s: %s', (one, other, level) =>
    expect(levelOf('street', at(one), at(other))).toBe(level),
  );

  it('takes of several addresses the pair that is most alike', () => {
    const both = [at('7 Tannery Ln', '12 Elm St Apt 4'), at('980 Quarry Hill Rd', '12 Elm St #4')] as const;
    expect(levelOf('street', ...both)).toBe('home');
  });

  it('does not take junk in the cell for a street that both share', () =>
    expect(levelOf('street', at('N/A'), at('N/A'))).toBe('missing'));
});

describe('PlaceComparison of towns', () => {
  it.each<[Partial<MatchAddress>, Partial<MatchAddress>, string]>([
    [{ postalCode: '01197' }, { postalCode: '01197-1234' }, 'zip'],
    [{ city: 'Eastmere', postalCode: '01197' }, { city: 'EASTMERE', postalCode: '01198' }, 'city'],
    [{ city: 'Eastmere', state: 'MA' }, { city: 'Harrow', state: 'Massachusetts' }, 'state'],
    [{ city: 'Eastmere', state: 'MA' }, { city: 'Harrow', state: 'NH' }, 'different'],
    [{ city: 'Eastmere' }, { state: 'MA' }, 'missing'],
  ])('of %j and %j is %s', (one, other, level) => expect(levelOf('area', at(one), at(other))).toBe(level));

  it('does not count beside one street: who lives there lives in its town', () => {
    const home = { street: '12 Elm St Apt 4', city: 'Eastmere', postalCode: '01197' };
    expect(levelOf('area', at(home), at(home))).toBe('missing');
  });
});

describe('PlaceComparison of units and properties', () => {
  const inUnit = (unit: string): MatchFacts => ({ name: { full: `Ann Moreau (${unit})` } });
  const ofProperty = (property_id: string, street?: string): MatchFacts => ({
    attributes: { property_id },
    addresses: street === undefined ? [] : [street],
  });

  it.each([
    ['204', '204', 'same'],
    ['204', 'A8', 'differs'],
  ])('of units %s and %s beside the names is %s', (one, other, level) =>
    expect(levelOf('unit', inUnit(one), inUnit(other))).toBe(level),
  );

  it.each([
    ['P1', 'p1', 'same'],
    ['P1', 'P2', 'differs'],
    ['P1', 'N/A', 'missing'],
  ])('of properties %s and %s is %s', (one, other, level) =>
    expect(levelOf('property', ofProperty(one), ofProperty(other))).toBe(level),
  );

  it('leaves the property out beside one home', () => {
    const both = [ofProperty('P1', '12 Elm St Apt 4'), ofProperty('P1', '12 Elm St #4')] as const;
    expect(levelOf('property', ...both)).toBe('missing');
  });
});
