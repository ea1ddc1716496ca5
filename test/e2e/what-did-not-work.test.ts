import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import {
  claimEvents,
  correctionsOf,
  countEvents,
  failEvents,
  getEvent,
  openLedger,
  searchContacts,
  storeEvents,
  systemClock,
  type Ledger,
} from '../../ledger';
import { logIn, openBrowser } from '../../scripts/browser';
import { violationsOnForm } from './support/accessible-form';
import { openForm, screenshot } from './support/browser';
import { freePorts, npmStart, type StartRun } from './support/start-command';
import { until } from './support/until';

jest.setTimeout(15 * 60_000);

const create = (first: string, phone: string) => ({
  contact_data: {
    first_name: first,
    last_name: 'Okafor',
    phone,
    property_id: 'P1',
    source: 'chatbot',
    initial_interaction: {
      type: 'chat',
      timestamp: '2026-11-22T15:00:00.000Z',
      message: 'Rent under $1,500 {{ 1 }}?',
    },
  },
});

describe('a person who decides about what did not work', () => {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-failures-'));
  const pictures = join(home, 'pictures');
  let run: StartRun;
  let browser: Browser;
  let page: Page;
  let n8n: string;
  let owner: { ownerEmail: string; ownerPassword: string };
  let ids: Record<'broken' | 'useless' | 'away1' | 'away2', string>;

  const withLedger = async <Answer>(work: (ledger: Ledger) => Promise<Answer>): Promise<Answer> => {
    const file = join(home, 'n8n', '.n8n', 'leasing-contacts', 'ledger.sqlite');
    const ledger = await openLedger({ kind: 'sqlite', file });
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  };

  /** An event as the contact API stores it, ended as workflow 18 ends what it cannot work on. */
  async function dead(ledger: Ledger, payload: ReturnType<typeof create>, message: string): Promise<string> {
    const event = { source: 'chatbot', type: 'contact.create', payload };
    const [stored] = await storeEvents(ledger, [event], systemClock);
    const request = { limit: 50, leaseMs: 60_000, source: 'chatbot' };
    const claimed = await claimEvents(ledger, request, systemClock);
    const failures = claimed.map((one) => ({ ...one, code: 'failed', message, isPermanent: true }));
    await failEvents(ledger, failures, { random: () => 1 }, systemClock);
    return stored!.id;
  }

  beforeAll(async () => {
    const [port, sandboxPort] = await freePorts();
    n8n = `http://localhost:${port}`;
    run = npmStart(['--home', home, '--port', String(port), '--sandbox-port', String(sandboxPort)]);
    await run.printed('What did not work', 8 * 60_000);
    await run.printed('Press Ctrl-C to stop', 60_000);
    owner = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as typeof owner;
    ids = await withLedger(async (ledger) => ({
      broken: await dead(ledger, create('Ngozi', '12'), 'contact_data.phone is no telephone number'),
      useless: await dead(ledger, create('<b>Test</b>', '(404) 555-0190'), 'It names nobody'),
      away1: await dead(ledger, create('Imani', '(404) 555-0191'), 'ResMan answered 503'),
      away2: await dead(ledger, create('Tobias', '(404) 555-0192'), 'ResMan answered 503'),
    }));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 1500 } });
    await logIn(page, n8n, owner.ownerEmail, owner.ownerPassword);
  });
  afterAll(async () => {
    await browser.close();
    run.process.kill('SIGTERM');
    await run.ended;
    rmSync(home, { recursive: true, force: true });
  });

  it('refuses a stranger', async () => {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`${n8n}/form/leasing-contacts-failures`, { waitUntil: 'networkidle' });
    expect(new URL(stranger.url()).pathname).not.toContain('/form/');
    expect(await stranger.locator('#submit-btn').count()).toBe(0);
    await stranger.context().close();
    const sent = { method: 'POST', body: new FormData() };
    expect([401, 403]).toContain((await fetch(`${n8n}/form/leasing-contacts-failures`, sent)).status);
  });

  it('replays a cause, corrects one, gives one up, and the contacts arrive', async () => {
    await openForm(page, `${n8n}/form/leasing-contacts-failures`);
    await page.click('#submit-btn');
    await page.locator('div.html table').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('div.html td b').count()).toBe(0);
    await page.getByText('Rent under $1,500 {{ 1 }}?').first().waitFor();
    await screenshot(page, 'failures-form', pictures);
    expect(await violationsOnForm(browser, page)).toEqual([]);
    const choose = async (id: string, answer: RegExp) => {
      const order = [ids.away2, ids.away1, ids.useless, ids.broken];
      await page.getByText(answer).nth(order.indexOf(id)).click();
    };
    await page.getByText('Replay all of this cause', { exact: true }).click();
    await choose(ids.useless, /^Give it up$/);
    await choose(ids.broken, /^Correct it, then replay$/);
    await page.click('#submit-btn');

    const typed = page.locator('textarea');
    await typed.waitFor({ timeout: 60_000 });
    const before = await typed.inputValue();
    expect(JSON.parse(before)).toEqual(create('Ngozi', '12'));
    await screenshot(page, 'failures-form-correct', pictures);
    expect(await violationsOnForm(browser, page)).toEqual([]);
    const reasons = page.locator('input[type=text]');
    await reasons.nth(0).fill('nobody of that name');
    await reasons.nth(1).fill('the number was cut off');
    await page.click('#submit-btn');

    await page.getByText('contact_data.phone: expected a telephone number').waitFor({ timeout: 60_000 });
    expect(await withLedger((ledger) => getEvent(ledger, ids.broken))).toMatchObject({ status: 'dead' });
    await typed.fill((await typed.inputValue()).replace('"12"', '"(404) 555-0193"'));
    await reasons.nth(0).fill('the number was cut off');
    await page.click('#submit-btn');
    await page.getByText('Nothing is left to decide.').first().waitFor({ timeout: 60_000 });

    const done = (id: string) =>
      withLedger(async (ledger) => (await getEvent(ledger, id))?.status === 'done');
    for (const id of [ids.broken, ids.away1, ids.away2]) await until(() => done(id), 5 * 60_000);
    await withLedger(async (ledger) => {
      const found = await searchContacts(ledger, { phone: '+14045550193', limit: 10 });
      expect(found).toMatchObject([{ contact: { firstName: 'Ngozi', phones: ['+14045550193'] } }]);
      expect(await correctionsOf(ledger, ids.broken)).toMatchObject([
        { before: create('Ngozi', '12'), by: owner.ownerEmail, reason: 'the number was cut off' },
      ]);
      expect(await getEvent(ledger, ids.useless)).toMatchObject({
        status: 'given_up',
        givenUpBy: owner.ownerEmail,
        givenUpReason: 'nobody of that name',
      });
      expect(await countEvents(ledger, { source: 'chatbot' })).toMatchObject({ dead: 0, given_up: 1 });
    });
  });
});
