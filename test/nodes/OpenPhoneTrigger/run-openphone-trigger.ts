import { rmSync } from 'node:fs';
import type { INodeParameters } from 'n8n-workflow';
import { OpenPhoneApi } from '../../../credentials/OpenPhoneApi.credentials';
import {
  defaultLedgerFile,
  findWebhookSubscription,
  openLedger,
  type KeptWebhookSubscription,
  type Ledger,
} from '../../../ledger';
import { OpenPhoneTrigger } from '../../../nodes/OpenPhoneTrigger/OpenPhoneTrigger.node';
import { eventually, runSandbox, type Running } from '../../sandbox/sandbox-client';
import type { TestCredentials } from '../../support/credentials-helper';
import { hostTrigger, type TriggerHost, type TriggerHostOptions } from '../../support/trigger-host';

/** A webhook as the sandbox lists it. */
export interface ListedWebhook {
  readonly id: string;
  readonly url: string;
  readonly label: string | null;
  readonly status: string;
  readonly events: string[];
  readonly resourceIds: string[];
}

let keys = 0;

/** A sandbox with two numbers, and a ledger that begins empty. */
export async function triggerBed() {
  const sandbox: Running = await runSandbox({ settings: { webhookTimeScale: 0.000001 } });
  await sandbox.seed({
    phoneNumbers: [
      { id: 'PNone', number: '+16175550100' },
      { id: 'PNtwo', number: '+16175550101' },
    ],
  });
  const file = defaultLedgerFile(process.env);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const hosts: TriggerHost[] = [];
  keys += 1;
  const credentials = (data: Record<string, string> = {}): TestCredentials => ({
    openPhoneApi: {
      data: { apiKey: `trigger-key-${keys}`, baseUrl: sandbox.url, ...data },
      type: new OpenPhoneApi(),
    },
  });
  const ledger = (): Promise<Ledger> => openLedger({ kind: 'sqlite', file });
  return {
    sandbox,
    ledger,
    credentials,
    /** A trigger node on a canvas of its own, not yet published. */
    async host(
      parameters: INodeParameters = {},
      {
        credential = {},
        ...options
      }: Partial<TriggerHostOptions> & { credential?: Record<string, string> } = {},
    ): Promise<TriggerHost> {
      const host = await hostTrigger({
        node: new OpenPhoneTrigger(),
        parameters: {
          events: ['contact.updated', 'contact.deleted', 'message.received'],
          options: { windowMs: 20 },
          ...parameters,
        },
        credentials: credentials(credential),
        ...options,
      });
      hosts.push(host);
      return host;
    },
    webhooks: () => sandbox.data<ListedWebhook[]>('GET', '/webhooks'),
    subscription: async (url: string): Promise<KeptWebhookSubscription | null> =>
      (await ledger()).read((db) => findWebhookSubscription(db, 'openphone', url)),
    text: (text: string, phoneNumberId = 'PNone') =>
      sandbox.data('POST', '/_sandbox/receive', { phoneNumberId, from: '+12025550143', text }),
    /** Waits for so many items in all, and until nothing is being worked on. */
    async items(host: TriggerHost, count: number) {
      await eventually(() => host.executions.flat().length >= count && host.pending() === 0);
      return host.executions.flat().map(({ json }) => json);
    },
    async close() {
      await sandbox.close();
      for (const host of hosts) await host.close();
      await (await ledger()).close();
    },
  };
}

export type TriggerBed = Awaited<ReturnType<typeof triggerBed>>;
