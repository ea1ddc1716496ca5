import { servedApi, type ServedApi } from './run-contact-api';

interface Found {
  readonly contacts: readonly Record<string, unknown>[];
  readonly total_count: number;
}

describe('GET /contacts/search', () => {
  let api: ServedApi;
  beforeEach(async () => {
    api = await servedApi();
  });
  afterEach(async () => {
    expect(api.host.thrown).toEqual([]);
    await api.close();
  });
  const search = async (query: string) => {
    const { status, json } = await api.call('GET', `/contacts/search?${query}`);
    expect(status).toBe(200);
    return json as Found;
  };

  it('tells a contact in the customer’s shape, found by any of its values in any spelling', async () => {
    const id = await api.known({
      externalId: 'P1:100:200',
      propertyId: 'P1',
      firstName: 'Imani',
      lastName: 'Okafor',
      email: 'imani@example.com',
      phone: '+12025550143',
      role: 'prospect',
      leadScore: 72,
    });
    const told = {
      contact_id: id,
      resman_contact_id: 'P1:100:200',
      first_name: 'Imani',
      last_name: 'Okafor',
      email: 'imani@example.com',
      phone: '+12025550143',
      status: 'prospect',
      last_interaction: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      lead_score: 72,
    };
    for (const query of [
      'email=IMANI%40example.com',
      'phone=(202)%20555-0143',
      'name=imani+okafor',
      'name=imani+okafor&property_id=P1&include_inactive=false',
    ])
      expect([query, await search(query)]).toEqual([query, { contacts: [told], total_count: 1 }]);
    expect(await search('name=imani+okafor&property_id=P2')).toEqual({ contacts: [], total_count: 0 });
    expect(api.host.executions).toEqual([]);
  });

  it('leaves out what is not known where it may, and puts texts where the customer has texts', async () => {
    const id = await api.known({ system: 'csv', externalId: '1', phone: '+12025550144' });
    const { contacts } = await search('phone=202-555-0144');
    expect(contacts).toEqual([
      {
        contact_id: id,
        resman_contact_id: null,
        first_name: '',
        last_name: '',
        phone: '+12025550144',
        status: 'unknown',
        last_interaction: expect.any(String),
      },
    ]);
  });

  it('puts those first that have more of what was asked for, and counts those it does not show', async () => {
    const both = await api.known({
      externalId: 'P1:1:1',
      firstName: 'Ada',
      lastName: 'Moss',
      email: 'ada@example.com',
      phone: '+12025550150',
    });
    for (let n = 0; n < 52; n += 1)
      await api.known({
        system: 'csv',
        externalId: `${n}`,
        firstName: 'Ada',
        lastName: 'Moss',
        email: `ada${n}@example.org`,
      });
    const found = await search('name=Ada+Moss&email=ada%40example.com');
    expect([found.total_count, found.contacts.length]).toEqual([53, 50]);
    expect(found.contacts[0]).toMatchObject({ contact_id: both });
  });

  it('shows who is gone only when asked', async () => {
    await api.known({
      externalId: 'P1:1:1',
      firstName: 'Bo',
      lastName: 'Reed',
      email: 'bo@example.com',
      status: 'Lost',
      isActive: false,
    });
    expect((await search('email=bo%40example.com')).total_count).toBe(0);
    expect(await search('email=bo%40example.com&include_inactive=true')).toMatchObject({
      total_count: 1,
      contacts: [{ status: 'Lost' }],
    });
  });

  it('finds nobody by a number that is none, and looks for the rest all the same', async () => {
    await api.known({ externalId: 'P1:1:1', firstName: 'Bo', lastName: 'Reed', email: 'bo@example.com' });
    expect((await search('phone=none')).total_count).toBe(0);
    expect((await search('phone=none&email=bo%40example.com')).total_count).toBe(1);
  });

  it.each([
    ['', 'query'],
    ['?property_id=P1', 'query'],
    ['?email=&name=%20', 'query'],
    ['?email=a%40example.com&email=b%40example.com', 'email'],
    ['?name=Bo&include_inactive=perhaps', 'include_inactive'],
    [`?name=${'x'.repeat(401)}`, 'name'],
  ])('refuses the query "%s" and names %s', async (query, field) => {
    const answer = await api.call('GET', `/contacts/search${query}`);
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_request', fields: [{ field }] } });
  });
});
