import { openLedger, type Ledger } from '../../ledger';
import { controlOf } from '../support/sandbox-control';
import { startDemonstration, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(12 * 60_000);

const HARBOR = 'harbor-lofts';

interface Prospect {
  readonly current: {
    readonly people: readonly { readonly firstName: string; readonly email: string | null }[];
    readonly events: readonly { readonly comments?: string | null }[];
  };
}
interface OpenPhoneContact {
  readonly externalId: string | null;
  readonly defaultFields: {
    readonly firstName: string | null;
    readonly phoneNumbers: readonly { value: string }[];
  };
}
interface Context {
  readonly contact_id: string;
  readonly full_name: string | null;
  readonly preferences: Readonly<Record<string, unknown>> | null;
}
interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('a contact of the chatbot, from the contact API to every system, in a real n8n', () => {
  let n8n: StartedN8n;
  let ledger: Ledger;
  let openPhone: ReturnType<typeof controlOf>;
  let resMan: ReturnType<typeof controlOf>;
  let domIq: ReturnType<typeof controlOf>;

  const call = async (method: string, path: string, body?: object, key?: string): Promise<Answer> => {
    const answer = await fetch(`${n8n.url}/webhook/api/resman${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-api-key': n8n.secrets.contactApiSecret ?? '',
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
  };
  const create = (person: object, message = 'Is a two bedroom free in June?', key?: string) =>
    call(
      'POST',
      '/contacts',
      {
        contact_data: {
          last_name: 'Kessler',
          property_id: HARBOR,
          source: 'chatbot',
          initial_interaction: { type: 'chat', timestamp: '2026-11-20T15:00:00Z', message },
          ...person,
        },
      },
      key,
    );
  const prospectsNamed = async (firstName: string) =>
    (await resMan<Prospect[]>('GET', 'prospects')).filter(({ current }) =>
      current.people.some((person) => person.firstName === firstName),
    );
  const inOpenPhone = async (firstName: string) =>
    (await openPhone<OpenPhoneContact[]>('GET', 'contacts')).filter(
      ({ defaultFields }) => defaultFields.firstName === firstName,
    );
  const contextOf = async (contactId: unknown) =>
    (await domIq<{ contexts: Context[] }>('GET', 'state')).contexts.find(
      (one) => one.contact_id === contactId,
    );
  const openEvents = () =>
    ledger.read((db) =>
      db
        .selectFrom('events')
        .where('source', '=', 'chatbot')
        .where('status', '<>', 'done')
        .select(['status', 'error_code'])
        .execute(),
    );

  beforeAll(async () => {
    n8n = await startDemonstration();
    ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    openPhone = controlOf(n8n.sandboxUrl('openphone'));
    resMan = controlOf(n8n.sandboxUrl('resman'));
    domIq = controlOf(n8n.sandboxUrl('domiq'));
  });
  afterAll(async () => {
    await ledger.close();
    await n8n.stop();
  });

  it('is asked for at the four addresses of the brief, by nobody without the secret', async () => {
    const strangers = [
      fetch(`${n8n.url}/webhook/api/resman/contacts`, { method: 'POST', body: '{}' }),
      fetch(`${n8n.url}/webhook/api/resman/contacts/search?name=x`),
      fetch(`${n8n.url}/webhook/api/resman/contacts/x`, { method: 'PUT', body: '{}' }),
      fetch(`${n8n.url}/webhook/api/resman/webhooks/contact-update`, { method: 'POST', body: '{}' }),
    ];
    for (const answer of await Promise.all(strangers))
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    expect(await create({ first_name: 'Nobody', property_id: 7 })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'contact_data.property_id' }] },
    });
    expect(await create({ first_name: 'Nobody' })).toMatchObject({ status: 422 });
    const change = {
      contact_id: 'harbor-lofts:R7001:N7001',
      updated_fields: { email: 'imani.okafor@example.com' },
      update_source: 'resman',
      timestamp: '2026-11-22T10:00:00Z',
    };
    expect(await call('POST', '/webhooks/contact-update', change)).toEqual({
      status: 200,
      body: { received: true },
    });
    await until(async () =>
      (await domIq<{ contexts: Context[] }>('GET', 'state')).contexts.some(
        ({ full_name }) => full_name === 'Imani Okafor',
      ),
    );
  });

  it('is made once in each of them, and known when it comes again', async () => {
    const wanda = { first_name: 'Wanda', email: 'wanda@example.com', phone: '(617) 555-0142' };
    const made = await create(wanda);
    expect(made).toMatchObject({ status: 201, body: { is_new_contact: true, status: 'synced' } });
    const again = await create({ ...wanda, email: undefined }, 'And is there parking?');
    expect(again).toMatchObject({
      status: 200,
      body: { contact_id: made.body.contact_id, is_new_contact: false },
    });
    expect(again.body.matched_contact_id).toBe(made.body.resman_contact_id);
    await until(
      async () => (await inOpenPhone('Wanda')).length > 0 && !!(await contextOf(made.body.contact_id)),
    );
    expect(await prospectsNamed('Wanda')).toHaveLength(1);
    expect(await inOpenPhone('Wanda')).toMatchObject([
      { externalId: made.body.contact_id, defaultFields: { phoneNumbers: [{ value: '+16175550142' }] } },
    ]);
    expect(await contextOf(made.body.contact_id)).toMatchObject({ full_name: 'Wanda Kessler' });
    const found = await call('GET', '/contacts/search?phone=6175550142');
    expect(found.body).toMatchObject({ total_count: 1, contacts: [{ contact_id: made.body.contact_id }] });
  });

  it('joins a prospect whom ResMan has and we have never heard of', async () => {
    const person = {
      personId: 'N7200',
      firstName: 'Fergus',
      lastName: 'Kessler',
      email: 'fergus@example.com',
      phone: '6175550150',
    };
    await resMan('POST', 'seed', { prospects: [{ id: 'R7200', propertyId: HARBOR, people: [person] }] });
    const answer = await create({ first_name: 'Fergus', email: 'fergus@example.com', phone: '6175550150' });
    expect(answer).toMatchObject({ status: 200, body: { is_new_contact: false, status: 'synced' } });
    expect(String(answer.body.matched_contact_id)).toContain(':R7200:');
    expect(await prospectsNamed('Fergus')).toHaveLength(1);
  });

  it('is pending while ResMan is away, and follows by itself', async () => {
    await resMan('POST', 'misbehave', { action: 'status', status: 503, times: 10_000 });
    const zofia = { first_name: 'Zofia', email: 'zofia@example.com', phone: '6175550160' };
    const pending = await create(zofia, 'Do you take dogs?', 'zofia-1');
    expect(pending).toMatchObject({ status: 202, body: { status: 'pending' } });
    expect(await prospectsNamed('Zofia')).toEqual([]);
    await resMan('DELETE', 'misbehave');
    await until(async () => (await prospectsNamed('Zofia')).length > 0, 5 * 60_000);
    await until(async () => (await openEvents()).length === 0);
    expect(await prospectsNamed('Zofia')).toHaveLength(1);
    expect((await create(zofia, 'Do you take dogs?', 'zofia-1')).body).toMatchObject({
      contact_id: expect.any(String) as string,
    });
  });

  it('asks a person when it may be somebody, and makes nobody meanwhile', async () => {
    const person = {
      personId: 'N7300',
      firstName: 'Ximena',
      lastName: 'Ravenscroft',
      email: 'x.r@example.com',
    };
    await resMan('POST', 'seed', { prospects: [{ id: 'R7300', propertyId: HARBOR, people: [person] }] });
    const answer = await create({
      first_name: 'Ximena',
      last_name: 'Ravenscroft',
      email: 'ximena@example.org',
      phone: '6175550170',
    });
    // Names alone never join, however rare they are.
    expect(answer).toMatchObject({ status: 202, body: { is_new_contact: true } });
    const openReviews = () =>
      ledger.read((db) => db.selectFrom('match_reviews').where('status', '=', 'open').select('id').execute());
    await until(async () => (await openReviews()).length === 1);
    expect(await prospectsNamed('Ximena')).toHaveLength(1);
  });

  it('takes an opt-out from the chat to every system, and refuses to rename a resident', async () => {
    const jonah = { first_name: 'Jonah', email: 'jonah@example.com', phone: '6175550180' };
    const { body } = await create(jonah, 'please stop texting me');
    await until(async () => {
      const notes = (await prospectsNamed('Jonah')).flatMap(({ current }) => current.events);
      return notes.some(({ comments }) => comments?.includes('Does not want to be contacted') === true);
    });
    // DomIQ is told after ResMan.
    await until(async () => (await contextOf(body.contact_id)) !== undefined);
    expect((await contextOf(body.contact_id))?.preferences).toMatchObject({ phone_opt_out: true });
    const changed = await call('PUT', `/contacts/${String(body.contact_id)}`, {
      contact_data: { email: 'jonah.k@example.org' },
      update_source: 'manual',
    });
    expect(changed).toMatchObject({ status: 200, body: { contact_id: body.contact_id } });
    await until(async () =>
      (await prospectsNamed('Jonah')).some(({ current }) =>
        current.people.some(({ email }) => email === 'jonah.k@example.org'),
      ),
    );
    await call('POST', '/webhooks/contact-update', {
      contact_id: 'harbor-lofts::N7005',
      updated_fields: {},
      update_source: 'resman',
      timestamp: '2026-11-22T10:00:00Z',
    });
    const residents = async () =>
      (await call('GET', '/contacts/search?phone=8575550114')).body.contacts as { contact_id: string }[];
    await until(async () => (await residents()).length > 0);
    const [resident] = await residents();
    const renamed = await call('PUT', `/contacts/${resident?.contact_id}`, {
      contact_data: { email: 'somebody.else@example.com' },
      update_source: 'chatbot',
    });
    expect(renamed).toMatchObject({ status: 409, body: { error: 'resident' } });
    const unchanged = await call('GET', '/contacts/search?email=somebody.else@example.com');
    expect(unchanged.body).toMatchObject({ total_count: 0 });
    expect(
      await call('PUT', '/contacts/nobody', { contact_data: { notes: 'x' }, update_source: 'manual' }),
    ).toMatchObject({
      status: 404,
    });
  });
});
