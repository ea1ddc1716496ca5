import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runDomIq } from './run-domiq';

const UPSERT = { resource: 'contactContext', operation: 'upsert' };
const GET = { resource: 'contactContext', operation: 'get' };
const AT = '2026-11-02T15:00:00.000Z';
const LATER = '2026-11-02T16:00:00.000Z';
const imani = {
  contact_id: 'c1',
  full_name: 'Imani Okafor',
  email: 'Imani@example.com',
  phone: '(202) 555-0143',
  status: 'prospect',
};

describe('DomIQ > contact context', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());
  beforeEach(() => domIq.reset());

  const upsert = (parameters: object, ...items: Array<Record<string, unknown>>) =>
    runDomIq(credentialsOf(domIq.url), { ...UPSERT, updatedAt: AT, ...parameters }, itemsOf(...items));
  const kept = async () => (await domIq.state()).contexts;

  it('create or update: takes the fields of the incoming item, first made, then updated', async () => {
    const first = await upsert({}, imani);
    const second = await upsert({}, { ...imani, status: 'resident' });
    expect(first.error).toBeUndefined();
    expect(jsonOf(first)).toEqual([
      {
        action: 'created',
        contact_id: 'c1',
        full_name: 'Imani Okafor',
        email: 'imani@example.com',
        phone: '+12025550143',
        status: 'prospect',
        lead_score: null,
        last_interaction: null,
        opt_out: null,
        updated_at: AT,
      },
    ]);
    expect(jsonOf(second)).toMatchObject([{ action: 'updated', status: 'resident' }]);
    expect(await kept()).toHaveLength(1);
  });

  it('create or update: writes every field and preference that was added, and nothing else', async () => {
    const result = await upsert(
      {
        additionalFields: {
          enrichmentData: '{"key_topics":["parking"]}',
          lastInteraction: '2026-11-01T09:30:00',
          leadScore: 72,
          notes: 'Two bedrooms',
        },
        preferences: {
          communicationMethod: 'text',
          optOut: false,
          emailOptOut: true,
          preferencesUpdatedAt: '2026-11-01T00:00:00Z',
        },
        simplify: false,
      },
      imani,
    );
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toMatchObject([
      {
        action: 'created',
        enrichment_data: { key_topics: ['parking'] },
        lead_score: 72,
        notes: 'Two bedrooms',
        preferences: {
          communication_method: 'text',
          contact_frequency: null,
          opt_out: false,
          email_opt_out: true,
          phone_opt_out: false,
          updated_at: '2026-11-01T00:00:00.000Z',
        },
      },
    ]);
    const [request] = await domIq.control<{ body: string }[]>('GET', 'requests?bodies=1');
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      last_interaction: expect.stringMatching(/^2026-11-01T/) as string,
      preferences: { opt_out: false, email_opt_out: true, communication_method: 'text' },
    });
    expect(request?.body).not.toContain('phone_opt_out');
  });

  it('create or update: takes preferences as one object, none when the item has none', async () => {
    const preferences = { preferencesJson: '={{ $json.preferences }}' };
    const said = { opt_out: true, updated_at: '2026-11-01T00:00:00.000Z' };
    await upsert({ preferences }, { ...imani, preferences: said }, { ...imani, contact_id: 'c2' });
    expect((await kept()).map((context) => context.preferences)).toMatchObject([said, null]);
  });

  it('create or update: leaves what is empty or what the item does not know, clears what an expression says is null', async () => {
    await upsert({}, imani);
    await upsert({ updatedAt: LATER }, { contact_id: 'c1', email: '', phone: null, status: null });
    expect(await kept()).toMatchObject([{ ...imani, email: 'imani@example.com', phone: '+12025550143' }]);
    const cleared = { phone: '={{ $json.phone }}', status: '={{ null }}' };
    await upsert({ updatedAt: LATER, ...cleared }, { contact_id: 'c1', email: '', phone: null });
    expect(await kept()).toMatchObject([
      { full_name: 'Imani Okafor', email: 'imani@example.com', phone: null, status: null },
    ]);
  });

  it('create or update: an older item changes nothing and says so', async () => {
    await upsert({ updatedAt: LATER }, imani);
    const late = await upsert({ updatedAt: AT }, { ...imani, full_name: 'I. Okafor' });
    expect(late.error).toBeUndefined();
    expect(jsonOf(late)).toMatchObject([{ action: 'stale', full_name: 'Imani Okafor', updated_at: LATER }]);
    expect(await kept()).toMatchObject([{ full_name: 'Imani Okafor' }]);
  });

  it('create or update: without a moment it is now', async () => {
    const before = new Date().toISOString();
    const [written] = jsonOf(await upsert({ updatedAt: '' }, imani));
    expect(String(written?.updated_at) >= before).toBe(true);
  });

  it('create or update: makes one context although the first answer was lost', async () => {
    await domIq.misbehave({ match: { method: 'PUT' }, action: 'drop_after' });
    const result = await upsert({}, imani);
    expect(result.error).toBeUndefined();
    expect(await kept()).toHaveLength(1);
  });

  it('create or update: one bad item among three goes on with its reason, each paired with its own', async () => {
    const items = itemsOf(
      imani,
      { ...imani, contact_id: 'c2', phone: 'call me' },
      { ...imani, contact_id: 'c3' },
    );
    const result = await runDomIq(credentialsOf(domIq.url), { ...UPSERT, updatedAt: AT }, items, {
      continueOnFail: true,
    });
    expect(jsonOf(result)).toMatchObject([
      { action: 'created', contact_id: 'c1' },
      {
        contact_id: 'c2',
        errorCode: 'domiq.invalid_input',
        error: expect.stringContaining('phone cannot be used') as string,
        errorDescription: expect.stringContaining('Nothing was changed') as string,
      },
      { action: 'created', contact_id: 'c3' },
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
    expect(JSON.stringify(jsonOf(result)[1])).not.toMatch(/call me|Imani/);
  });

  it('create or update: sends the bad item to the error output', async () => {
    const items = itemsOf(imani, { ...imani, contact_id: 'a b' });
    const { outputs } = await runDomIq(credentialsOf(domIq.url), { ...UPSERT, updatedAt: AT }, items, {
      continueErrorOutput: true,
    });
    expect(outputs.map((output) => output.map(({ json }) => json.action ?? 'error'))).toEqual([
      ['created'],
      ['error'],
    ]);
  });

  it.each<[object, Record<string, unknown>, string]>([
    [{}, { ...imani, contact_id: '' }, '"Contact" is empty'],
    [{}, { ...imani, contact_id: undefined }, '"Contact" is empty'],
    [{}, { ...imani, email: 'Imani' }, 'email is not an address'],
    [{ updatedAt: 'soon' }, imani, '"Updated At" is not a date and time'],
    [{ additionalFields: { leadScore: 101 } }, imani, 'lead_score is not between 0 and 100'],
    [{ additionalFields: { enrichmentData: '[1]' } }, imani, '"Enrichment Data" is not a JSON object'],
    [{ additionalFields: { enrichmentData: '{' } }, imani, '"Enrichment Data" is not a JSON object'],
    [{ preferences: { optOut: '={{ "maybe" }}' } }, imani, '"Opt Out" is neither true nor false'],
  ])('create or update: refuses %j with %j before anything is sent: %s', async (parameters, item, text) => {
    const { error } = await upsert(parameters, item);
    expect(error).toMatchObject({
      message: expect.stringContaining(text) as string,
      context: { itemIndex: 0 },
    });
    expect(await domIq.requests()).toEqual([]);
  });

  it('get: one flat item, or the whole context', async () => {
    await upsert({ preferences: { optOut: true } }, imani);
    const flat = await runDomIq(credentialsOf(domIq.url), { ...GET, contactId: 'c1' });
    const whole = await runDomIq(credentialsOf(domIq.url), { ...GET, contactId: 'c1', simplify: false });
    expect(jsonOf(flat)).toMatchObject([{ contact_id: 'c1', opt_out: true }]);
    expect(jsonOf(whole)).toMatchObject([{ preferences: { opt_out: true, updated_at: AT }, notes: null }]);
  });

  it('get: one unknown contact among three', async () => {
    await upsert({}, imani);
    const items = itemsOf({ contact_id: 'c1' }, { contact_id: 'gone' }, { contact_id: 'c1' });
    const result = await runDomIq(credentialsOf(domIq.url), GET, items, { continueOnFail: true });
    expect(jsonOf(result)).toMatchObject([
      { contact_id: 'c1' },
      { contact_id: 'gone', errorCode: 'domiq.contact_not_found' },
      { contact_id: 'c1' },
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });
});
