import { createHmac } from 'node:crypto';
import { countEvents, type Ledger } from '../../../ledger';
import type { TriggerHost } from '../../support/trigger-host';
import {
  event as domIqEvent,
  listeningTrigger,
  SECRET as DOMIQ_SECRET,
  secretOf,
  signed,
} from '../DomIqTrigger/run-domiq-trigger';
import { triggerBed } from '../OpenPhoneTrigger/run-openphone-trigger';
import { change, relayedTrigger, RELAY_TEXT } from '../ResManTrigger/run-resman-trigger';

interface Signing {
  readonly secret: string;
  /** Seconds since 1970. */
  readonly at: number;
}

interface Opened {
  readonly host: TriggerHost;
  readonly ledger: () => Promise<Ledger>;
  readonly secret: string;
  /** The one before it, which is accepted too; null where a scheme has only one. */
  readonly previous: string | null;
  readonly close: () => Promise<void>;
}

interface Scheme {
  readonly open: () => Promise<Opened>;
  readonly body: object;
  readonly headers: (text: string, signing: Signing) => Record<string, string>;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const OTHER = base64('another key that nobody gave away');
const event = { id: 'EV1', type: 'contact.updated', data: { resource: { id: 'c1', firstName: 'Zoë' } } };

const schemes: Record<string, Scheme> = {
  'OpenPhone Trigger, Standard Webhooks': {
    async open() {
      const bed = await triggerBed();
      const host = await bed.host();
      await host.publish();
      const secretOf = async () => (await bed.subscription(host.urlOf()))?.secret ?? '';
      const previous = await secretOf();
      const [webhook] = await bed.webhooks();
      await bed.sandbox.call('DELETE', `/webhooks/${webhook?.id}`);
      await host.publish();
      return { host, ledger: bed.ledger, secret: await secretOf(), previous, close: bed.close };
    },
    body: event,
    headers(text, { secret, at }) {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const digest = createHmac('sha256', key).update(`msg_1.${at}.${text}`).digest('base64');
      return { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at), 'webhook-signature': `v1,${digest}` };
    },
  },
  'OpenPhone Trigger, older scheme': {
    async open() {
      const bed = await triggerBed();
      const secret = base64('the key of an older webhook');
      const host = await bed.host({}, { credential: { legacyWebhookSecret: secret } });
      return { host, ledger: bed.ledger, secret, previous: null, close: bed.close };
    },
    body: event,
    headers(text, { secret, at }) {
      const key = Buffer.from(secret, 'base64');
      const digest = createHmac('sha256', key).update(`${at}000.${text}`).digest('base64');
      return { 'openphone-signature': `hmac;1;${at}000;${digest}` };
    },
  },
  'ResMan Trigger, signature': {
    async open() {
      const credential = { secret: 'the next text', previousSecret: RELAY_TEXT };
      const { host, ledger, close } = await relayedTrigger({ credential });
      return { host, ledger, secret: credential.secret, previous: RELAY_TEXT, close };
    },
    body: change(),
    headers: (text, { secret, at }) => ({
      'x-relay-timestamp': String(at),
      'x-relay-signature': createHmac('sha256', secret).update(`${at}.${text}`).digest('hex'),
    }),
  },
  'DomIQ Trigger, Standard Webhooks': {
    async open() {
      const secret = secretOf('the words that come next');
      const { host, ledger, close } = await listeningTrigger({ webhookSecret: `${DOMIQ_SECRET} ${secret}` });
      return { host, ledger, secret, previous: DOMIQ_SECRET, close };
    },
    body: domIqEvent(),
    headers: (text, { secret, at }) => signed(text, secret, 'msg_1', at),
  },
};

/** The same JSON, as somebody writes it who has parsed it: other order, other blanks. */
const rewritten = (body: object) =>
  JSON.stringify(Object.fromEntries(Object.entries(body).reverse()), null, 1);

describe.each(Object.entries(schemes))('a delivery to %s', (_name, { open, body, headers }) => {
  const text = JSON.stringify(body);
  const now = () => Math.floor(Date.now() / 1000);
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => {
    expect(opened.host.thrown).toEqual([]);
    await opened.close();
  });

  const send = async (sent: string, given: Record<string, string>) => {
    const response = await fetch(opened.host.urlOf(), {
      method: 'POST',
      body: sent,
      headers: { 'content-type': 'application/json', ...given },
    });
    return { status: response.status, text: await response.text() };
  };
  const stored = async () => (await countEvents(await opened.ledger(), {})).stored;
  const refusal = { status: 401, text: '' };

  it('that is signed is stored once, however often it is played again', async () => {
    const signed = headers(text, { secret: opened.secret, at: now() });
    for (let times = 0; times < 3; times += 1) expect((await send(text, signed)).status).toBe(200);
    expect(await stored()).toBe(1);
  });

  it.each<[string, (secret: string) => Record<string, string>, string]>([
    ['signed with another key', () => headers(text, { secret: OTHER, at: now() }), text],
    ['older than five minutes', (secret) => headers(text, { secret, at: now() - 310 }), text],
    ['of a time to come', (secret) => headers(text, { secret, at: now() + 400 }), text],
    ['parsed and written again', (secret) => headers(text, { secret, at: now() }), rewritten(body)],
    ['without any header', () => ({}), text],
  ])('that is %s is refused without a word, and not stored', async (_why, given, sent) => {
    expect(await send(sent, given(opened.secret))).toEqual(refusal);
    expect(await stored()).toBe(0);
  });

  it('is refused without any single one of its headers', async () => {
    const signed = headers(text, { secret: opened.secret, at: now() });
    for (const missing of Object.keys(signed)) {
      const others = Object.fromEntries(Object.entries(signed).filter(([name]) => name !== missing));
      expect([missing, await send(text, others)]).toEqual([missing, refusal]);
    }
    expect(await stored()).toBe(0);
  });

  it('under the key before the current one is accepted where there may be one', async () => {
    const { previous } = opened;
    const given = headers(text, { secret: previous ?? OTHER, at: now() });
    expect((await send(text, given)).status).toBe(previous === null ? 401 : 200);
  });
});
