import { createHmac, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { INodeParameters } from 'n8n-workflow';
import { DomIqApi } from '../../../credentials/DomIqApi.credentials';
import { defaultLedgerFile, openLedger, type Ledger } from '../../../ledger';
import { DomIqTrigger } from '../../../nodes/DomIqTrigger/DomIqTrigger.node';
import { hostTrigger, type TriggerHost } from '../../support/trigger-host';

/** A secret as DomIQ makes one; the words in it are invented. */
export const secretOf = (words: string) => `whsec_${Buffer.from(words).toString('base64')}`;
export const SECRET = secretOf('words that both sides know');

/** Invented, like everybody in the tests. */
export const visitor = {
  first_name: 'Imani',
  last_name: 'Okafor',
  email: 'imani@example.com',
  phone: '+12025550143',
  property_id: 'P1',
  property_name: 'Harbor Lofts',
  source: 'chatbot',
  initial_interaction: { type: 'chat', timestamp: '2026-11-22T10:00:00Z', message: 'Two bedrooms?' },
  preferences: null,
  lead_score: 40,
  updated_at: '2026-11-22T10:15:00Z',
};

const conversation = {
  id: 'v1',
  user_id: 'u1',
  contact_id: null,
  contact_linked_at: null,
  property_id: 'P1',
  property_name: 'Harbor Lofts',
  contact_data: visitor,
  lead_score: 40,
  message_count: 2,
  start_time: '2026-11-22T10:00:00Z',
  end_time: '2026-11-22T10:20:00Z',
  updated_at: '2026-11-22T10:20:00Z',
};

const who = { user_id: 'u1', contact_id: null, conversation_id: 'v1' };

/** The data of each event, as docs/domiq.openapi.yaml has them. */
export const dataOf = {
  'contact.created': { ...who, contact_data: visitor },
  'contact.updated': {
    ...who,
    updated_fields: { email: visitor.email },
    update_source: 'chatbot',
    contact_data: visitor,
  },
  'conversation.ended': { conversation },
  'preferences.updated': {
    ...who,
    email: visitor.email,
    phone: visitor.phone,
    preferences: { opt_out: true, updated_at: '2026-11-22T10:18:00Z' },
    update_source: 'chatbot',
  },
} as const;
export type DomIqEventType = keyof typeof dataOf;

/** The body of an event. */
export const event = (type: DomIqEventType = 'contact.created', overrides: Record<string, unknown> = {}) => ({
  type,
  timestamp: '2026-11-22T10:20:01Z',
  data: { ...dataOf[type], ...overrides },
});

/** The headers that DomIQ signs a body with, by the definition of Standard Webhooks. @param at seconds since 1970 */
export function signed(text: string, secret: string, id: string, at: number): Record<string, string> {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const digest = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${digest}` };
}

export interface SendOptions {
  readonly id?: string;
  readonly secret?: string;
  readonly headers?: Record<string, string>;
  readonly place?: 'live' | 'test';
}

export interface ListeningTrigger {
  readonly host: TriggerHost;
  readonly ledger: () => Promise<Ledger>;
  /** Sends a body as DomIQ does, signed. */
  readonly send: (body: unknown, options?: SendOptions) => Promise<{ status: number; text: string }>;
  readonly close: () => Promise<void>;
}

/** The trigger behind real HTTP, over a new ledger in n8n's own folder. */
export async function listeningTrigger({
  parameters = {},
  webhookSecret = SECRET,
}: { parameters?: INodeParameters; webhookSecret?: string } = {}): Promise<ListeningTrigger> {
  const file = defaultLedgerFile(process.env);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const node = new DomIqTrigger();
  const events = node.description.properties.find(({ name }) => name === 'events')?.default as string[];
  const host = await hostTrigger({
    node,
    parameters: { events, options: { windowMs: 40 }, ...parameters },
    credentials: {
      domIqApi: {
        data: { apiKey: 'test-key', baseUrl: 'http://127.0.0.1:9', webhookSecret },
        type: new DomIqApi(),
      },
    },
  });
  const ledger = () => openLedger({ kind: 'sqlite', file });
  return {
    host,
    ledger,
    async send(body, { id = randomUUID(), secret = SECRET, headers = {}, place } = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(host.urlOf(place), {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/json',
          ...signed(text, secret, id, Math.floor(Date.now() / 1000)),
          ...headers,
        },
      });
      return { status: response.status, text: await response.text() };
    },
    async close() {
      await host.close();
      await (await ledger()).close();
    },
  };
}
