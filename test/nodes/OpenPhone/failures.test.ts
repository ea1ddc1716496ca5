import type { INodeParameters } from 'n8n-workflow';
import { defaultLedgerFile, openLedger, saveWebhookSubscription, systemClock } from '../../../ledger';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { accountOf } from '../../../nodes/OpenPhone/transport/account';
import { OPENPHONE } from '../../../nodes/OpenPhone/transport/subscriptions';
import { runSandbox, type Running } from '../../sandbox/sandbox-client';
import { controlOf } from '../../support/sandbox-control';
import { checkFailures, type FailureRow } from '../../support/failure-checks';
import type { KeptContact } from '../../clients/openphone/sandbox';
import { credentialsOf, freshKey, itemsOf, runOpenPhone } from './run-open-phone';

const NUMBER = 'PNleasing01';
const AT = '2026-11-01T10:00:00.000Z';
const HOOK = 'https://example.com/webhook/trigger-1';
const phoneOf = (index: number) => `+1512555010${index}`;
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

const items = itemsOf(
  ...[0, 1, 2].map((index) => ({
    contactId: `c${index}`,
    externalId: `new-${index}`,
    phone: `+1512555015${index}`,
    knownPhone: phoneOf(index),
  })),
);
const contactId = locator('={{ $json.contactId }}');
const phoneNumberId = locator(NUMBER);
const fresh = { externalId: '={{ $json.externalId }}', firstName: 'Imani', phones: '={{ $json.phone }}' };
const known = { externalId: '', phones: '={{ $json.knownPhone }}', role: 'Resident' };

const rows: FailureRow[] = [
  {
    key: 'call.getAll',
    parameters: { phoneNumberId, participant: '={{ $json.knownPhone }}' },
    request: { path: '^/v1/calls$' },
  },
  {
    key: 'contact.create',
    parameters: fresh,
    request: { method: 'POST', path: '^/v1/contacts$' },
    lostAnswer: 'reported',
  },
  {
    key: 'contact.delete',
    parameters: { contactId },
    request: { method: 'DELETE' },
    lostAnswer: 'repaired',
  },
  { key: 'contact.get', parameters: { contactId }, request: { path: '^/v1/contacts/' } },
  { key: 'contact.getAll', parameters: {}, request: { path: '^/v1/contacts$' } },
  {
    key: 'contact.update',
    parameters: { contactId, updateFields: { role: 'Resident' } },
    request: { method: 'PATCH' },
    lostAnswer: 'repaired',
    halfAnswer: 'reported',
  },
  {
    key: 'contact.upsert',
    parameters: fresh,
    request: { method: 'POST', path: '^/v1/contacts$' },
    lostAnswer: 'repaired',
  },
  {
    key: 'contact.upsert',
    parameters: known,
    request: { method: 'PATCH' },
    lostAnswer: 'repaired',
    halfAnswer: 'reported',
  },
  { key: 'conversation.getAll', parameters: {}, request: { path: '^/v1/conversations$' } },
  { key: 'history.getCalls', parameters: {}, request: { path: '^/calls$' } },
  { key: 'history.getConversations', parameters: {}, request: { path: '^/conversations$' } },
  { key: 'history.getMessages', parameters: {}, request: { path: '^/messages$' } },
  {
    key: 'message.getAll',
    parameters: { phoneNumberId, participants: '={{ $json.knownPhone }}' },
    request: { path: '^/v1/messages$' },
  },
  {
    key: 'message.send',
    parameters: {
      phoneNumberId,
      to: '={{ $json.knownPhone }}',
      text: 'See you at two',
      beginBy: '2099-01-01T00:00:00.000Z',
    },
    request: { method: 'POST', path: '^/v1/messages$' },
    lostAnswer: 'repaired',
    unexpected: { code: 'openphone.unknown_send', description: /^It is not known whether the text was sent/ },
  },
  { key: 'phoneNumber.getAll', parameters: {}, request: { path: '^/v1/phone-numbers$' } },
  {
    // The webhook that the ledger knows is gone: the first item makes it again.
    key: 'webhook.check',
    parameters: {},
    request: { method: 'GET', path: '^/webhooks/.' },
    lostAnswer: 'reported',
    lostRequest: { method: 'POST', path: '^/webhooks$' },
  },
  {
    key: 'webhook.delete',
    parameters: { webhookId: locator('={{ $json.webhookId }}') },
    request: { method: 'DELETE' },
    lostAnswer: 'repaired',
  },
  { key: 'webhook.getAll', parameters: {}, request: { path: '^/webhooks$' } },
];

