import { contactsOf, csv, oneRow } from '../read-file';

describe('QuickBooks', () => {
  it('reads the report with columns that were added', async () => {
    const { source, contacts } = await contactsOf(
      oneRow(
        ['Customer full name', 'Lee Rentals:Unit 4'],
        ['Phone numbers', 'Mobile:(617) 555-0101'],
        ['Full name', 'Ann Lee'],
        ['Company', 'Lee Rentals LLC'],
        ['Bill address', 'Ann Lee\n1 Plover St\nNorhaven, MA 01195'],
      ),
    );
    expect(source).toBe('quickbooks');
    expect(contacts).toMatchObject([
      {
        externalId: 'Lee Rentals:Unit 4',
        name: { first: 'Ann', last: 'Lee' },
        company: 'Lee Rentals LLC',
        addresses: [{ kind: 'mail', city: 'Norhaven', state: 'MA', postalCode: '01195' }],
      },
    ]);
  });

  it('is known by the title of the report when the heads are old', async () => {
    const { source, contacts } = await contactsOf(
      csv(
        ['Acme', ''],
        ['Customer Contact List', ''],
        ['Customer', 'Phone Numbers'],
        ['Beth Lee', 'Phone:617-555-0101'],
      ),
    );
    expect(source).toBe('quickbooks');
    expect(contacts).toMatchObject([{ externalId: 'Beth Lee', name: { first: 'Beth', last: 'Lee' } }]);
  });

  it('keeps the form of the display name as nickname', async () => {
    const { contacts } = await contactsOf(
      oneRow(
        ['Customer full name', 'Beth Lee'],
        ['Phone numbers', '617-555-0101'],
        ['Full name', 'Elizabeth Lee'],
      ),
    );
    expect(contacts).toMatchObject([{ name: { first: 'Elizabeth', last: 'Lee', nickname: 'Beth' } }]);
  });

  it('does not take a copy of the display name for a company', async () => {
    const { contacts } = await contactsOf(
      oneRow(['Customer full name', 'Beth Lee'], ['Phone numbers', '617-555-0101'], ['Company', 'Beth Lee']),
    );
    expect(contacts).toMatchObject([{ company: null, name: { first: 'Beth' } }]);
  });

  it('reads the Desktop list', async () => {
    const { source, contacts } = await contactsOf(
      oneRow(
        ['', ''],
        ['Active Status', 'Not-active'],
        ['Customer', 'Lee, Ann'],
        ['Company', 'Lee LLC'],
        ['Mr./Ms./...', 'Ms.'],
        ['First Name', 'Ann'],
        ['M.I.', 'B'],
        ['Last Name', 'Lee'],
        ['Main Phone', '617-555-0101'],
        ['Fax', '617-555-0102'],
        ['Alt. Phone', '617-555-0103'],
        ['Main Email', 'ann@example.org'],
        ['Bill to 1', 'Ann Lee'],
        ['Bill to 2', '1 Plover St'],
        ['Bill to 3', 'Norhaven, MA 01195'],
        ['Customer Type', 'Tenant'],
      ),
    );
    expect(source).toBe('quickbooks');
    expect(contacts).toMatchObject([
      {
        name: { prefix: 'Ms.', first: 'Ann', middle: 'B', last: 'Lee' },
        company: 'Lee LLC',
        phones: [
          { e164: '+16175550101', label: 'main' },
          { e164: '+16175550103', label: 'other' },
        ],
        isActive: false,
        tags: ['Tenant'],
        addresses: [{ postalCode: '01195' }],
      },
    ]);
  });
});
