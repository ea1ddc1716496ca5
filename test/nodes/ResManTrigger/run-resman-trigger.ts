import { createHmac, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { INodeParameters } from 'n8n-workflow';
import { ResManRelayApi } from '../../../credentials/ResManRelayApi.credentials';
import { openLedger, type Ledger } from '../../../ledger';
import { defaultLedgerFile } from '../../../ledger';
import { ResManTrigger } from '../../../nodes/ResManTrigger/ResManTrigger.node';
import { hostTrigger, type TriggerHost } from '../../support/trigger-host';

export const RELAY_TEXT = 'invented text that both sides know';

/** The change of an invented contact, as the relay sends it. */
export const change = (overrides: Record<string, unknown> = {}) => ({
  contact_id: 'P1:100:200',
  updated_fields: { email: 'imani@example.com', property_id: 'P1' },
  update_source: 'resman',
  timestamp: '2026-11-22T10:15:00Z',
  user_id: 'U7',
  ...overrides,
});

export interface Sent {
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
}

export interface SendOptions {
  readonly secret?: string;
  readonly timestamp?: string;
  readonly headers?: Record<string, string>;
  readonly place?: 'live' | 'test';
}

export interface RelayedTrigger {
  readonly host: TriggerHost;
  readonly ledger: () => Promise<Ledger>;
  /** Sends a body as the relay does, signed. */
  readonly send: (body: unknown, options?: SendOptions) => Promise<Sent>;
  readonly close: () => Promise<void>;
}

/** The trigger behind real HTTP, over a new ledger in n8n's own folder. */
export async function relayedTrigger({
  parameters = {},
  credential = {},
}: {
  parameters?: INodeParameters;
  credential?: Record<string, string | number>;
} = {}): Promise<RelayedTrigger> {
  const file = defaultLedgerFile(process.env);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const host = await hostTrigger({
    node: new ResManTrigger(),
    parameters: { options: { windowMs: 40 }, ...parameters },
    credentials: {
      resManRelayApi: { data: { secret: RELAY_TEXT, ...credential }, type: new ResManRelayApi() },
    },
  });
  const ledger = () => openLedger({ kind: 'sqlite', file });
  return {
    host,
    ledger,
    async send(body, { secret = RELAY_TEXT, timestamp, headers = {}, place } = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const at = timestamp ?? String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', secret).update(`${at}.${text}`).digest('hex');
      const startedAt = Date.now();
      const response = await fetch(host.urlOf(place), {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/json',
          'x-relay-timestamp': at,
          'x-relay-signature': signature,
          ...headers,
        },
      });
      return { status: response.status, text: await response.text(), tookMs: Date.now() - startedAt };
    },
    async close() {
      await host.close();
      await (await ledger()).close();
    },
  };
}

/** A delivery id as the relay makes one. */
export const deliveryId = (id: string = randomUUID()) => ({ 'x-delivery-id': id });
