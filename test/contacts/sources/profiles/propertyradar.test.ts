import { contactsOf, oneRow, readFile } from '../read-file';

describe('PropertyRadar', () => {
  it('reads the set of August 2025, without Radar ID and State', async () => {
    const { source, contacts } = await contactsOf(
      oneRow(
        ['Type', 'SFR'],
        ['Address', '1 PLOVER ST'],
        ['City', 'NORHAVEN'],
        ['ZIP', '1195'],
        ['Est Value', '1'],
        ['Owner', 'LEE,ANN'],
        ['Mail Address', 'PO BOX 4'],
        ['Mail City', 'QUILLBY'],
        ['Mail State', 'MA'],
        ['Mail ZIP', '01196'],
        ['Primary Name', 'ANN LEE'],
        ['Primary Mobile Phone1', '617-555-0101'],
        ['Primary Mobile 1 Status', 'Inactive'],
        ['Primary Email1', 'ann@example.org'],
        ['Primary Email1 Hash', 'd5fafe3b6a1c58c1e7d39f52e4cfde955e1c24409438f1ee9ce15c07270f5290'],
      ),
    );
    expect(source).toBe('propertyradar');
    expect(contacts).toMatchObject([
      {
        label: 'ANN LEE',
        name: { first: 'Ann', last: 'Lee' },
        phones: [{ e164: '+16175550101', label: 'mobile', flags: ['inactive_status'] }],
        emails: [{ address: 'ann@example.org' }],
        addresses: [
          { kind: 'property', street: '1 Plover St', city: 'Norhaven', postalCode: '01195' },
          { kind: 'mail', street: 'PO Box 4', city: 'Quillby', state: 'MA', postalCode: '01196' },
        ],
        tags: ['SFR'],
        notes: 'Owner of record: LEE,ANN',
      },
    ]);
  });

  it('falls back to the owner when both name cells are empty', async () => {
    const { contacts } = await contactsOf(
      oneRow(
        ['Owner', 'WHITFIELD,ALAN R & TERESA'],
        ['Primary Name', ''],
        ['Primary Phone1', '617-555-0101'],
        ['Secondary Name', ''],
        ['Secondary Phone1', '617-555-0102'],
      ),
    );
    expect(contacts).toMatchObject([
      {
        origin: { role: 'primary' },
        label: 'WHITFIELD,ALAN R & TERESA',
        name: { first: 'Alan', middle: 'R', last: 'Whitfield' },
      },
      {
        origin: { role: 'secondary' },
        name: { first: 'Teresa', last: 'Whitfield' },
        phones: [{ e164: '+16175550102' }],
      },
    ]);
  });

  it('does not use the owner as a name when one name cell is filled', async () => {
    const { contacts } = await contactsOf(
      oneRow(
        ['Owner', 'WHITFIELD,ALAN R & TERESA'],
        ['Primary Name', ''],
        ['Primary Phone1', '617-555-0101'],
        ['Secondary Name', 'TERESA WHITFIELD'],
        ['Secondary Phone1', ''],
      ),
    );
    expect(contacts.map(({ name }) => name?.first ?? null)).toEqual([null, 'Teresa']);
  });

  it('leaves out the numbers with an inactive status when asked', async () => {
    const text = oneRow(
      ['Owner', 'LEE,ANN'],
      ['Primary Name', 'ANN LEE'],
      ['Primary Mobile Phone1', '617-555-0101'],
      ['Primary Mobile 1 Status', 'Inactive'],
    );
    const { outcomes } = await readFile(text, { includeInactive: false });
    expect(outcomes).toMatchObject([{ kind: 'rejected', reason: 'inactive', contacts: [{ phones: [] }] }]);
  });

  it('reads split name columns and a second mobile', async () => {
    const { contacts } = await contactsOf(
      oneRow(
        ['Radar ID', 'P1'],
        ['Owner', ''],
        ['Primary First Name', 'ANN'],
        ['Primary Last Name', 'DE LA CRUZ'],
        ['Primary Mobile Phone1', '617-555-0101'],
        ['Primary Mobile Phone2', '617-555-0102'],
        ['Primary Mobile 2 Status', 'Inactive'],
      ),
    );
    expect(contacts).toMatchObject([
      {
        externalId: 'P1',
        name: { first: 'Ann', last: 'De la Cruz' },
        phones: [{ flags: [] }, { flags: ['inactive_status'] }],
      },
    ]);
  });
});
