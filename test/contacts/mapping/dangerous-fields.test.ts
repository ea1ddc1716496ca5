import { isDangerousField, withoutDangerousFields } from '../../../contacts/mapping';

describe('isDangerousField', () => {
  it.each([
    'birth_date',
    'Birthdate',
    'dateOfBirth',
    'DOB',
    'tenantDob',
    'SSN',
    'ssnLast4',
    'SSN (last 4)',
    'social_security_number',
    'socialSecurityNo',
    'Social Sec #',
  ])('refuses %s', (name) => expect(isDangerousField(name)).toBe(true));

  it.each(['first_name', 'session', 'doberman_allowed', 'classNumber', 'social_media', 'lessning', 'unit'])(
    'lets %s pass',
    (name) => expect(isDangerousField(name)).toBe(false),
  );
});

describe('withoutDangerousFields', () => {
  it('finds them inside objects and lists', () => {
    expect(withoutDangerousFields({ a: [{ ssn: '1', b: { DOB: 'x', c: 1 } }], birthday: 'y' })).toEqual({
      a: [{ b: { c: 1 } }],
    });
  });
});
