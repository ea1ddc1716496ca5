import { identityKeys, isComparable, isSharingIdentifier } from '../../../contacts/matching/identity-keys';
import { MatchingCriteriaSchema } from '../../../contacts/model/matching-rule';
import { said } from '../../ledger/contacts/people';

const keysOf = (fields: object): string[] => identityKeys(said({ externalId: 'u1', ...fields }));
const shared = (a: object, b: object): string[] => {
  const other = new Set(keysOf({ ...b, externalId: 'u2' }));
  return keysOf(a).filter((key) => other.has(key));
};

describe('identityKeys', () => {
  it('are numbers, mailboxes, names and references, normalised', () => {
    expect(
      keysOf({
        firstName: 'Bob',
        lastName: "O'Neill",
        phone: '(617) 555-0142',
        email: 'Bob+rent@example.com',
        propertyId: 'P1',
        references: [{ system: 'resman', externalId: 'R1' }],
      }),
    ).toEqual([
      'email:bob+rent@example.com',
      'email:bob@example.com',
      'name at P1:bob oneill',
      'name at P1:robert oneill',
      'name:bob oneill',
      'name:robert oneill',
      'phone:+16175550142',
      'ref:domiq:u1',
      'ref:resman:R1',
    ]);
  });

  it.each([
    ['a nickname', { firstName: 'Bob', lastName: 'Tibbets' }, { fullName: 'Tibbets, Robert' }],
    ['accents and case', { firstName: 'JOSÉ', lastName: 'Núñez' }, { firstName: 'jose', lastName: 'nunez' }],
    ['another way to write a number', { phone: '617.555.0142' }, { phones: ['+1 617 555 0142'] }],
    ['a tag in an address', { email: 'ann+x@example.com' }, { email: 'ann@example.com' }],
  ])('are shared in spite of %s', (_, a, b) => {
    expect(shared(a, b)).not.toEqual([]);
  });

  it.each([
    ['an initial alone', { firstName: 'B', lastName: 'Tibbets' }],
    ['a last name alone', { lastName: 'Tibbets' }],
    ['a placeholder number', { phone: '000-000-0000' }],
    ['nothing', {}],
  ])('are none but its own entry for %s', (_, fields) => {
    expect(keysOf(fields)).toEqual(['ref:domiq:u1']);
  });
});

describe('isComparable', () => {
  const criteria = MatchingCriteriaSchema.parse({});
  const strict = MatchingCriteriaSchema.parse({ combinations: [['phone', 'name'], ['email']] });

  it.each([
    [['phone:+16175550142'], true, false],
    [['email:a@example.com'], true, true],
    [['name:robert tibbets'], false, false],
    [['name at P1:robert tibbets'], true, false],
    [['phone:+16175550142', 'name:robert tibbets'], true, true],
    [['ref:resman:R1'], true, true],
    [[], false, false],
  ])('of %j is %s by default and %s where phone and name have to agree', (keys, usual, demanding) => {
    expect([isComparable(keys, criteria), isComparable(keys, strict)]).toEqual([usual, demanding]);
  });

  it('tells names from identifiers', () => {
    expect(isSharingIdentifier(['name:robert tibbets', 'name at P1:robert tibbets'])).toBe(false);
    expect(isSharingIdentifier(['name:robert tibbets', 'phone:+16175550142'])).toBe(true);
  });
});
