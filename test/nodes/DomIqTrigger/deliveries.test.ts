import { completeEvents, countEvents, getEvent, listEvents } from '../../../ledger';
import { eventually } from '../../sandbox/sandbox-client';
import { fieldsPromised } from '../trigger/fields-promised';
import {
  dataOf,
  event,
  listeningTrigger,
  SECRET,
  secretOf,
  visitor,
  type DomIqEventType,
  type ListeningTrigger,
} from './run-domiq-trigger';

const clock = { now: () => new Date().toISOString() };
const types = Object.keys(dataOf) as DomIqEventType[];

describe('a delivery to DomIQ Trigger', () => {
  let trigger: ListeningTrigger;
  const open = async (options?: Parameters<typeof listeningTrigger>[0]) => {
    trigger = await listeningTrigger(options);
    return trigger;
  };
  const counts = async () => countEvents(await trigger.ledger());
  /** Every execution that began, once nothing is being worked on any more. */
  const executions = async () => {
    await eventually(() => trigger.host.pending() === 0);
    return trigger.host.executions.map((items) => items.map(({ json }) => json));
  };
  afterEach(async () => {
    expect(trigger.host.thrown).toEqual([]);
    await trigger.close();
  });

  it.each(types)('%s is stored as it came, and handed out with what completes it', async (type) => {
    const { send } = await open();
    expect(await send(event(type), { id: 'msg_1' })).toEqual({ status: 200, text: '{"received":true}' });
    const [[item]] = (await executions()) as [[Record<string, unknown>]];
    expect(item).toMatchObject({ source: 'domiq', sourceEventId: 'msg_1', type, attempts: 1 });
    expect(item.payload).toEqual(event(type));
    expect(Object.keys(item).sort()).toEqual(fieldsPromised('DomIqTrigger'));
    const held = { id: String(item.id), leaseToken: String(item.leaseToken) };
    expect(await completeEvents(await trigger.ledger(), [held], clock)).toEqual([
      { id: held.id, outcome: 'done' },
    ]);
  });

  it('goes with the others of its window into one execution', async () => {
    const { send } = await open({ parameters: { options: { windowMs: 600 } } });
    await Promise.all(types.map((type) => send(event(type))));
    const batches = (await executions()) as { type: string }[][];
    expect(batches.map((items) => items.map(({ type }) => type).sort())).toEqual([[...types].sort()]);
  });

  it('that comes again under its id is acknowledged, and keeps what it said first', async () => {
    const { send } = await open();
    await send(event(), { id: 'msg_1' });
    await executions();
    expect(await send(event('contact.created', { user_id: 'u2' }), { id: 'msg_1' })).toMatchObject({
      status: 200,
    });
    expect(await executions()).toHaveLength(1);
    expect(await counts()).toMatchObject({ stored: 1, claimed: 1 });
    const { entries } = await listEvents(await trigger.ledger(), { limit: 10 });
    expect(await getEvent(await trigger.ledger(), entries[0]?.id ?? '')).toMatchObject({ payload: event() });
  });

  it('is accepted under the old and the new secret while both are in the credential', async () => {
    const next = secretOf('the words that come after');
    const { send } = await open({ webhookSecret: `${SECRET} ${next}` });
    for (const secret of [SECRET, next]) expect((await send(event(), { secret })).status).toBe(200);
    expect((await send(event(), { secret: secretOf('words of somebody else') })).status).toBe(401);
    expect((await counts()).stored).toBe(2);
    await executions();
  });

  it.each([
    ['there is no secret', '', ''],
    ['the secret is too short to be safe', 'whsec_YQ==', 'whsec_YQ=='],
    ['it is the old one, which was taken out', SECRET, secretOf('the words that come after')],
  ])('is refused without a word where %s', async (_why, secret, webhookSecret) => {
    const { send } = await open({ webhookSecret });
    expect(await send(event(), { secret: secret || SECRET })).toEqual({ status: 401, text: '' });
    expect((await counts()).stored).toBe(0);
  });

  it('drops dates of birth and social security numbers at the door, at any depth', async () => {
    const { send } = await open();
    const contact_data = { ...visitor, date_of_birth: '1990-01-01' };
    const updated_fields = { household: [{ birthDate: '1990-01-01', SSN: '000-00-0000', unit: '4' }] };
    await send(event('contact.updated', { contact_data, updated_fields }));
    const [[item]] = (await executions()) as [[{ payload: { data: object } }]];
    expect(item.payload.data).toMatchObject({ updated_fields: { household: [{ unit: '4' }] } });
    expect(JSON.stringify(item)).not.toMatch(/000-00|1990/);
  });

  it.each<[string, unknown, number, RegExp]>([
    ['broken JSON', '{"type":', 400, /not JSON/],
    ['nothing', '', 400, /not JSON/],
    ['a list', '[]', 422, /body/],
    ['no data', { type: 'contact.created', timestamp: '2026-11-22T10:15:00Z' }, 422, /data/],
    ['a time that is none', { ...event(), timestamp: 'yesterday' }, 422, /timestamp/],
    ['a visitor without an id', event('contact.created', { user_id: null }), 422, /user_id/],
    ['no conversation', event('conversation.ended', { conversation: null }), 422, /conversation/],
    ['preferences that are a text', event('preferences.updated', { preferences: 'no' }), 422, /preferences/],
  ])('with %s is refused, and not stored', async (_what, body, status, says) => {
    const { send } = await open();
    const sent = await send(body, { headers: { 'content-type': 'application/octet-stream' } });
    expect(sent).toMatchObject({ status, text: expect.stringMatching(says) });
    expect(sent.text).not.toMatch(/imani|555|yesterday/i);
    expect((await counts()).stored).toBe(0);
  });

  it.each(['conversation.begun', 'constructor', '__proto__'])(
    'of the type %s, which nobody knows, is acknowledged and left out',
    async (type) => {
      const { send } = await open({ parameters: { events: [...types, type] } });
      expect(await send({ ...event(), type })).toMatchObject({ status: 200 });
      expect([await executions(), (await counts()).stored]).toEqual([[], 0]);
    },
  );

  it('of a type that was not chosen is acknowledged and left out', async () => {
    const { send } = await open({ parameters: { events: ['preferences.updated'] } });
    expect((await send(event('contact.created'))).status).toBe(200);
    await send(event('preferences.updated'));
    expect((await executions()).flat()).toMatchObject([{ type: 'preferences.updated' }]);
    expect((await counts()).stored).toBe(1);
  });

  it('is kept apart when it comes to the test URL, and may be repeated there', async () => {
    const { send, host } = await open();
    for (let sent = 0; sent < 2; sent += 1) {
      await send(event(), { place: 'test', id: 'msg_1' });
      await eventually(() => host.pending() === 0);
    }
    expect((await executions()).map((items) => items.map(({ source }) => source))).toEqual([
      ['domiq-test'],
      ['domiq-test'],
    ]);
    expect(await countEvents(await trigger.ledger(), { source: 'domiq' })).toMatchObject({ stored: 0 });
    await eventually(async () => (await counts()).done === 2);
  });
});
