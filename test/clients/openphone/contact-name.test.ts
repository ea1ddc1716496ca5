import { isNumberAsName, namesToWrite } from '../../../clients/openphone/contact-name';
import { OpenPhoneContactSchema } from '../../../clients/openphone/schemas';

const contact = (defaultFields: object) => OpenPhoneContactSchema.parse({ id: 'c', defaultFields });

describe('isNumberAsName', () => {
  it.each<[string | null, string | null, boolean, string]>([
    ['(512) 555-0142', null, true, 'as the app shows it'],
    ['+1 512', '555 0142', true, 'over two fields'],
    ['15125550142', null, true, 'digits only'],
    ['Imani', null, false, 'a name'],
    ['Imani 5125550142', null, false, 'a name with a number'],
    ['4B', null, false, 'a unit'],
    ['24', null, false, 'too short for a number'],
    [null, null, false, 'no name at all'],
    ['Зоя', null, false, 'a name in other letters'],
  ])('%s %s: %s (%s)', (firstName, lastName, expected) => {
    expect(isNumberAsName({ firstName, lastName })).toBe(expected);
  });
});

describe('namesToWrite', () => {
  const told = { firstName: 'Imani', lastName: 'Okafor', company: 'Acme', role: 'Owner' };
  it.each<[object, boolean, object, string]>([
    [{}, false, told, 'everything is empty'],
    [{ firstName: '(512) 555-0142' }, false, told, 'a number is no name'],
    [{ firstName: '+1512', lastName: '5550142' }, false, told, 'a number over both fields is no name'],
    [
      { firstName: 'imani' },
      false,
      { lastName: 'Okafor', company: 'Acme', role: 'Owner' },
      'the last name completes it',
    ],
    [
      { firstName: 'Immy' },
      false,
      { company: 'Acme', role: 'Owner' },
      'another first name: no last name is mixed in',
    ],
    [
      { firstName: 'Imani', lastName: 'Obi', company: 'X', role: 'Y' },
      false,
      {},
      'everything is there already',
    ],
    [{ firstName: 'Immy', lastName: 'O', company: 'X' }, true, told, 'overwriting was asked for'],
  ])('into %j (overwrite %s) writes %j: %s', (old, mayOverwrite, written) => {
    expect(namesToWrite(contact(old), told, mayOverwrite)).toEqual(written);
  });

  it.each<[{ firstName?: string | null; lastName?: string | null }, object, string]>([
    [
      { firstName: 'Acme', lastName: null },
      { firstName: 'Acme', lastName: null },
      'told that there is no last name',
    ],
    [{ firstName: 'Acme' }, { firstName: 'Acme' }, 'the last name was not told'],
    [{ firstName: '', lastName: '  ' }, {}, 'empty is not told'],
    [{ firstName: null, lastName: null }, {}, 'nothing is told'],
  ])('told %j writes %j over our own contact: %s', (names, written) => {
    expect(namesToWrite(contact({ firstName: 'Jane', lastName: 'Smith' }), names, true)).toEqual(written);
  });

  it('clears the other half of a number that stood in both name fields', () => {
    expect(
      namesToWrite(contact({ firstName: '512', lastName: '5550142' }), { lastName: 'Okafor' }, false),
    ).toEqual({
      firstName: null,
      lastName: 'Okafor',
    });
  });
});
