import type { INodeParameters } from 'n8n-workflow';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { openSandbox, type OpenSandbox } from '../../clients/openphone/sandbox';
import { describedOperations } from '../../support/described-operations';
import { credentialsOf, itemsOf, jsonOf, runOpenPhone } from './run-open-phone';

const MANY = 10_000;
const NUMBER = 'PNleasing01';
const OURS = '+15125550100';
const THEIRS = '+15125550142';
const ids = (letters: string) => Array.from({ length: MANY }, (_, index) => `${letters}${index}`);
/** Ten of a millisecond, so that a page may end within one. */
const times = (index: number) => {
  const at = new Date(Date.UTC(2025, 10, 1) + Math.floor(index / 10)).toISOString();
  return { createdAt: at, updatedAt: at };
};
const thread = { phoneNumberId: { __rl: true, mode: 'id', value: NUMBER } };

/** Every operation that lists. A workspace has 50 webhooks at most. */
const lists: [string, INodeParameters][] = [
  ['call.getAll', { ...thread, participant: THEIRS }],
  ['contact.getAll', {}],
  ['conversation.getAll', {}],
  ['history.getCalls', {}],
  ['history.getConversations', {}],
  ['history.getMessages', {}],
  ['message.getAll', { ...thread, participants: THEIRS }],
  ['phoneNumber.getAll', {}],
];

describe('OpenPhone > ten thousand of everything', () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
    await sandbox.settings({ rateLimitPerSecond: 0 });
    await sandbox.seed({
      phoneNumbers: [
        { id: NUMBER, number: OURS },
        ...ids('PN')
          .slice(1)
          .map((id) => ({ id, number: OURS })),
      ],
      contacts: ids('c').map((id, index) => ({ id, source: 'import', ...times(index) })),
      conversations: ids('CN').map((id, index) => ({
        id,
        phoneNumberId: NUMBER,
        participants: [THEIRS],
        ...times(index),
      })),
      messages: ids('AC').map((id, index) => ({
        id,
        conversationId: 'CN0',
        phoneNumberId: NUMBER,
        from: THEIRS,
        to: [OURS],
        text: 'Hello',
        direction: 'incoming' as const,
        ...times(index),
      })),
      calls: ids('AC').map((id, index) => ({
        id,
        phoneNumberId: NUMBER,
        participants: [THEIRS],
        direction: 'incoming' as const,
        ...times(index),
      })),
    });
  }, 60_000);
  afterAll(() => sandbox.close());

  it('has a row for every operation that lists', () => {
    const described = describedOperations(new OpenPhone().description)
      .map(({ key }) => key)
      .filter((key) => /\.(getAll|getCalls|getConversations|getMessages)$/.test(key));
    expect([...lists.map(([key]) => key), 'webhook.getAll'].sort()).toEqual(described.sort());
  });

  // Together, each under a key of its own: one after the other they would wait for the permitted pace ten times as long.
  it('gives each of them once', async () => {
    const counts = await Promise.all(
      lists.map(async ([key, parameters]) => {
        const [resource = '', operation = ''] = key.split('.');
        const all = { resource, operation, returnAll: true, ...parameters };
        const result = await runOpenPhone(credentialsOf(sandbox.url), all, itemsOf({}), {
          timeoutMs: 120_000,
        });
        const rows = jsonOf(result).filter(({ kind }) => kind !== 'checkpoint');
        const distinct = new Set(rows.map(({ id, conversationId }) => id ?? conversationId));
        return [key, result.error?.message, rows.length, distinct.size];
      }),
    );
    expect(counts).toEqual(lists.map(([key]) => [key, undefined, MANY, MANY]));
  }, 180_000);
});
