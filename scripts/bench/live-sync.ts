import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openLedger, type Ledger } from '../../ledger';
import { fictionalNumbers } from '../../sandbox/generate/fictional-numbers';
import { seededRandom } from '../../sandbox/generate/seeded-random';
import { sendHttp, sendJson } from '../http';
import { startDemonstration, type Demonstration } from '../live/demonstration';
import { relayedChange } from '../live/relayed-change';
import { shippedWebhookPath } from '../live/shipped-webhook';
import { publishEmptyWebhook } from './empty-webhook';
import { atOnce, atPace, ratioOf, told, type Load } from './paced-load';

const CREATES = 60;
const CREATES_PER_SECOND = [1, 3, 5] as const;
const VENDOR_DELAY_MS = 300;
const DELIVERIES = 300;
const SENDERS = 10;
const OPT_OUTS = 20;
const LONGEST_WAIT_MS = 180_000;

const PACKAGE = join(__dirname, '..', '..', '..');

/**
 * Create, webhook intake and opt-out in a real n8n with our workflows, against the sandboxes, each beside the same n8n's empty
 * webhook workflow at the same pace. n8n, the sandboxes and the sender share the machine.
 */
export async function measureLiveSync(say: (line: string) => void): Promise<void> {
  say('Starting a real n8n with its sandboxes (about a minute) ...');
  const live = await startDemonstration(PACKAGE, join(__dirname, '..', 'start.js'));
  const ledger = await openLedger({ kind: 'sqlite', file: live.ledgerFile });
  try {
    const { ownerEmail: email, ownerPassword: password } = live.secrets;
    const empty = await publishEmptyWebhook(live.url, { email, password });
    const sendEmpty = async () => void (await post(empty, {}));
    const bench = new LiveSync(live, ledger);
    await bench.warmUp(sendEmpty);
    await measureIntake(say, bench, sendEmpty);
    await measureCreates(say, bench, sendEmpty);
    await measureOptOuts(say, bench, sendEmpty);
  } finally {
    await ledger.close();
    await live.stop();
  }
}

type Send = () => Promise<void>;

async function measureIntake(say: (line: string) => void, bench: LiveSync, sendEmpty: Send): Promise<void> {
  const peer = await atOnce(DELIVERIES, SENDERS, sendEmpty);
  const load = await atOnce(DELIVERIES, SENDERS, () => bench.deliver());
  say(
    `Webhook intake, ${DELIVERIES} deliveries of the relay, ${SENDERS} at a time, each in the ledger before it is acknowledged: ${load.perSecond.toFixed(0)} a second, ${told(load)}; the empty webhook ${peer.perSecond.toFixed(0)} a second, ${told(peer)}; ratio of the medians ${ratioOf(load, peer)}`,
  );
  await bench.untilAllDone();
}

async function measureCreates(say: (line: string) => void, bench: LiveSync, sendEmpty: Send): Promise<void> {
  await bench.slowResMan();
  for (const perSecond of CREATES_PER_SECOND) {
    const count = Math.max(20, (CREATES * perSecond) / 5);
    const peer = await atPace(count, perSecond, sendEmpty);
    bench.pending = 0;
    const load = await atPace(count, perSecond, async () => void (await bench.create()));
    say(
      `Create at ${perSecond} a second, ${VENDOR_DELAY_MS} ms at ResMan: ${told(load)}, ${bench.pending} of ${count} told "pending"; the empty webhook ${told(peer)}; ratio of the medians ${ratioOf(load, peer)}`,
    );
    await bench.untilAllDone();
  }
  await bench.fastResMan();
}

async function measureOptOuts(say: (line: string) => void, bench: LiveSync, sendEmpty: Send): Promise<void> {
  const numbers: string[] = [];
  for (let n = 0; n < OPT_OUTS; n += 1) numbers.push(await bench.create());
  await bench.untilAllDone();
  const peer = await atOnce(OPT_OUTS, 1, sendEmpty);
  const gate: Load = await atOnce(OPT_OUTS, 1, (n) => bench.optOut(numbers[n] ?? ''));
  say(
    `Opt-out, from the text to the closed gate: ${told(gate)}; the empty webhook ${told(peer)}; ratio of the medians ${ratioOf(gate, peer)}`,
  );
}