describe('OpenPhone, when things go wrong', () => {
  let sandbox: Running;
  let apiKey = '';
  let webhookIds: string[] = [];
  const ledger = () => openLedger({ kind: 'sqlite', file: defaultLedgerFile(process.env) });
  const control = <T>(method: string, route: string, body?: unknown) =>
    controlOf(sandbox.url)<T>(method, route, body);
  beforeAll(async () => {
    sandbox = await runSandbox();
  });
  afterAll(async () => {
    await sandbox.close();
    await (await ledger()).close();
  });

  /** Three people with a text and a call each, three webhooks of others, and one of ours that is gone. */
  const restore = async () => {
    await control('POST', 'reset');
    await sandbox.set({ rateLimitPerSecond: 0 });
    await sandbox.seed({
      phoneNumbers: [{ id: NUMBER, number: '+15125550199' }],
      contacts: [0, 1, 2].map((index) => ({
        id: `c${index}`,
        source: 'import',
        createdAt: AT,
        defaultFields: { firstName: 'Okafor', phoneNumbers: [{ value: phoneOf(index) }] },
      })),
      conversations: [0, 1, 2].map((index) => ({
        id: `CN${index}`,
        phoneNumberId: NUMBER,
        participants: [phoneOf(index)],
        createdAt: AT,
        updatedAt: AT,
      })),
      messages: [0, 1, 2].map((index) => ({
        id: `AC${index}`,
        conversationId: `CN${index}`,
        phoneNumberId: NUMBER,
        from: phoneOf(index),
        to: ['+15125550199'],
        text: 'I am Okafor',
        direction: 'incoming' as const,
        createdAt: AT,
      })),
      calls: [0, 1, 2].map((index) => ({
        id: `AC1${index}`,
        phoneNumberId: NUMBER,
        participants: [phoneOf(index)],
        direction: 'incoming' as const,
        createdAt: AT,
      })),
    });
    webhookIds = [];
    for (const name of ['a', 'b', 'c']) {
      const url = `https://example.com/${name}`;
      webhookIds.push(
        (await sandbox.data<{ id: string }>('POST', '/webhooks', { url, events: ['call.missed'] })).id,
      );
    }
    apiKey = freshKey();
    const { fingerprint } = accountOf(sandbox.url, apiKey);
    const gone = {
      system: OPENPHONE,
      account: fingerprint,
      vendorId: '999',
      secret: 'whsec_b3RoZXI=',
      url: HOOK,
      events: ['message.received'],
      resourceIds: [],
    };
    await (
      await ledger()
    ).writeKeys([], async (db) => {
      await db.deleteFrom('webhook_subscriptions').execute();
      await saveWebhookSubscription(db, gone, systemClock);
    });
    await control('DELETE', 'requests');
  };
  const run = (key: string, parameters: INodeParameters, given = items, options = {}) => {
    const [resource = '', operation = ''] = key.split('.');
    const withWebhooks = given.map((item, index) => ({
      ...item,
      json: { ...item.json, webhookId: webhookIds[index] ?? '' },
    }));
    const all = { resource, operation, ...parameters };
    return runOpenPhone(credentialsOf(sandbox.url, apiKey), all, withWebhooks, options);
  };
  const webhooks = () =>
    sandbox.data<{ url: string; status: string; events: string[] }[]>('GET', '/webhooks');

  const texts = async () => {
    const of = async (index: number) => {
      const query = new URLSearchParams({
        phoneNumberId: NUMBER,
        participants: phoneOf(index),
        maxResults: '50',
      });
      const path = `/v1/messages?${query.toString()}`;
      return sandbox.data<{ to: string[]; text: string }[]>('GET', path);
    };
    const found = await Promise.all([0, 1, 2].map(of));
    return found.flat().map(({ to, text }) => ({ to, text }));
  };

  checkFailures({
    node: new OpenPhone(),
    rows,
    items,
    codes: { unauthorized: 'openphone.unauthorized', unexpected: 'openphone.unexpected_answer' },
    secret: /Okafor|Imani|512555|key-\d|whsec/,
    timeoutMs: 60_000,
    bed: () => ({
      misbehave: (rule) => control('POST', 'misbehave', rule),
      refuseKeys: () => sandbox.set({ acceptedKeys: ['another'] }),
      requestCount: async () => (await control<unknown[]>('GET', 'requests')).length,
      run: ({ key, parameters }, given, options) =>
        run(key, parameters, given, { timeoutMs: 30_000, ...options }),
      async held() {
        const contacts = await control<KeptContact[]>('GET', 'contacts');
        return {
          contacts: contacts
            .map(({ externalId, defaultFields: { firstName, role, phoneNumbers } }) => ({
              externalId,
              firstName,
              role,
              phones: phoneNumbers.map(({ value }) => value),
            }))
            .sort((left, right) => JSON.stringify(left).localeCompare(JSON.stringify(right))),
          texts: await texts(),
          webhooks: (await webhooks()).map(({ url, status, events }) => ({ url, status, events })),
        };
      },
      restore,
    }),
  });
});
