import { contactsOf, numbersOf, readFile } from '../read-file';

describe('any other file', () => {
  it.each([
    ['Tenant Name,Cell #', 'mobile'],
    ['Full Name,Home Phone', 'home'],
    ['Contact,Office Phone', 'work'],
    ['Display Name,Main Phone', 'main'],
    ['Customer Name,Alt. Phone', 'other'],
    ['name,phone_number', 'unspecified'],
    ['NAME,Telephone No.', 'unspecified'],
    ['Client,Mobile_Number', 'mobile'],
    ['Name,Phone 2', 'unspecified'],
    ['Lead Name,Daytime Contact Phone', 'unspecified'],
  ])('reads the numbers under %j as %s', async (header, label) => {
    const { contacts } = await contactsOf(`${header}\nAnn Lee,617-555-0101\n`);
    expect(contacts).toMatchObject([
      { source: 'csv', name: { last: 'Lee' }, phones: [{ e164: '+16175550101', label }] },
    ]);
  });

  it.each([
    'Phone Status',
    'Phone Label',
    'Phone Type',
    'Fax',
    'Phone Hash',
    'Phone Verified',
    'Do Not Phone',
  ])('takes no number from %j', async (head) => {
    const read = await readFile(`Name,Email,${head}\nAnn Lee,ann@example.org,617-555-0101\n`);
    expect(numbersOf(read)).toEqual([]);
    expect(read.outcomes).toMatchObject([{ kind: 'rejected', reason: 'no_phone' }]);
  });

  it('gives the number of a row the extension of its own column', async () => {
    const { contacts } = await contactsOf('Name,Phone,Ext\nAnn Lee,617-555-0101,12\n');
    expect(contacts).toMatchObject([{ phones: [{ extension: '12' }] }]);
  });

  it('puts an address together from its columns, each kind apart', async () => {
    const { contacts } = await contactsOf(
      'Name,Phone,Address,City,State,Zip,Property Address\nAnn Lee,617-555-0101,1 Plover St,Norhaven,MA,1195,"2 Plover St, Norhaven, MA 01195"\n',
    );
    expect(contacts[0]?.addresses).toEqual([
      {
        kind: 'mail',
        street: '1 Plover St',
        city: 'Norhaven',
        state: 'MA',
        postalCode: '01195',
        country: null,
      },
      {
        kind: 'property',
        street: '2 Plover St',
        city: 'Norhaven',
        state: 'MA',
        postalCode: '01195',
        country: null,
      },
    ]);
  });
});
