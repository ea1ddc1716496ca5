import { randomUUID } from 'node:crypto';
import { countEvents, completeEvents, getEvent, listEvents, storeEvents } from '../../../ledger';
import { eventually } from '../../sandbox/sandbox-client';
import { fieldsPromised } from '../trigger/fields-promised';
import { change, deliveryId, RELAY_TEXT, relayedTrigger, type RelayedTrigger } from './run-resman-trigger';

const clock = { now: () => new Date().toISOString() };

describe('a delivery to ResMan Trigger', () => {
  let relayed: RelayedTrigger;
  const open = async (options?: Parameters<typeof relayedTrigger>[0]) => {
    relayed = await relayedTrigger(options);
    return relayed;
  };
  const counts = async () => countEvents(await relayed.ledger());
  /** Every execution that began, once nothing is being worked on any more. */
  const executions = async () => {
    await eventually(() => relayed.host.pending() === 0);
    return relayed.host.executions.map((items) => items.map(({ json }) => json));
  };
  afterEach(async () => {
    expect(relayed.host.thrown).toEqual([]);
    await relayed.close();
  });

  it('is stored, acknowledged, and handed out with what is needed to complete it', async () => {
    const { send } = await open();
    expect(await send(change(), { headers: deliveryId('D1') })).toMatchObject({
      status: 200,
      text: '{"received":true}',
    });
    const [[item]] = (await executions()) as [[Record<string, unknown>]];
    expect(item).toMatchObject({
      source: 'resman',
      sourceEventId: 'D1',
      type: 'contact.updated',
      attempts: 1,
      payload: change(),
    });
    expect(Object.keys(item).sort()).toEqual(fieldsPromised('ResManTrigger'));
    const held = { id: String(item.id), leaseToken: String(item.leaseToken) };
    expect(await completeEvents(await relayed.ledger(), [held], clock)).toEqual([
      { id: held.id, outcome: 'done' },
    ]);
  });

  it('is answered before the window ends, and the others of the window go into the same execution', async () => {
    const { send, host } = await open({ parameters: { options: { windowMs: 600 } } });
    const sent = await Promise.all([1, 2, 3].map((n) => send(change({ user_id: `U${n}` }))));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(host.executions).toEqual([]);
    expect((await counts()).waiting).toBe(3);
    expect((await executions()).map((items) => items.length)).toEqual([3]);
  });

  it('fills no execution beyond the batch size, and begins another for the rest', async () => {
    const { send } = await open({ parameters: { options: { windowMs: 400, batchSize: 2 } } });
    await Promise.all([1, 2, 3, 4, 5].map((n) => send(change({ user_id: `U${n}` }))));
    const sizes = (await executions()).map((items) => items.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5);
    expect(Math.max(...sizes)).toBe(2);
  });

  it.each<[Record<string, string>, string]>([
    [deliveryId('D1'), 'the same delivery id'],
    [{}, 'the same words within a minute, without an id'],
  ])('is acknowledged a second time and not handed out again: %j, %s', async (headers) => {
    const { send } = await open();
    await send(change(), { headers });
    await executions();
    expect(await send(change(), { headers })).toMatchObject({ status: 200 });
    expect(await executions()).toHaveLength(1);
    expect(await counts()).toMatchObject({ stored: 1, claimed: 1 });
  });

  it('is stored once when the same one comes three times at once', async () => {
    const { send } = await open();
    const sent = await Promise.all([1, 2, 3].map(() => send(change(), { headers: deliveryId('D1') })));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await executions()).flat()).toHaveLength(1);
  });

  it('that is known under another body keeps what it said first', async () => {
    const { send } = await open();
    await send(change(), { headers: deliveryId('D1') });
    await send(change({ contact_id: 'P1:1:1' }), { headers: deliveryId('D1') });
    const { entries } = await listEvents(await relayed.ledger(), { limit: 10 });
    expect(await getEvent(await relayed.ledger(), entries[0]?.id ?? '')).toMatchObject({ payload: change() });
  });

  it('drops dates of birth and social security numbers at the door, at any depth', async () => {
    const { send } = await open();
    const dirty = {
      date_of_birth: '1990-01-01',
      SSN: '000-00-0000',
      household: [{ birthDate: 'x', unit: '4' }],
    };
    await send(change({ updated_fields: { phone: '+12025550143', ...dirty }, ssn: '000-00-0000' }));
    const [[item]] = (await executions()) as [[{ payload: { updated_fields: unknown } }]];
    expect(item.payload.updated_fields).toEqual({ phone: '+12025550143', household: [{ unit: '4' }] });
    expect(JSON.stringify(item)).not.toMatch(/000-00|1990/);
  });

  it.each([
    ['without a signature', { headers: { 'x-relay-signature': '' } }],
    ['signed with another secret', { secret: 'another text' }],
    ['signed 301 s ago', { timestamp: String(Math.floor(Date.now() / 1000) - 301) }],
    ['signed 400 s in the future', { timestamp: String(Math.floor(Date.now() / 1000) + 400) }],
  ])('%s is answered with 401 and nothing else, and not stored', async (_why, options) => {
    const { send } = await open();
    expect(await send(change(), options)).toMatchObject({ status: 401, text: '' });
    expect([await executions(), (await counts()).stored]).toEqual([[], 0]);
  });

  it('is accepted under the previous secret while it is in the credential', async () => {
    const { send } = await open({ credential: { secret: 'the next text', previousSecret: RELAY_TEXT } });
    expect(await send(change())).toMatchObject({ status: 200 });
    expect(await send(change({ user_id: 'U8' }), { secret: 'the next text' })).toMatchObject({ status: 200 });
    await executions();
  });

  it('is accepted with a shared secret in the header of the credential', async () => {
    const { send } = await open({ credential: { proof: 'sharedSecret', headerName: 'X-Proof' } });
    expect(await send(change(), { headers: { 'x-proof': RELAY_TEXT } })).toMatchObject({ status: 200 });
    expect(await send(change(), { headers: { 'x-proof': 'another' } })).toMatchObject({ status: 401 });
    await executions();
  });

  it.each([
    ['{"contact_id":', 400, /not JSON/],
    ['', 400, /not JSON/],
    ['[]', 422, /body/],
    [change({ contact_id: 7 }), 422, /contact_id/],
    [change({ updated_fields: 'all', timestamp: 'yesterday' }), 422, /updated_fields, timestamp/],
    [{ hello: 'world' }, 422, /contact_id, updated_fields, update_source, timestamp/],
  ])('with the body %j is answered %i and not stored', async (body, status, says) => {
    const { send } = await open();
    const sent = await send(body, { headers: { 'content-type': 'application/octet-stream' } });
    expect(sent).toMatchObject({ status, text: expect.stringMatching(says) });
    expect((await counts()).stored).toBe(0);
  });

  it('never repeats in an answer what stood in the body', async () => {
    const { send } = await open();
    const sent = await send(
      change({ timestamp: 'Imani +12025550143', updated_fields: ['imani@example.com'] }),
    );
    expect(sent.status).toBe(422);
    expect(sent.text).not.toMatch(/imani|555/i);
  });

  it('larger than 2 MiB is refused', async () => {
    const { send } = await open();
    const large = change({ updated_fields: { notes: 'x'.repeat(2 * 1024 * 1024) } });
    expect(await send(large)).toMatchObject({ status: 413 });
  });

  it('with a field called __proto__ changes nothing but itself', async () => {
    const { send } = await open();
    const text = JSON.stringify(change()).replace('"email"', '"__proto__":{"polluted":true},"email"');
    expect(await send(text)).toMatchObject({ status: 200 });
    await executions();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each<[Record<string, string>, Record<string, unknown>, string]>([
    [{ ignoredSources: 'chatbot, manual' }, { update_source: 'Chatbot' }, 'an ignored source'],
    [{ fields: 'phone' }, {}, 'no wanted field'],
    [{ properties: 'P2' }, {}, 'another property'],
  ])('is acknowledged and left out with the filters %j for %j: %s', async (filters, changes) => {
    const { send } = await open({ parameters: { filters } });
    expect(await send(change(changes))).toMatchObject({ status: 200 });
    expect([await executions(), (await counts()).stored]).toEqual([[], 0]);
  });

  it.each<[Record<string, string>, Record<string, unknown>, string]>([
    [{}, { update_source: 'chatbot' }, 'no source is ignored unless it is named'],
    [{ fields: 'Phone, EMAIL' }, {}, 'one of the wanted fields changed'],
    [{ properties: 'P2, P1' }, {}, 'a wanted property'],
    [{ properties: 'P2' }, { updated_fields: { email: 'a@example.com' } }, 'no property is named'],
  ])('comes through with the filters %j for %j: %s', async (filters, changes) => {
    const { send } = await open({ parameters: { filters } });
    await send(change(changes));
    expect((await executions()).flat()).toHaveLength(1);
  });

  it('that was not completed is handed out again with the next one, after the lease', async () => {
    const { send } = await open({ parameters: { options: { windowMs: 0, leaseSeconds: 1 } } });
    await send(change());
    await executions();
    await eventually(async () => {
      await send(change(), { headers: deliveryId() });
      const items = (await executions()).flat() as { attempts: number }[];
      return items.some(({ attempts }) => attempts === 2);
    });
  });

  it('counts as done once it was handed over, when the trigger is told so', async () => {
    const { send } = await open({ parameters: { completeBy: 'handedOver' } });
    await send(change());
    expect((await executions()).flat()).toHaveLength(1);
    await eventually(async () => (await counts()).done === 1);
  });

  it('is kept apart when it comes to the test URL, and may be repeated there', async () => {
    const { send, host } = await open();
    for (let sent = 0; sent < 2; sent += 1) {
      await send(change(), { place: 'test', headers: deliveryId('D1') });
      await eventually(() => host.pending() === 0);
    }
    expect((await executions()).map((items) => items.map(({ source }) => source))).toEqual([
      ['resman-test'],
      ['resman-test'],
    ]);
    expect(await countEvents(await relayed.ledger(), { source: 'resman' })).toMatchObject({ stored: 0 });
    await eventually(async () => (await counts()).done === 2);
  });

  it('leaves what others have stored under the same source name and another type to them', async () => {
    const { send } = await open();
    const polled = { source: 'resman', type: 'prospect.changed', payload: { prospectId: '100' } };
    await storeEvents(await relayed.ledger(), [polled], { ...clock, newId: randomUUID });
    await send(change());
    expect((await executions()).flat()).toMatchObject([{ type: 'contact.updated' }]);
    expect((await counts()).waiting).toBe(1);
  });

  it('goes by the source name of the trigger, and another trigger of another name does not get it', async () => {
    const { send } = await open({ parameters: { options: { windowMs: 0, source: 'resman-second' } } });
    await send(change());
    expect((await executions()).flat()).toMatchObject([{ source: 'resman-second' }]);
  });
});
