import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openLedger, report } from '../../ledger';
import { logIn, openBrowser } from '../../scripts/browser';
import { openForm, screenshot } from './support/browser';
import { contactsPerNumber, sandboxContacts, withoutOfficePeople } from './support/sandbox-file';
import { freePorts, npmStart, packageFolder, type StartRun } from './support/start-command';

jest.setTimeout(10 * 60_000);

/** A file that names one number which no sample knows. */
const EXTRA =
  'Name,Cell Phone,Email\r\nNora Castellan,(617) 555-0198,nora.castellan@example.com\r\nNo Number,,nobody@example.com\r\n';

describe('an operator with a browser', () => {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-forms-'));
  const pictures = join(home, 'pictures');
  let run: StartRun;
  let browser: Browser;
  let page: Page;
  let n8n: string;
  let sandbox: string;

  const countNow = async (): ReturnType<typeof report> => {
    const ledger = await openLedger({
      kind: 'sqlite',
      file: join(home, 'n8n', '.n8n', 'leasing-contacts', 'ledger.sqlite'),
    });
    try {
      return await report(ledger);
    } finally {
      await ledger.close();
    }
  };
  const submit = (): Promise<void> => page.click('#submit-btn');
  const choose = (phone: string, answer: string): Promise<void> =>
    page
      .locator('div', { has: page.getByText(`What is right for ${phone}?`, { exact: true }) })
      .last()
      .getByText(answer)
      .click();

  beforeAll(async () => {
    const [port, sandboxPort] = await freePorts();
    n8n = `http://localhost:${port}`;
    sandbox = `http://127.0.0.1:${sandboxPort}`;
    run = npmStart(['--home', home, '--port', String(port), '--sandbox-port', String(sandboxPort)]);
    await run.printed('Press Ctrl-C to stop', 5 * 60_000);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const { ownerEmail, ownerPassword } = JSON.parse(
      readFileSync(join(home, 'secrets.json'), 'utf8'),
    ) as Record<string, string>;
    await logIn(page, n8n, ownerEmail ?? '', ownerPassword ?? '');
  });
  afterAll(async () => {
    await browser.close();
    run.process.kill('SIGTERM');
    await run.ended;
    rmSync(home, { recursive: true, force: true });
  });

  it('is asked for a login first: a stranger sees no form and can send none', async () => {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`${n8n}/form/leasing-contacts-review`, { waitUntil: 'networkidle' });
    expect(new URL(stranger.url()).pathname).not.toContain('/form/');
    expect(await stranger.locator('#submit-btn').count()).toBe(0);
    await stranger.context().close();
    const form = new FormData();
    form.set('field-0', '5');
    const answer = await fetch(`${n8n}/form/leasing-contacts-review`, { method: 'POST', body: form });
    expect([401, 403]).toContain(answer.status);
  });

  it('is told so when the upload holds no file', async () => {
    await openForm(page, `${n8n}/form/leasing-contacts-import`);
    await screenshot(page, 'upload', pictures);
    await submit();
    await page.getByText('No file arrived').first().waitFor({ timeout: 60_000 });
  });

  it('uploads files, sees what arrived, and matches', async () => {
    const extra = join(home, 'extra.csv');
    writeFileSync(extra, EXTRA);
    await openForm(page, `${n8n}/form/leasing-contacts-import`);
    const fields = page.locator('input[type=file]');
    await fields.nth(0).setInputFiles(join(packageFolder, 'samples', 'propertyradar.csv'));
    await fields.nth(3).setInputFiles([extra, join(packageFolder, 'samples', 'google-contacts.csv')]);
    await submit();
    await page.locator('div.html table').waitFor({ timeout: 60_000 });
    await screenshot(page, 'what-arrived', pictures);
    const row = page.locator('tr', { hasText: 'extra.csv' });
    expect(await row.locator('td').allInnerTexts()).toEqual(
      expect.arrayContaining(['CSV file', '2', '1', '1\n1 no phone', '0']),
    );
    expect(await page.locator('tbody tr').count()).toBe(7);
    await submit();
    await page.getByText('43 matched with confidence').waitFor({ timeout: 60_000 });
    await screenshot(page, 'matched', pictures);
    expect(await countNow()).toMatchObject({ matched: 43, conflicts: 9, unknown: 7, balanced: true });
  });

  it('reviews conflicts: uses one, merges, skips, names a household, none of them, and finds the decisions kept', async () => {
    await openForm(page, `${n8n}/form/leasing-contacts-review`);
    await submit();
    await page.locator('div.html table').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('div.html table').count()).toBe(5);
    await choose('(207) 555-0167', 'Use 2: Pat');
    await choose('(413) 555-0195', 'Merge into one contact');
    await choose('(508) 555-0140', 'Skip for now');
    await screenshot(page, 'review-conflicts', pictures);
    await page.setViewportSize({ width: 360, height: 780 });
    await screenshot(page, 'review-conflicts-phone', pictures);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await submit();
    await page.getByText('(781) 555-0126').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('div.html table').count()).toBe(4);
    await choose('(617) 555-0190', 'None of these');
    await choose('(781) 555-0126', 'Same household, show 1');
    await submit();
    await page.getByText('4 decided so far, 5 still open').waitFor({ timeout: 60_000 });
    await page.getByText('1 of them is nobody of the candidates').waitFor();
    expect(await countNow()).toMatchObject({
      resolved: 3,
      setAside: 1,
      conflicts: 5,
      balanced: true,
      decisions: { use_candidate: 1, merge: 1, same_household: 1, none: 1 },
    });
  });

  it('pushes by a form, and OpenPhone has the new and the decided contacts once each', async () => {
    await openForm(page, `${n8n}/form/leasing-contacts-push`);
    await submit();
    await page.getByText('46 numbers in OpenPhone').waitFor({ timeout: 120_000 });
    await screenshot(page, 'pushed', pictures);
    const contacts = withoutOfficePeople(await sandboxContacts(sandbox));
    const perNumber = contactsPerNumber(contacts);
    expect(perNumber.size).toBe(46);
    expect([...perNumber.values()].every((count) => count === 1)).toBe(true);
    const nameOf = (phone: string): string => {
      const fields = contacts.find(({ defaultFields }) =>
        defaultFields.phoneNumbers.some(({ value }) => value === phone),
      )?.defaultFields;
      return `${fields?.firstName ?? ''} ${fields?.lastName ?? ''}`;
    };
    expect(nameOf('+16175550198')).toBe('Nora Castellan');
    expect(nameOf('+12075550167')).toMatch(/^(Pat|Patrick) O'Brien$/i);
    expect(perNumber.has('+15085550140')).toBe(false);
  });

  it('downloads the numbers that nobody could name, safe for a spreadsheet', async () => {
    await openForm(page, `${n8n}/form/leasing-contacts-unmapped`);
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await submit();
    const csv = readFileSync((await (await download).path()) ?? '', 'utf8');
    expect(csv.match(/\d{10}/g)?.length ?? 0).toBeGreaterThanOrEqual(12);
    expect(csv).toContain('12125550123');
    expect(csv).toMatch(/16175550190.*a person said that it is nobody of them/);
    expect(csv).not.toMatch(/(^|,)[=@\t]/m);
  });

  it('finds a failed run in the report, without anybody looking at n8n', async () => {
    const { bootstrapKey } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as Record<
      string,
      string
    >;
    const ask = (key: string): Promise<Response> =>
      fetch(`${n8n}/webhook/leasing-contacts-bootstrap?step=unheard-of`, {
        method: 'POST',
        headers: { 'x-leasing-contacts-key': key },
      });
    expect((await ask('wrong key')).status).toBe(403);
    expect((await ask(bootstrapKey ?? '')).status).toBe(500);
    for (let attempt = 0; attempt < 40 && (await countNow()).failures === 0; attempt++) await pause(250);
    expect(await countNow()).toMatchObject({ failures: 1, balanced: true });
  });
});
