import { createSendRequest } from '../../../clients/openphone';
import {
  ConversationDirectory,
  DatedOpenPhoneClient,
  sweep,
  sweptCalls,
  sweptConversations,
  sweptMessages,
  type HistoryScope,
  type HistoryWindow,
  type SweptList,
} from '../../../clients/openphone/history';
import { at, historySeed, JONAH, NUMBER, WANDA } from '../../nodes/OpenPhone/history-seed';
import { fetchExchange, openSandbox, realPace, type OpenSandbox } from './sandbox';

describe('history over HTTP', () => {
  let sandbox: OpenSandbox;
  let client: DatedOpenPhoneClient;
  beforeAll(async () => {
    sandbox = await openSandbox();
    client = new DatedOpenPhoneClient(createSendRequest(fetchExchange(sandbox.url), realPace()));
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.forgetRequests();
    await sandbox.seed(historySeed);
  });

  const idsOf = async <Row extends { readonly id: string }>(list: SweptList<Row>, span: HistoryWindow) =>
    (await sweep(list, span, Infinity)).rows.map(({ id }) => id);
  const read = {
    messages: (scope: HistoryScope, span: HistoryWindow) => idsOf(sweptMessages(client, scope), span),
    calls: (scope: HistoryScope, span: HistoryWindow) => idsOf(sweptCalls(client, scope), span),
    conversations: (scope: HistoryScope, span: HistoryWindow) =>
      idsOf(sweptConversations(client, scope), span),
  };

  it.each<[keyof typeof read, string | null, string, string[], string]>([
    ['messages', null, at(9), ['AC3', 'AC2', 'AC1'], 'newest first'],
    ['messages', at(1), at(3), ['AC2', 'AC1'], 'the first moment and not the last'],
    ['messages', at(1, 1), at(3, 1), ['AC3', 'AC2'], 'to the millisecond'],
    ['calls', null, at(9), ['AC9', 'AC8'], 'newest first'],
    ['calls', at(4), at(5), ['AC8'], 'the first moment and not the last, though the vendor gives both'],
    ['conversations', null, at(10), ['CN2', 'CN1'], 'what changed longest ago first'],
    ['conversations', at(3), at(9), ['CN2'], 'the first moment and not the last'],
  ])('%s from %s to %s are %j: %s', async (list, since, until, ids) => {
    const span = { since, until, nextSince: until };
    expect(await read[list]({}, span)).toEqual(ids);
    expect(await read[list]({ pageSize: 1 }, span)).toEqual(ids);
    expect(await read[list]({ phoneNumberId: NUMBER }, span)).toEqual(ids);
    expect(await read[list]({ phoneNumberId: 'PNother0001' }, span)).toEqual([]);
  });

  describe('ConversationDirectory', () => {
    const listings = async () =>
      (await sandbox.requests()).filter(({ path }) => path === '/conversations').length;

    it('reads all conversations once, then only what has changed', async () => {
      let now = Date.parse(at(20));
      const directory = new ConversationDirectory(() => now);
      await Promise.all([directory.refresh(client), directory.refresh(client)]);
      expect(await listings()).toBe(1);
      expect(directory.conversationIdOf(`${NUMBER}|${WANDA}`)).toBe('CN1');
      expect(directory.conversationIdOf(`${NUMBER}|${WANDA},${JONAH}`)).toBe('CN2');
      expect(directory.conversationIdOf(`${NUMBER}|${JONAH}`)).toBeNull();
      expect(directory.conversationIdOf(null)).toBeNull();

      await sandbox.seed({
        conversations: [
          { id: 'CN3', phoneNumberId: NUMBER, participants: [JONAH], createdAt: at(21), updatedAt: at(21) },
        ],
      });
      now = Date.parse(at(22));
      await directory.refresh(client);
      expect(await listings()).toBe(2);
      expect(directory.conversationIdOf(`${NUMBER}|${JONAH}`)).toBe('CN3');
      expect(directory.conversationIdOf(`${NUMBER}|${WANDA}`)).toBe('CN1');
    });

    it('keeps what it knows when it cannot read', async () => {
      let now = Date.parse(at(20));
      const directory = new ConversationDirectory(() => now);
      await directory.refresh(client);
      now = Date.parse(at(22));
      await sandbox.misbehave({ action: 'status', status: 403, match: { path: '^/conversations$' } });
      await expect(directory.refresh(client)).rejects.toMatchObject({ code: 'openphone.forbidden' });
      expect(directory.conversationIdOf(`${NUMBER}|${WANDA}`)).toBe('CN1');
      await directory.refresh(client);
    });
  });
});
