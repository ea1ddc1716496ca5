import { rmSync } from 'node:fs';
import type { INodeParameters } from 'n8n-workflow';
import {
  IncomingRecordSchema,
  readIncomingRecord,
  type IncomingRecord,
} from '../../../contacts/normalize/incoming-record';
import { ContactApi } from '../../../credentials/ContactApi.credentials';
import { ResManRelayApi } from '../../../credentials/ResManRelayApi.credentials';
import {
  completeEvents,
  defaultLedgerFile,
  openLedger,
  resolve,
  systemClock,
  type EventAnswer,
  type Ledger,
} from '../../../ledger';
import { ContactApiTrigger } from '../../../nodes/ContactApiTrigger/ContactApiTrigger.node';
import { eventually } from '../../sandbox/sandbox-client';
import { hostTrigger, type TriggerHost } from '../../support/trigger-host';
import { apiCall, type ApiAnswer, type ApiCall } from './api-call';

export const API_TEXT = 'invented text that both sides know';

export interface ServedApi {
  readonly host: TriggerHost;
  readonly ledger: () => Promise<Ledger>;
  readonly call: (
    method: string,
    target: string,
    body?: unknown,
    options?: Partial<ApiCall> & { place?: 'live' | 'test' },
  ) => Promise<ApiAnswer>;
  /** Makes a contact known. @returns our id */
  readonly known: (said: Omit<IncomingRecord, 'system'> & { system?: string }) => Promise<string>;
  /** Works on every event that is handed out, from now on. */
  readonly work: (answerOf: (event: Handed) => EventAnswer | null) => void;
  readonly close: () => Promise<void>;
}

/** An event as an output has it. */
export interface Handed {
  readonly id: string;
  readonly leaseToken: string;
  readonly type: string;
  readonly sourceEventId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The trigger behind real HTTP, over a new ledger in n8n's own folder. */
export async function servedApi({
  parameters = {},
  credential = {},
}: {
  parameters?: INodeParameters;
  credential?: Record<string, string | number>;
} = {}): Promise<ServedApi> {
  const file = defaultLedgerFile(process.env);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const host = await hostTrigger({
    node: new ContactApiTrigger(),
    webhookId: 'api',
    parameters: { path: 'resman', options: { windowMs: 5, answerWithinSeconds: 20 }, ...parameters },
    credentials: {
      contactApi: { data: { secret: API_TEXT, ...credential }, type: new ContactApi() },
      resManRelayApi: { data: { secret: 'text of the relay' }, type: new ResManRelayApi() },
    },
  });
  const ledger = () => openLedger({ kind: 'sqlite', file });
  let isClosed = false;
  return {
    host,
    ledger,
    call: (method, target, body, { place, ...options } = {}) =>
      apiCall(host.urlOf(place, 'resman'), { method, target, body, secret: API_TEXT, ...options }),
    async known(said) {
      const record = IncomingRecordSchema.parse({ system: 'resman', ...said });
      const found = await resolve(await ledger(), readIncomingRecord(record, 'US').record, systemClock);
      return found.contactId;
    },
    work(answerOf) {
      void (async () => {
        while (!isClosed) {
          for (const items of host.executions.splice(0)) {
            const events = items.map(({ json }) => json as unknown as Handed);
            await completeEvents(
              await ledger(),
              events.map((event) => ({ ...event, answer: answerOf(event) })),
              systemClock,
            );
          }
          await new Promise((done) => setTimeout(done, 3));
        }
      })();
    },
    async close() {
      isClosed = true;
      await eventually(() => host.pending() === 0);
      await host.close();
      await (await ledger()).close();
    },
  };
}
