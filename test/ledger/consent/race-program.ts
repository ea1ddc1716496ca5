import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiter } from '../../../clients/http/rate-limiter';
import { createSendRequest, OpenPhoneClient, sendText } from '../../../clients/openphone';
import {
  beginSend,
  endSend,
  openLedger,
  recordConsent,
  systemClock,
  type Ledger,
  type LedgerSettings,
} from '../../../ledger';
import { fetchExchange, realPace } from '../../clients/openphone/sandbox';
import { sampleStatement } from './sample-statement';

/** What one process of the races is told, as JSON. */
export interface RaceOrder {
  readonly role: 'sends' | 'opts_out';
  readonly settings: LedgerSettings;
  readonly sandboxUrl: string;
  readonly phones: readonly string[];
  /** Milliseconds of the epoch at which the first number begins, and between one and the next. */
  readonly startMs: number;
  readonly apartMs: number;
  /** Whether the gate is passed by, to see that the test would notice. */
  readonly isUngated?: boolean;
}

/** Texts to one number, one after the other, until consent is gone. */
const MOST_TEXTS = 4;
/** Between the look at consent and the text, where nothing holds the opt-out back. */
const UNGATED_PAUSE_MS = 25;

async function sendUntilRefused(ledger: Ledger, client: OpenPhoneClient, phone: string, isUngated: boolean) {
  for (let text = 0; text < MOST_TEXTS; text += 1) {
    const question = { identifier: `phone:${phone}`, channel: 'text', scope: 'all' } as const;
    const { permit } = await beginSend(ledger, question, systemClock);
    if (permit === null) return;
    if (isUngated) {
      await endSend(ledger, permit.permitId, systemClock);
      await sleep(UNGATED_PAUSE_MS);
    }
    const wanted = { phoneNumberId: 'PNone', to: phone, text: `Text ${text}`, beginBy: permit.beginBy };
    await sendText(client, wanted, { now: Date.now, sleep: async () => undefined, pausesMs: [] });
    await endSend(ledger, permit.permitId, systemClock);
  }
}

async function optOut(ledger: Ledger, phone: string) {
  const statement = sampleStatement({ identifier: `phone:${phone}`, statedAt: new Date().toISOString() });
  await recordConsent(ledger, [statement], systemClock);
  process.stdout.write(`${phone} ${Date.now()}\n`);
}

/** Each number at its moment, so that processes which know nothing of each other meet there. */
async function race(order: RaceOrder): Promise<void> {
  const ledger = await openLedger(order.settings);
  const limiter = new RateLimiter({ permittedPerSecond: 10_000, usedPerSecond: 10_000 });
  const client = new OpenPhoneClient(
    createSendRequest(fetchExchange(order.sandboxUrl, 20_000), realPace({ limiter })),
  );
  await Promise.all(
    order.phones.map(async (phone, index) => {
      const late = order.role === 'opts_out' ? (index * 7_919) % (2 * order.apartMs) : 0;
      await sleep(Math.max(0, order.startMs + index * order.apartMs + late - Date.now()));
      await (order.role === 'sends'
        ? sendUntilRefused(ledger, client, phone, order.isUngated === true)
        : optOut(ledger, phone));
    }),
  );
  await ledger.close();
}

race(JSON.parse(process.argv[2] ?? '') as RaceOrder).catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? `${error.name}: ${error.message}` : 'failed');
  process.exitCode = 1;
});