/** One n8n, and whoever calls it: people who are invented and never come twice. */
class LiveSync {
  pending = 0;
  private readonly random = seededRandom(20_261_126);
  private readonly numbers = this.random.shuffled(fictionalNumbers());
  private next = 0;
  private deliveries = 0;

  constructor(
    private readonly live: Demonstration,
    private readonly ledger: Ledger,
  ) {}

  async warmUp(sendEmpty: Send): Promise<void> {
    for (let n = 0; n < 5; n += 1) {
      await sendEmpty();
      await this.create();
      await this.deliver();
    }
    await this.untilAllDone();
  }

  /** A create of the contact API. @returns the person's number */
  async create(): Promise<string> {
    const phone = this.numbers[this.next] ?? '';
    this.next += 1;
    const [first, last] = [this.word(2), this.word(4)];
    const contact_data = {
      first_name: first,
      last_name: last,
      email: `${first}.${last}.${this.next}@example.com`.toLowerCase(),
      phone,
      property_id: 'harbor-lofts',
      source: 'chatbot',
      initial_interaction: {
        type: 'chat',
        message: 'Do you have a two bedroom in May?',
        timestamp: new Date().toISOString(),
      },
    };
    const headers = { 'x-api-key': this.live.secrets.contactApiSecret };
    const status = await post(`${this.live.url}/webhook/api/resman/contacts`, { contact_data }, headers);
    if (status === 202) this.pending += 1;
    return phone;
  }

  /** A change that the relay tells of: of somebody whom the sandbox has. */
  async deliver(): Promise<void> {
    this.deliveries += 1;
    const { body, headers } = relayedChange({
      contactId: 'harbor-lofts:R7001:N7001',
      deliveryId: `bench-${this.deliveries}`,
      secret: this.live.secrets.relaySecret,
      nowMs: Date.now(),
    });
    const path = shippedWebhookPath(PACKAGE, '12-receive-changes-from-resman.json');
    const { status } = await sendHttp(this.live.url + path, {
      method: 'POST',
      body,
      headers: { ...headers },
    });
    if (status !== 200) throw new Error(`n8n answered ${status} to a delivery of the relay`);
  }

  /** A text from the number, until nothing may be sent to it any more. */
  async optOut(phone: string): Promise<void> {
    const text = { phoneNumberId: 'PNmain0001', from: phone, text: 'please stop texting me' };
    await post(`${this.live.sandboxUrl('openphone')}/_sandbox/receive`, text);
    await this.until(async () => {
      const denied = await this.ledger.read((db) =>
        db
          .selectFrom('consents')
          .select('state')
          .where('identifier', '=', `phone:${phone}`)
          .where('channel', '=', 'text')
          .where('state', '=', 'denied')
          .execute(),
      );
      return denied.length > 0;
    }, 10);
  }

  async slowResMan(): Promise<void> {
    const rule = { action: 'delay', ms: VENDOR_DELAY_MS, times: 1_000_000 };
    await post(`${this.live.sandboxUrl('resman')}/_sandbox/misbehave`, rule);
  }

  async fastResMan(): Promise<void> {
    await sendHttp(`${this.live.sandboxUrl('resman')}/_sandbox/misbehave`, { method: 'DELETE' });
  }

  /** Nothing is left of what was measured before. */
  async untilAllDone(): Promise<void> {
    await this.until(async () => {
      const open = await this.ledger.read(async (db) => [
        ...(await db
          .selectFrom('events')
          .select('id')
          .where('status', 'in', ['waiting', 'claimed'])
          .execute()),
        ...(await db
          .selectFrom('effects')
          .select('id')
          .where('status', 'in', ['waiting', 'sending', 'unknown'])
          .execute()),
      ]);
      return open.length === 0;
    }, 200);
  }

  private async until(isSo: () => Promise<boolean>, everyMs: number): Promise<void> {
    const end = performance.now() + LONGEST_WAIT_MS;
    while (!(await isSo())) {
      if (performance.now() > end) throw new Error('what was sent did not come through in three minutes');
      await pause(everyMs);
    }
  }

  private word(syllables: number): string {
    const { random } = this;
    const syllable = () => random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou']);
    const word = Array.from({ length: syllables }, syllable).join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<number> {
  const { status } = await sendJson(url, 'POST', body, headers);
  if (status >= 400) throw new Error(`${new URL(url).pathname} answered ${status}`);
  return status;
}
