import type { ContactContext, ContactPreferences } from '../../../sandbox/domiq/documents';
import { openDomIq, type OpenDomIq, type Refused } from './domiq-sandbox';

const at = (minute: number) => `2026-11-02T15:${String(minute).padStart(2, '0')}:00.000Z`;

describe('the context of a contact', () => {
  let domIq: OpenDomIq;
  let clock: number;
  beforeEach(async () => {
    clock = Date.parse(at(30));
    domIq = await openDomIq({ now: () => clock });
  });
  afterEach(() => domIq.close());

  const put = <B = ContactContext>(body: unknown, id = 'c1') =>
    domIq.call<B>('PUT', `/contacts/${id}/context`, { body });
  const patch = <B = ContactPreferences>(body: unknown, idempotencyKey: string, id = 'c1') =>
    domIq.call<B>('PATCH', `/contacts/${id}/preferences`, {
      body,
      headers: { 'idempotency-key': idempotencyKey },
    });
  const kept = async () => (await domIq.state()).contexts[0];

  it('is made once; what a later write leaves out stays, null clears', async () => {
    const first = await put({
      full_name: 'Imani Okafor',
      email: 'imani@example.com',
      status: 'new',
      updated_at: at(1),
    });
    const second = await put({ email: null, lead_score: 72, updated_at: at(2) });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual({
      contact_id: 'c1',
      full_name: 'Imani Okafor',
      email: null,
      phone: null,
      status: 'new',
      lead_score: 72,
      last_interaction: null,
      preferences: null,
      notes: null,
      enrichment_data: null,
      updated_at: at(2),
    });
  });

  it('is not overwritten by an older write, which gets what is there', async () => {
    await put({ full_name: 'Imani Okafor', updated_at: at(5) });
    const late = await put<Refused>({ full_name: 'Imani', updated_at: at(4) });
    expect([late.status, late.body.error.code]).toEqual([409, 'stale_write']);
    expect(late.body.current).toMatchObject({ full_name: 'Imani Okafor', updated_at: at(5) });
    expect(await kept()).toMatchObject({ full_name: 'Imani Okafor' });
  });

  it('takes the same moment again, in any time zone', async () => {
    await put({ full_name: 'Imani Okafor', updated_at: at(5) });
    const again = await put({ full_name: 'Imani Okafor', updated_at: '2026-11-02T10:05:00-05:00' });
    expect([again.status, again.body.updated_at]).toEqual([200, at(5)]);
  });

  it('refuses a moment in the future, which would block every later write', async () => {
    const { status, body } = await put<Refused>({ full_name: 'Imani', updated_at: at(36) });
    expect([status, body.error.details]).toEqual([
      400,
      [{ field: '/updated_at', issue: 'Expected a moment that has passed' }],
    ]);
  });

  it('needs a name the first time, and the id of the path', async () => {
    expect((await put<Refused>({ status: 'new', updated_at: at(1) })).body.error.details[0]?.field).toBe(
      '/full_name',
    );
    const other = await put<Refused>({ contact_id: 'c2', full_name: 'A', updated_at: at(1) });
    expect(other.body.error.details[0]?.field).toBe('/contact_id');
  });

  it('names every finding and no value', async () => {
    const { body, text } = await put<Refused>({
      full_name: '',
      email: 'Imani',
      phone: '5125550142',
      updated_at: at(1),
    });
    expect(body.error.details.map(({ field }) => field)).toEqual(['/full_name', '/email', '/phone']);
    expect(text).not.toMatch(/Imani|5125550142/);
  });

  it('keeps newer preferences and writes the rest', async () => {
    await put({ full_name: 'Imani', updated_at: at(1) });
    await patch({ opt_out: true, updated_at: at(10) }, 'said in the chat');
    const { status, body } = await put({
      email: 'imani@example.com',
      preferences: { opt_out: false },
      updated_at: at(9),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      email: 'imani@example.com',
      preferences: { opt_out: true, updated_at: at(10) },
    });
  });

  it('judges preferences by a moment of their own when they have one', async () => {
    await put({ full_name: 'Imani', preferences: { opt_out: true }, updated_at: at(10) });
    const older = { opt_out: false, updated_at: at(9) };
    const newer = { opt_out: false, updated_at: at(11) };
    expect((await put({ preferences: older, updated_at: at(12) })).body.preferences?.opt_out).toBe(true);
    expect((await put({ preferences: newer, updated_at: at(12) })).body.preferences?.opt_out).toBe(false);
  });

  describe('preferences', () => {
    beforeEach(() =>
      put({ full_name: 'Imani', preferences: { communication_method: 'text' }, updated_at: at(1) }),
    );

    it('change where they are named', async () => {
      const { body } = await patch({ email_opt_out: true, updated_at: at(2) }, 'k1');
      expect(body).toEqual({
        communication_method: 'text',
        contact_frequency: null,
        opt_out: false,
        email_opt_out: true,
        phone_opt_out: false,
        updated_at: at(2),
      });
    });

    it('are changed once a key, and a repetition gets the first answer', async () => {
      const first = await patch({ opt_out: true, updated_at: at(2) }, 'k1');
      await patch({ opt_out: false, updated_at: at(3) }, 'k2');
      const again = await patch({ opt_out: true, updated_at: at(2) }, 'k1');
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(again.body).toEqual(first.body);
      expect((await kept())?.preferences?.opt_out).toBe(false);
    });

    it('refuse a key that stands for another change', async () => {
      await patch({ opt_out: true, updated_at: at(2) }, 'k1');
      const other = await patch<Refused>({ opt_out: false, updated_at: at(3) }, 'k1');
      expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_key_reused']);
    });

    it('let a refused change be tried again under its key', async () => {
      const change = { opt_out: true, updated_at: at(2) };
      expect((await patch(change, 'k1', 'c9')).status).toBe(404);
      await put({ full_name: 'Zoë', updated_at: at(1) }, 'c9');
      expect((await patch(change, 'k1', 'c9')).status).toBe(200);
    });

    it('are not overwritten by an older change', async () => {
      await patch({ opt_out: true, updated_at: at(5) }, 'k1');
      const late = await patch<Refused>({ opt_out: false, updated_at: at(4) }, 'k2');
      expect([late.status, late.body.current]).toMatchObject([409, { opt_out: true, updated_at: at(5) }]);
    });

    it('refuse a change of nothing', async () => {
      expect((await patch({ updated_at: at(2) }, 'k1')).status).toBe(400);
    });
  });

  it('outlives the process', async () => {
    await put({ full_name: 'Imani Okafor', updated_at: at(1) });
    const again = await openDomIq({ dataFile: domIq.dataFile });
    expect((await again.call<ContactContext>('GET', '/contacts/c1/context')).body.full_name).toBe(
      'Imani Okafor',
    );
    await again.close();
  });
});
