import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { openSandbox } from '../../clients/openphone/sandbox';
import type { OpenSandbox } from '../../clients/openphone/sandbox';
import { runLedger } from '../ContactLedger/run-contact-ledger';
import { at, historySeed, JONAH, manyMessages, NUMBER, OURS, WANDA } from './history-seed';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runOpenPhone } from './run-open-phone';

const MINUTE_LATER = 120_000;
const DONE = { kind: 'checkpoint', until: null, isDone: true };
const isCheckpoint = ({ kind }: IDataObject) => kind === 'checkpoint';
const window = (from: number, to: number) => ({ since: at(from), until: at(to) });

describe('OpenPhone > History', () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.forgetRequests();
  });

  const run = (operation: string, parameters: object = {}, ...items: Array<Record<string, unknown>>) =>
    runOpenPhone(
      credentialsOf(sandbox.url),
      { resource: 'history', operation, ...parameters },
      itemsOf(...(items.length === 0 ? [{}] : items)),
      { continueOnFail: items.length > 1, timeoutMs: 60_000 },
    );

  describe('with a little of everything', () => {
    beforeEach(() => sandbox.seed(historySeed));

    it('gives messages as interactions, newest first, one for each person a text went to', async () => {
      const result = await run('getMessages', {}, window(1, 9));
      expect(result.error).toBeUndefined();
      const items = jsonOf(result);
      expect(items.map(({ id, direction, identifier }) => [id, direction, identifier])).toEqual([
        [`AC3/${JONAH}`, 'outgoing', `phone:${JONAH}`],
        [`AC3/${WANDA}`, 'outgoing', `phone:${WANDA}`],
        ['AC2', 'outgoing', `phone:${WANDA}`],
        ['AC1', 'incoming', `phone:${WANDA}`],
        [undefined, undefined, undefined],
      ]);
      expect(items[3]).toEqual({
        system: 'openphone',
        id: 'AC1',
        kind: 'text',
        direction: 'incoming',
        createdAt: at(1),
        updatedAt: at(1),
        identifier: `phone:${WANDA}`,
        conversationId: 'CN1',
        thread: `${NUMBER}|${WANDA}`,
        data: {
          from: WANDA,
          to: [OURS],
          text: 'text of AC1',
          status: 'received',
          conversationId: 'CN1',
          phoneNumberId: NUMBER,
          userId: null,
          media: [],
        },
      });
      expect(items[4]).toEqual({ ...DONE, since: at(9), nextSince: at(9) });
    });

    it('gives calls with summary, and finds their conversations when it is asked to', async () => {
      const [hidden, call, checkpoint] = jsonOf(
        await run('getCalls', { options: { findConversations: true } }, window(1, 9)),
      );
      expect(hidden).toMatchObject({ id: 'AC9', kind: 'call', identifier: null, conversationId: null });
      expect(call).toMatchObject({
        id: 'AC8',
        kind: 'call',
        direction: 'incoming',
        createdAt: at(4),
        identifier: `phone:${WANDA}`,
        conversationId: 'CN1',
        thread: `${NUMBER}|${WANDA}`,
        data: { participants: [WANDA], duration: 61, userId: 'US1', summary: { status: 'completed' } },
      });
      expect(checkpoint).toMatchObject(DONE);
    });

    it('reads no conversations for calls unless it is asked to', async () => {
      const [, call] = jsonOf(await run('getCalls', {}, window(1, 9)));
      expect(call).toMatchObject({ id: 'AC8', conversationId: null, thread: `${NUMBER}|${WANDA}` });
      expect((await sandbox.requests()).map(({ path: asked }) => asked)).toEqual([
        '/calls',
        '/v1/phone-numbers',
      ]);
    });

    it('gives conversations by when they changed, in the form that the ledger takes', async () => {
      const items = jsonOf(await run('getConversations', {}, window(3, 10)));
      expect(items).toEqual([
        {
          conversationId: 'CN2',
          phoneNumber: null,
          participants: [JONAH, WANDA],
          phoneNumberId: NUMBER,
          lastActivityAt: null,
          name: null,
          thread: `${NUMBER}|${WANDA},${JONAH}`,
          createdAt: at(2),
          updatedAt: at(3),
        },
        expect.objectContaining({ conversationId: 'CN1', phoneNumber: WANDA, updatedAt: at(9) }) as object,
        { ...DONE, since: at(10), nextSince: at(10) },
      ]);
    });

    it('includes the first moment of the window and excludes the last', async () => {
      const items = jsonOf(await run('getMessages', { simplify: false }, window(2, 3)));
      expect(items.map(({ id }) => id)).toEqual(['AC2', undefined]);
      expect(items[0]).toMatchObject({ text: 'text of AC2', conversationId: 'CN1', to: [WANDA] });
    });

    it.each(['getMessages', 'getCalls', 'getConversations'])(
      'promises in the schema of %s exactly the fields that come out',
      async (operation) => {
        const file = path.join(
          __dirname,
          `../../../nodes/OpenPhone/__schema__/v1.0.0/history/${operation}.json`,
        );
        const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
        const names = jsonOf(await run(operation, {}, window(1, 10))).flatMap((item) => Object.keys(item));
        expect([...new Set(names)].sort()).toEqual(Object.keys(properties).sort());
      },
    );

    it('narrows to one number', async () => {
      const filters = { phoneNumberId: { __rl: true, mode: 'id', value: 'PNother0001' } };
      expect(jsonOf(await run('getMessages', { filters }, window(1, 9)))).toMatchObject([DONE]);
    });

    it('puts out what Contact Ledger saves as it is, once', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'history-ledger-'));
      const ledger = { kind: 'sqlite' as const, file: path.join(folder, 'ledger.sqlite') };
      await runLedger(ledger, 'contact.resolve', [
        { system: 'domiq', externalId: 'u1', firstName: 'Wanda', lastName: 'Kessler', phone: WANDA },
      ]);
      const read = [await run('getMessages', {}, window(1, 9)), await run('getCalls', {}, window(1, 9))];
      const items = read.flatMap(jsonOf);
      const outcomes = async () =>
        (await runLedger(ledger, 'interaction.save', items)).outputs
          .flatMap((output) => output.map(({ json }) => json))
          .filter((item) => !isCheckpoint(item))
          .map(({ externalId, outcome }) => `${String(externalId)} ${String(outcome)}`)
          .sort();
      const strangers = ['AC9 unknown_contact', `AC3/${JONAH} unknown_contact`];
      const known = ['AC1', 'AC2', `AC3/${WANDA}`, 'AC8'];
      expect(await outcomes()).toEqual([...known.map((id) => `${id} saved`), ...strangers].sort());
      expect(await outcomes()).toEqual([...known.map((id) => `${id} unchanged`), ...strangers].sort());
      rmSync(folder, { recursive: true, force: true });
    });

    it('works on for each item, keeps them paired, and says which window could not be read', async () => {
      await sandbox.misbehave({ action: 'status', status: 403, match: { path: '^/messages$' } });
      const result = await run(
        'getMessages',
        {},
        window(1, 2),
        { since: 'soon' },
        window(2, 3),
        window(3, 2),
      );
      expect(jsonOf(result)).toMatchObject([
        { ...window(1, 2), errorCode: 'openphone.forbidden' },
        { since: 'soon', error: expect.stringContaining('"Since"') as string },
        { id: 'AC2' },
        DONE,
        { ...window(3, 2), error: 'The time window ends before it begins.' },
      ]);
      expect(pairsOf(result).map((pair) => (pair as { item: number }).item)).toEqual([0, 1, 2, 2, 3]);
    });

    it('asks for nothing right after a window that is done, and goes on later where it ended', async () => {
      const justNow = new Date().toISOString();
      const items = jsonOf(await run('getMessages', {}, { since: justNow, until: null, nextSince: justNow }));
      expect(items).toEqual([{ ...DONE, since: justNow, nextSince: justNow }]);
      expect(await sandbox.requests()).toEqual([]);
    });

    it.each(['html', 'malformed', 'empty'] as const)('refuses an answer that is %s', async (action) => {
      await sandbox.misbehave({ action, match: { path: '^/messages$' } });
      const { error } = await run('getMessages', {}, window(1, 9));
      expect(error?.message).toMatch(/not of the documented shape \(GET \/messages\)/);
    });

    it(
      'waits and reads on when OpenPhone has too many requests, fails for a moment, or cuts the line',
      async () => {
        for (const rule of [
          { action: 'status', status: 429, times: 2 },
          { action: 'status', status: 503, times: 1 },
          { action: 'drop_before', times: 1 },
        ] as const)
          await sandbox.misbehave({ ...rule, match: { path: '^/messages$' } });
        const result = await run('getMessages', {}, window(1, 9));
        expect(jsonOf(result).map(({ id }) => id)).toEqual([
          `AC3/${JONAH}`,
          `AC3/${WANDA}`,
          'AC2',
          'AC1',
          undefined,
        ]);
      },
      MINUTE_LATER,
    );
  });

  it(
    'reads 10,000 messages in pieces, each once although forty share a millisecond, and no page twice',
    async () => {
      await sandbox.seed(manyMessages(10_000));
      const credentials = credentialsOf(sandbox.url);
      const ids: unknown[] = [];
      let item: IDataObject = window(1, 2);
      let calls = 0;
      for (; item.isDone !== true; calls += 1) {
        const result = await runOpenPhone(
          credentials,
          { resource: 'history', operation: 'getMessages', itemsPerCall: 2_500, simplify: false },
          itemsOf(item),
          { timeoutMs: 60_000 },
        );
        expect(result.error).toBeUndefined();
        const rows = jsonOf(result);
        item = rows.find(isCheckpoint) ?? {};
        ids.push(...rows.filter((row) => !isCheckpoint(row)).map(({ id }) => id));
      }
      expect(ids).toHaveLength(10_000);
      expect(new Set(ids).size).toBe(10_000);
      expect(calls).toBe(5);
      const statuses = (await sandbox.requests()).map(({ status }) => status);
      // How two processes are woken decides whether a request comes a moment too early (429); it is sent again.
      expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
      expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(10_000 / 50 + 2 * calls);
    },
    MINUTE_LATER,
  );

  it('loses and repeats nothing when every cursor has expired before it is used', async () => {
    await sandbox.seed(manyMessages(200));
    await sandbox.settings({ pageTokenLifetimeMs: 0 });
    const result = await run('getMessages', { returnAll: true, simplify: false }, window(1, 2));
    const ids = jsonOf(result).flatMap(({ id }) => id ?? []);
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBe(200);
    expect((await sandbox.requests()).filter(({ status }) => status === 400).length).toBeGreaterThan(2);
  });
});
