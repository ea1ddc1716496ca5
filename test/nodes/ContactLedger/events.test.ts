import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { openLedger, progressOf, type LedgerSettings } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

/** As n8n's Webhook node puts a call of ResMan's relay out. */
const call = (id: string | null, overrides: IDataObject = {}) => ({
  source: 'resman',
  headers: { 'x-signature': 's' },
  body: { id, type: 'prospect.changed', prospectId: 'P1' },
  ...overrides,
});
const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);

async function taken(settings: LedgerSettings, ids: readonly string[]): Promise<IDataObject[]> {
  await ledgerJson(
    settings,
    'event.store',
    ids.map((id) => call(id)),
  );
  return ledgerJson(settings, 'event.takeDue');
}

describeOnEachDatabase('Contact Ledger > Event', ({ freshSettings }) => {
  it('stores what a webhook puts out: new ones by the first output, known ones by the second', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'event.store', [call('1')]);
    const { outputs } = await runLedger(settings, 'event.store', [call('1'), call('2'), call('2')]);
    expect(outputs.map((output) => output.map(({ pairedItem }) => pairedItem))).toEqual([
      [{ item: 1 }],
      [{ item: 0 }, { item: 2 }],
    ]);
    expect(jsonOf(outputs[0])).toMatchObject([
      { isNew: true, status: 'waiting', source: 'resman', sourceEventId: '2', type: 'prospect.changed' },
    ]);
    const [event] = await ledgerJson(settings, 'event.get', jsonOf(outputs[0]));
    expect(event).toMatchObject({ payload: { id: '2', type: 'prospect.changed', prospectId: 'P1' } });
  });

  it('takes a payload and a time as they are written in the parameters', async () => {
    const settings = await freshSettings();
    const parameters = {
      type: 'x',
      payload: '{"a": [1, null]}',
      options: { receivedAt: '2026-03-01T10:00:00' },
    };
    const [stored] = await ledgerJson(settings, 'event.store', [call(null)], parameters);
    expect(await ledgerJson(settings, 'event.get', [stored!])).toMatchObject([
      { payload: { a: [1, null] }, receivedAt: '2026-03-01T10:00:00.000Z', sourceEventId: null },
    ]);
    const now = { type: 'x', options: { receivedAt: '={{ $now }}' } };
    expect(await ledgerJson(settings, 'event.store', [call('2')], now)).toHaveLength(1);
  });

  it('stops at an event that cannot be read, says which parameter and no value, and stores none', async () => {
    const settings = await freshSettings();
    const items = [call('1'), call('2', { source: '', body: { name: 'Jonah' } })];
    const { error } = await runLedger(settings, 'event.store', items);
    expect(error).toMatchObject({
      message: 'What "Source", "Type" says is empty or cannot be read',
      context: { itemIndex: 1 },
    });
    expect(await ledgerJson(settings, 'event.count')).toMatchObject([{ stored: 0 }]);
  });

  it('stores the others when it continues on fail, and pairs the bad one', async () => {
    const settings = await freshSettings();
    const items = [call('1', { source: '' }), call('2')];
    const { outputs } = await runLedger(settings, 'event.store', items, {}, { continueOnFail: true });
    expect(outputs[0]).toMatchObject([
      { json: { isNew: true }, pairedItem: { item: 1 } },
      { json: { error: expect.stringContaining('"Source"') }, pairedItem: { item: 0 } },
    ]);
    expect(await ledgerJson(settings, 'event.count')).toMatchObject([{ stored: 1 }]);
  });

  it('keeps what the caller is told with a completed event and with a dead one, not with one that is tried again', async () => {
    const settings = await freshSettings();
    const [done, dead, again] = await taken(settings, ['1', '2', '3']);
    const options = { answer: '={{ ({ of: $json.sourceEventId }) }}', answerStatus: 201 };
    await ledgerJson(settings, 'event.complete', [done!], { options });
    await ledgerJson(settings, 'event.fail', [dead!], { options, isPermanent: true });
    await ledgerJson(settings, 'event.fail', [again!], { options });
    const ids = [done, dead, again].map((event) => String(event?.id));
    const found = await progressOf(await openLedger(settings), ids);
    const told = new Map(found.map(({ id, answer }) => [id, answer]));
    expect(ids.map((id) => told.get(id))).toEqual([
      { status: 201, body: { of: '1' } },
      { status: 201, body: { of: '2' } },
      null,
    ]);
  });

  it.each([{ answer: '{"a":' }, { answer: '{}', answerStatus: 99 }])(
    'refuses the answer %j',
    async (options) => {
      const settings = await freshSettings();
      const [event] = await taken(settings, ['1']);
      const { error } = await runLedger(settings, 'event.complete', [event!], { options });
      expect(error?.message).toMatch(/^What "Answer( Status)?" says is empty or cannot be read$/);
    },
  );

  it.each(['{"a":', '={{ undefined }}'])('refuses the payload %s', async (payload) => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'event.store', [call('1')], { payload });
    expect(error?.message).toBe('What "Payload" says is empty or cannot be read');
    expect(await ledgerJson(settings, 'event.count')).toMatchObject([{ stored: 0 }]);
  });

  it('takes each event once, of the source and types asked for', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'event.store', [call('1'), call('2', { source: 'domiq' }), call('3')]);
    const some = { limit: 1, options: { source: 'domiq', types: 'x, prospect.changed', workerName: 'w' } };
    const [first] = await ledgerJson(settings, 'event.takeDue', undefined, some);
    expect(first).toMatchObject({ sourceEventId: '2', leaseToken: expect.stringMatching(/^w:/) });
    expect(await ledgerJson(settings, 'event.takeDue')).toHaveLength(2);
    expect(await ledgerJson(settings, 'event.takeDue')).toEqual([]);
  });

  it('completes what it took, and answers a stale token without stopping', async () => {
    const settings = await freshSettings();
    const [one, two] = await taken(settings, ['1', '2']);
    const reports = [one!, { ...two, leaseToken: 'stale' }, one!];
    const { outputs } = await runLedger(settings, 'event.complete', reports);
    expect(outputs[0]).toMatchObject([
      { json: { outcome: 'done' }, pairedItem: { item: 0 } },
      { json: { outcome: 'lease_lost' }, pairedItem: { item: 1 } },
      { json: { outcome: 'already_done' }, pairedItem: { item: 2 } },
    ]);
    const { error } = await runLedger(settings, 'event.complete', [{ id: '1' }]);
    expect(error?.message).toContain('"Lease Token"');
  });

  it('fails what did not succeed, as an error output says it, and replays what is dead', async () => {
    const settings = await freshSettings();
    const [one, two, three] = await taken(settings, ['1', '2', '3']);
    const failed = await ledgerJson(settings, 'event.fail', [
      { ...one, error: 'jonah@example.com is not there', errorCode: 'resman.not_found' },
      { ...two, error: { message: 'Service down', name: 'NodeApiError', httpCode: '503' } },
    ]);
    expect(failed).toMatchObject([
      { outcome: 'retried', attempts: 1, dueAt: expect.any(String) },
      { outcome: 'retried' },
    ]);
    expect(await ledgerJson(settings, 'event.fail', [three!], { isPermanent: true })).toMatchObject([
      { outcome: 'dead', dueAt: null },
    ]);
    const all = await ledgerJson(settings, 'event.getAll', undefined, { returnAll: true });
    const errors = all.map(({ sourceEventId, errorCode, error }) => [sourceEventId, errorCode, error]);
    expect(errors.sort()).toEqual([
      ['1', 'resman.not_found', '(e-mail) is not there'],
      ['2', '503', 'Service down'],
      ['3', 'unknown', 'no message'],
    ]);
    const byCode = { replayWhich: 'byFilter', filters: { errorCode: 'other' } };
    expect(await ledgerJson(settings, 'event.replay', undefined, byCode)).toEqual([{ replayed: 0 }]);
    expect(await ledgerJson(settings, 'event.replay')).toEqual([{ replayed: 1 }]);
  });

  it('replays by id, and done ones only when told to', async () => {
    const settings = await freshSettings();
    const events = await taken(settings, ['1', '2']);
    await ledgerJson(settings, 'event.complete', events);
    const byId = { replayWhich: 'byId' };
    expect(await ledgerJson(settings, 'event.replay', events, byId)).toEqual([{ replayed: 0 }]);
    expect(await ledgerJson(settings, 'event.replay', [events[0]!], { ...byId, includeDone: true })).toEqual([
      { replayed: 1 },
    ]);
    expect(await ledgerJson(settings, 'event.count')).toEqual([
      { stored: 2, waiting: 1, claimed: 0, done: 1, dead: 0, given_up: 0 },
    ]);
    const { error } = await runLedger(settings, 'event.replay', [{ id: '' }], byId);
    expect(error?.message).toContain('"Event ID"');
  });

  it('lists by filter, up to a limit, or all', async () => {
    const settings = await freshSettings();
    await taken(
      settings,
      Array.from({ length: 60 }, (_, n) => String(n)),
    );
    const list = (parameters: object) =>
      ledgerJson(settings, 'event.getAll', undefined, { ...parameters } as never);
    expect(await list({})).toHaveLength(50);
    expect(await list({ returnAll: true })).toHaveLength(60);
    expect(await list({ limit: 3, filters: { status: 'waiting' } })).toHaveLength(3);
    expect(await list({ filters: { source: 'domiq' } })).toEqual([]);
    expect(await list({ filters: { receivedFrom: '2999-01-01' } })).toEqual([]);
    const notOnTheList = { filters: { status: 'finished' } };
    const { error } = await runLedger(settings, 'event.getAll', undefined, notOnTheList);
    expect(error?.message).toContain('"Status"');
  });

  it('says that there is no event of an id, and goes on with the others', async () => {
    const settings = await freshSettings();
    const [one] = await taken(settings, ['1']);
    const items = [{ id: 'none' }, one!];
    const { outputs } = await runLedger(settings, 'event.get', items, {}, { continueOnFail: true });
    expect(outputs[0]).toMatchObject([
      { json: { error: 'The ledger has no event of this ID' }, pairedItem: { item: 0 } },
      { json: { sourceEventId: '1' }, pairedItem: { item: 1 } },
    ]);
  });

  it('has the event committed when the node has ended', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'event.store', [call('1')]);
    const ledger = await openLedger(settings);
    await ledger.close();
    expect(await ledgerJson(settings, 'event.count')).toMatchObject([{ stored: 1 }]);
  });
});
