import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { IncomingRecordSchema, readIncomingRecord } from '../../contacts/normalize/incoming-record';
import { parsePiece } from '../../contacts/sources/papaparse';
import { countOpenReviews, openLedger, report, resolve, systemClock, type Ledger } from '../../ledger';
import { signToken } from '../../nodes/ContactReviewTrigger/page-token';
import { logIn, openBrowser } from '../../scripts/browser';
import { ANALYTICS_USER } from '../../scripts/start/credentials';
import { seedSandbox } from '../../scripts/start/sandbox';
import { hostileTexts } from '../pages/support/hostile-texts';
import { violationsOf } from '../support/accessibility';
import { violationsOnForm } from './support/accessible-form';
import { openForm, WIDTHS } from './support/browser';
import { hostileConversations, hostileExports, numbersBehind } from './support/hostile-exports';
import { startDemonstration, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';
import { harmTo, NO_HARM, watch, type Watch } from './support/watched-browser';

jest.setTimeout(10 * 60_000);

const MINUTE = 60_000;
const conflicting = numbersBehind('303');
const chatting = numbersBehind('404');

/** What is left of a text when neither blanks nor marks that cannot be seen nor its case count. */
const plain = (text: string): string => text.replace(/[\p{C}\p{Z}\s\uFFFD]/gu, '').toLowerCase();
const MARKUP = hostileTexts.filter((text) => text.startsWith('<') && text.length < 90);

describe(`${hostileTexts.length} hostile names, e-mails and notes in a real n8n`, () => {
  let n8n: StartedN8n;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watched: Watch;

  const withLedger = async <T>(work: (ledger: Ledger) => Promise<T>): Promise<T> => {
    const ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  };
  const submit = () => page.click('#submit-btn');
  /** Looks at both widths. */
  const isUnharmed = async (what: string, shown: string): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect({ what, width, ...(await harmTo(page, shown)) }).toEqual({ what, width, ...NO_HARM });
    }
  };
  /** The texts with markup that a page shows as text, as far as it shows them. */
  const markupOn = async (shown: string): Promise<readonly string[]> => {
    const text = plain((await page.locator(shown).allTextContents()).join(' '));
    return MARKUP.filter((markup) => text.includes(plain(markup)));
  };
  const go = async (hash: string): Promise<void> => {
    await page.evaluate((to) => void (location.hash = to), hash);
    await page.locator('#app h1, #app .conflict-head h2').first().waitFor();
    await until(async () => (await page.locator('[aria-busy=true]').count()) === 0);
  };
  const isSafeAndComesBack = (csv: string): readonly string[] => {
    const { data, errors } = parsePiece(
      csv.replace(/^\uFEFF/, ''),
      { delimiter: ',', quoteChar: '"' },
      false,
    );
    expect(errors).toEqual([]);
    for (const cell of data.flat())
      if (!/^\+\d{5,15}$/.test(cell))
        expect(cell).not.toMatch(/^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u);
    return data.slice(1).flatMap((row) => (row[3] === undefined ? [] : [row[3].replace(/^'/, '')]));
  };

  beforeAll(async () => {
    n8n = await startDemonstration(['--by-hand']);
    await seedSandbox(n8n.sandboxUrl('openphone'), hostileConversations(conflicting));
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    page = await context.newPage();
    await logIn(page, n8n.url, n8n.secrets.ownerEmail ?? '', n8n.secrets.ownerPassword ?? '');
    watched = watch(context);
  });
  afterEach(() => expect(watched.complaints).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await n8n.stop();
  });

  it('come in by the form of the upload, which says what arrived', async () => {
    await openForm(page, `${n8n.url}/form/leasing-contacts-import`);
    await page
      .locator('input[type=file]')
      .nth(3)
      .setInputFiles([...hostileExports(conflicting)]);
    await submit();
    await page.locator('div.html table').waitFor({ timeout: MINUTE });
    await isUnharmed('what arrived', 'div.html');
    expect(await violationsOnForm(browser, page)).toEqual([]);
    const told = (await page.locator('div.html').allTextContents()).join(' ');
    expect(told).toContain('<img src=x onerror=window.__ran=1>');
    expect(told).toContain('{{ 7*7 }} $& <svg onload=window.__ran=1>');
    await submit();
    await page.getByText('matched with confidence').waitFor({ timeout: 2 * MINUTE });
    await isUnharmed('matched', 'body .card');
    const { conflicts, balanced } = await withLedger(report);
    expect({ conflicts, balanced }).toEqual({ conflicts: hostileTexts.length, balanced: true });
  });

  it('stand as text on every page of the form of conflicts', async () => {
    await openForm(page, `${n8n.url}/form/leasing-contacts-review`);
    await page.locator('select').first().selectOption('20');
    await submit();
    const seen = new Set<string>();
    for (let turn = 0; turn < hostileTexts.length / 20; turn += 1) {
      await page.locator('div.html table').first().waitFor({ timeout: MINUTE });
      await isUnharmed(`conflicts, page ${turn + 1}`, 'form');
      if (turn === 0) expect(await violationsOnForm(browser, page)).toEqual([]);
      (await markupOn('div.html')).forEach((markup) => seen.add(markup));
      const was = await page.locator('div.html').first().textContent();
      await submit();
      await until(async () => {
        const now = page.locator('div.html').first();
        return (await now.count()) === 0 || (await now.textContent({ timeout: 1_000 })) !== was;
      });
    }
    await page.getByText('decided so far').waitFor({ timeout: MINUTE });
    await isUnharmed('review done', 'body .card');
    expect(seen).toEqual(new Set(MARKUP));
  });

  it('stand as text in the review of the enrichment page, and are decided there', async () => {
    const link = { reviewer: 'ana@example.com', expiresAtMs: Date.now() + 60 * MINUTE };
    const token = signToken('link', link, n8n.secrets.reviewSecret ?? '');
    await page.goto(`${n8n.url}/webhook/leasing-contacts?access=${token}`);
    await page.getByRole('heading', { name: 'Automatic matching' }).waitFor();
    await isUnharmed('dashboard', '#app');
    await go('#/review/put-off');
    const seen = new Set<string>();
    for (let turn = 0; turn < hostileTexts.length; turn += 1) {
      await page.locator('.candidate').first().waitFor();
      await isUnharmed(`conflict ${turn + 1}`, '#app');
      (await markupOn('.candidate')).forEach((markup) => seen.add(markup));
      const heading = page.locator('.conflict-head h2, .finished h2').first();
      const was = await heading.textContent();
      await page.keyboard.press(turn % 10 === 9 ? 'n' : String(1 + (turn % 2)));
      await page.waitForFunction(
        (before) => document.querySelector('.conflict-head h2, .finished h2')?.textContent !== before,
        was,
      );
    }
    expect(seen).toEqual(new Set(MARKUP));
    await page.getByRole('heading', { name: /Nothing left/ }).waitFor();
    await isUnharmed('nothing left', '#app');
    await until(async () => (await page.locator('.not-saved').count()) === 0);
    await until(async () => (await withLedger(report)).conflicts === 0);
  });

  it.each([
    '#/',
    '#/rows/numbers',
    '#/rows/resolved',
    '#/rows/setAside',
    '#/rows/withEmail',
    '#/rows/waiting',
    '#/rows/rejectedRows',
    '#/history',
    '#/leftovers',
  ])('do no harm on %s of the enrichment page', async (hash) => {
    await go(hash);
    for (let sheet = 1; ; sheet += 1) {
      await isUnharmed(`${hash}, sheet ${sheet}`, '#app');
      const next = page.getByRole('button', { name: 'Next page' });
      if ((await next.count()) === 0 || (await next.isDisabled())) break;
      await next.click();
      await until(async () => (await page.locator('[aria-busy=true]').count()) === 0);
    }
  });

  it('do no harm where every write is shown before it is made', async () => {
    await go('#/');
    await page.getByRole('button', { name: /^Dry run$/ }).click();
    await page.getByRole('link', { name: 'See every write' }).click({ timeout: 3 * MINUTE });
    await page.locator('table.rows tbody tr').first().waitFor();
    await isUnharmed('dry run', '#app');
  });

  it('make no cell of a file that a spreadsheet calculates, and the file comes back whole', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await go('#/leftovers');
    const [ofPage] = (await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ])) as [Download, void];
    const csv = readFileSync(await ofPage.path(), 'utf8');
    const phones = isSafeAndComesBack(csv);
    const { phoneOnly } = await withLedger(report);
    expect(new Set(phones).size).toBe(phoneOnly);
    expect(phones.every((phone) => /^\+?\d{5,15}$/.test(phone))).toBe(true);

    await openForm(page, `${n8n.url}/form/leasing-contacts-unmapped`);
    const [ofForm] = (await Promise.all([page.waitForEvent('download', { timeout: MINUTE }), submit()])) as [
      Download,
      void,
    ];
    expect(isSafeAndComesBack(readFileSync(await ofForm.path(), 'utf8'))).toEqual(phones);

    await openForm(page, `${n8n.url}/form/leasing-contacts-import`);
    const again = { name: 'leftovers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.locator('input[type=file]').nth(3).setInputFiles([again]);
    await submit();
    const row = page.locator('tr', { hasText: 'leftovers.csv' });
    await row.waitFor({ timeout: MINUTE });
    expect((await row.locator('td').allInnerTexts()).slice(1, 4)).toEqual([
      String(phones.length),
      String(phones.length),
      '0',
    ]);
  });

  it('come in by the contact API, and stand as text where possible duplicates are decided', async () => {
    const tell = (ledger: Ledger, fields: object) =>
      resolve(ledger, readIncomingRecord(IncomingRecordSchema.parse(fields), 'US').record, systemClock);
    await withLedger(async (ledger) => {
      for (const [index, phone] of chatting.entries()) {
        const person = { role: 'prospect', firstName: 'Ximena', lastName: 'Tibbets', phone };
        await tell(ledger, { system: 'resman', externalId: `H${index}`, ...person });
        const text = hostileTexts[index] ?? '';
        if (!MARKUP.includes(text))
          await tell(ledger, { system: 'openphone', externalId: `O${index}`, phone, company: text });
      }
    });
    for (const text of MARKUP) {
      const answer = await fetch(`${n8n.url}/webhook/api/resman/contacts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': n8n.secrets.contactApiSecret ?? '' },
        body: JSON.stringify({
          contact_data: {
            first_name: text,
            last_name: 'Kessler',
            phone: chatting[hostileTexts.indexOf(text)],
            property_id: 'harbor-lofts',
            source: 'chatbot',
            initial_interaction: { type: 'chat', timestamp: '2026-11-20T15:00:00Z', message: text },
          },
        }),
      });
      expect({ text, status: [201, 202].includes(answer.status) }).toEqual({ text, status: true });
    }
    const open = await withLedger(countOpenReviews);
    expect(open).toBeGreaterThan(0);
    await openForm(page, `${n8n.url}/form/leasing-contacts-duplicates`);
    await page.locator('select').first().selectOption('20');
    await submit();
    const seen = new Set<string>();
    for (let turn = 0; turn < Math.ceil(open / 20); turn += 1) {
      await page.locator('div.html table').first().waitFor({ timeout: MINUTE });
      await isUnharmed(`duplicates, page ${turn + 1}`, 'form');
      if (turn === 0) expect(await violationsOnForm(browser, page)).toEqual([]);
      (await markupOn('div.html')).forEach((markup) => seen.add(markup));
      const was = await page.locator('div.html').first().textContent();
      await submit();
      await until(async () => {
        const now = page.locator('div.html').first();
        return (await now.count()) === 0 || (await now.textContent({ timeout: 1_000 })) !== was;
      });
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  it('do no harm on the page of contact metrics, on which axe finds nothing', async () => {
    const own = await browser.newContext({
      httpCredentials: { username: ANALYTICS_USER, password: n8n.secrets.analyticsPassword ?? '' },
      viewport: { width: 1440, height: 900 },
      bypassCSP: true,
    });
    const { complaints } = watch(own);
    page = await own.newPage();
    const address = `${n8n.url}/webhook/leasing-contacts-analytics`;
    await page.goto(address);
    await isUnharmed('metrics', 'body');
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${address}?figure=total_contacts`);
    const seen = new Set<string>();
    for (let sheet = 1; ; sheet += 1) {
      await isUnharmed(`metrics, sheet ${sheet}`, '#list');
      (await markupOn('#list')).forEach((markup) => seen.add(markup));
      if (sheet === 1) expect(await violationsOf(page)).toEqual([]);
      const next = page.getByRole('link', { name: 'Next page' });
      if ((await next.count()) === 0) break;
      await next.click();
      await page.waitForLoadState();
    }
    // Without a letter it is no name.
    expect(seen).toEqual(new Set(MARKUP.filter((markup) => markup !== '<%= 7*7 %>')));
    expect(complaints).toEqual([]);
    await own.close();
  });
});
