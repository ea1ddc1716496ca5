import { contactsOf, oneRow } from '../read-file';

describe('Google Contacts', () => {
  it('reads the old layout', async () => {
    const { source, contacts } = await contactsOf(
      oneRow(
        ['Name', 'Ann Lee'],
        ['Given Name', 'Ann'],
        ['Family Name', 'Lee'],
        ['Group Membership', '* myContacts ::: Tenants'],
        ['E-mail 1 - Type', '* Home'],
        ['E-mail 1 - Value', 'ann@example.org'],
        ['Phone 1 - Type', 'Work Fax'],
        ['Phone 1 - Value', '617-555-0102'],
        ['Phone 2 - Type', 'Mobile'],
        ['Phone 2 - Value', '617-555-0101'],
        ['Organization 1 - Name', 'Lee LLC'],
        ['Organization 1 - Title', 'Owner'],
      ),
    );
    expect(source).toBe('google');
    expect(contacts).toMatchObject([
      {
        name: { first: 'Ann', last: 'Lee' },
        company: 'Lee LLC',
        jobTitle: 'Owner',
        tags: ['Tenants'],
        phones: [{ e164: '+16175550101', label: 'mobile' }],
      },
    ]);
  });
});

describe('Outlook', () => {
  it('uses the lines of the person, never fax, pager or the assistant', async () => {
    const { source, contacts } = await contactsOf(
      oneRow(
        ['Title', 'Dr.'],
        ['First Name', 'Ann'],
        ['Last Name', 'Lee'],
        ['Company', 'Lee LLC'],
        ['Home City', 'Norhaven'],
        ["Assistant's Phone", '617-555-0104'],
        ['Business Fax', '617-555-0105'],
        ['Business Phone', '617-555-0101'],
        ['Home Phone', '617-555-0102'],
        ['Mobile Phone', '617-555-0103'],
        ['Pager', '617-555-0106'],
        ['E-mail Address', 'ann@example.org'],
        ['E-mail Type', 'SMTP'],
        ['E-mail Display Name', 'Ann Lee (ann@example.org)'],
      ),
    );
    expect(source).toBe('outlook');
    expect(contacts).toMatchObject([
      {
        name: { prefix: 'Dr.', first: 'Ann' },
        phones: [
          { e164: '+16175550101', label: 'work' },
          { e164: '+16175550102', label: 'home' },
          { e164: '+16175550103', label: 'mobile' },
        ],
        emails: [{ address: 'ann@example.org' }],
      },
    ]);
    expect(contacts[0]?.emails).toHaveLength(1);
  });
});

describe('HubSpot and Jobber', () => {
  it('reads a HubSpot export', async () => {
    const { source, contacts } = await contactsOf(
      oneRow(
        ['Record ID', '151'],
        ['First Name', 'Ann'],
        ['Last Name', 'Lee'],
        ['Email', 'ann@example.org'],
        ['Phone Number', '617-555-0101'],
        ['Contact owner', 'Bob Smith'],
        ['Associated Company', 'Lee LLC'],
        ['Lead Status', 'New'],
      ),
    );
    expect(source).toBe('hubspot');
    expect(contacts).toMatchObject([{ externalId: '151', name: { first: 'Ann' }, company: 'Lee LLC' }]);
  });

  it('reads Jobber clients with several values in a cell', async () => {
    const { source, contacts } = await contactsOf(
      oneRow(
        ['J-ID', '9'],
        ['Display Name', 'Ann Lee'],
        ['First Name', 'Ann'],
        ['Last Name', 'Lee'],
        ['Main Phone #s', '617-555-0101, 617-555-0102'],
        ['E-mails', 'ann@example.org, lee@example.org'],
        ['Billing Street 1', '1 Plover St'],
        ['Billing City', 'Norhaven'],
        ['Billing Zip code', '1195'],
        ['Service Street 1', '2 Plover St'],
        ['Archived', 'true'],
      ),
    );
    expect(source).toBe('jobber');
    expect(contacts).toMatchObject([
      {
        externalId: '9',
        isActive: false,
        phones: [{ e164: '+16175550101' }, { e164: '+16175550102' }],
        emails: [{}, {}],
        addresses: [
          { kind: 'mail', postalCode: '01195' },
          { kind: 'property', street: '2 Plover St' },
        ],
      },
    ]);
  });
});
