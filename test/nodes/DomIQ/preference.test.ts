import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runDomIq } from './run-domiq';

const AT = '2026-11-02T15:00:00.000Z';
const LATER = '2026-11-02T16:00:00.000Z';

describe('DomIQ > preference > update', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());
  beforeEach(async () => {
    await domIq.reset();
    await domIq.seed({
      contexts: [
        {
          contact_id: 'c1',
          full_name: 'Imani',
          updated_at: AT,
          preferences: { communication_method: 'text' },
        },
        { contact_id: 'c2', full_name: 'Zoë', updated_at: AT },
      ],
    });
  });

  const update = (
    updateFields: object,
    parameters = {},
    items = itemsOf({ contact_id: 'c1' }),
    options = {},
  ) =>
    runDomIq(
      credentialsOf(domIq.url),
      { resource: 'preference', operation: 'update', updateFields, updatedAt: LATER, ...parameters } as never,
      items,
      options,
    );
  const kept = async () => (await domIq.state()).contexts[0]?.preferences;

  it('changes what was added and keeps the rest', async () => {
    const result = await update({ optOut: true });
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toEqual([
      {
        action: 'updated',
        contact_id: 'c1',
        communication_method: 'text',
        contact_frequency: null,
        opt_out: true,
        email_opt_out: false,
        phone_opt_out: false,
        updated_at: LATER,
      },
    ]);
  });

  it('takes a method back', async () => {
    await update({ communicationMethod: 'never_said', contactFrequency: 'weekly' });
    expect(await kept()).toMatchObject({ communication_method: null, contact_frequency: 'weekly' });
  });

  it('takes all of them as one object; what is chosen beside it counts more, its moment too', async () => {
    const preferences = {
      opt_out: true,
      contact_frequency: 'weekly',
      move_in_date: 'June',
      updated_at: LATER,
    };
    const fields = { preferencesJson: '={{ $json.preferences }}', contactFrequency: 'daily' };
    const result = await update(fields, { updatedAt: '' }, itemsOf({ contact_id: 'c1', preferences }));
    expect(jsonOf(result)).toMatchObject([
      {
        action: 'updated',
        opt_out: true,
        contact_frequency: 'daily',
        communication_method: 'text',
        updated_at: LATER,
      },
    ]);
  });

  it('changes nothing when DomIQ has newer ones, and shows them', async () => {
    await update({ optOut: true });
    expect(jsonOf(await update({ optOut: false }, { updatedAt: AT }))).toMatchObject([
      { action: 'stale', opt_out: true, updated_at: LATER },
    ]);
    expect(await kept()).toMatchObject({ opt_out: true });
  });

  it('changes once although the first answer was lost, under one idempotency key', async () => {
    await domIq.misbehave({ match: { method: 'PATCH' }, action: 'drop_after' });
    expect(jsonOf(await update({ phoneOptOut: true }))).toMatchObject([
      { action: 'updated', phone_opt_out: true },
    ]);
    expect(await domIq.requests()).toHaveLength(2);
  });

  it('goes on past an unknown contact, each item paired with its own', async () => {
    const items = itemsOf({ contact_id: 'c1' }, { contact_id: 'gone' }, { contact_id: 'c2' });
    const result = await update({ emailOptOut: true }, {}, items, { continueOnFail: true });
    expect(jsonOf(result)).toMatchObject([
      { contact_id: 'c1', email_opt_out: true },
      { contact_id: 'gone', errorCode: 'domiq.contact_not_found' },
      { contact_id: 'c2', email_opt_out: true },
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  it.each([
    [{}, 'no preference is given'],
    [{ communicationMethod: '={{ "fax" }}' }, 'communication_method is not'],
    [{ preferencesJson: '[true]' }, '"Preferences (JSON)" is not a JSON object'],
    [{ preferencesJson: '{"opt_out":"perhaps"}' }, '"Opt Out" is neither true nor false'],
    [{ emailOptOut: '={{ 1 }}' }, '"Email Opt Out" is neither true nor false'],
  ])('refuses %j before anything is sent: %s', async (updateFields, text) => {
    const { error } = await update(updateFields);
    expect(error?.message).toContain(text);
    expect(await domIq.requests()).toEqual([]);
  });
});
