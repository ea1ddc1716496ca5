import type { Browser, Page } from 'playwright-core';
import { IncomingRecordSchema, readIncomingRecord } from '../../contacts/normalize/incoming-record';
import { listContacts, openLedger, resolve, systemClock } from '../../ledger';
import { openBrowser } from '../../scripts/browser';
import { ANALYTICS_USER } from '../../scripts/start/credentials';
import { startN8n, type StartedN8n } from './support/started-n8n';

jest.setTimeout(10 * 60_000);

const HOSTILE = '<img src=x onerror=document.title="hacked">';
const PEOPLE = 53;

describe('the page of contact metrics', () => {
  let n8n: StartedN8n;
  let browser: Browser;
  let page: Page;
  let address: string;
  let known: number;

  const login = () => ({ username: ANALYTICS_USER, password: n8n.secrets.analyticsPassword ?? '' });
  const ask = (query: string, authorization: string) =>
    fetch(`${address}?${query}`, { headers: { authorization } });
  const proof = () => `Basic ${btoa(`${login().username}:${login().password}`)}`;

  beforeAll(async () => {
    n8n = await startN8n();
    address = `${n8n.url}/webhook/leasing-contacts-analytics`;
    const ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    for (let index = 0; index < PEOPLE; index += 1) {
      const fields = {
        system: 'resman',
        role: index % 2 === 0 ? 'prospect' : 'resident',
        externalId: `E2E${index}`,
        firstName: index === PEOPLE - 1 ? HOSTILE : `Person${index}`,
        lastName: `Kessler${index}`,
        email: `person${index}@example.com`,
        propertyId: 'harbor-lofts',
      };
      const { record } = readIncomingRecord(IncomingRecordSchema.parse(fields), 'US');
      await resolve(ledger, record, systemClock);
    }
    known = (await listContacts(ledger, { propertyId: 'harbor-lofts', limit: 1_000 })).length;
    await ledger.close();
    browser = await openBrowser();
    const context = await browser.newContext({
      httpCredentials: login(),
      viewport: { width: 1440, height: 1300 },
    });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await n8n.stop();
  });

  it('is open to nobody without user and password', async () => {
    const closed = await fetch(address);
    expect([closed.status, closed.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Webhook"']);
    expect(await closed.text()).not.toContain('Kessler');
    expect((await ask('', `Basic ${btoa('analytics:wrong')}`)).status).toBe(401);
  });

  it('shows the figures that a count of the ledger gives, and leads to a list as long as the figure', async () => {
    await page.goto(address);
    await page.selectOption('#property_id', 'harbor-lofts');
    await page.click('button[type=submit]');
    await page.waitForURL(/property_id=harbor-lofts/);
    const total = page.locator('a.figure', { hasText: 'Total contacts' });
    expect(await total.locator('.value').textContent()).toBe(String(known));
    await total.click();
    await page.waitForURL(/figure=total_contacts/);
    expect(await page.locator('#list .head .note').textContent()).toContain(`${known} contacts`);
    let rows = await page.locator('#list tbody tr').count();
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL(/after=/);
    rows += await page.locator('#list tbody tr').count();
    expect(rows).toBe(known);
  });

  it('runs nothing that somebody’s name says', async () => {
    await page.goto(`${address}?figure=total_contacts&property_id=harbor-lofts`);
    expect(await page.locator('#list').textContent()).toContain('<img src=x');
    expect([await page.title(), await page.locator('img').count()]).toEqual(['Contact analytics', 0]);
  });

  it('fits on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 900 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('is JSON for a program, under the customer’s names', async () => {
    const answer = await ask('format=json&property_id=harbor-lofts&figure=converted_contacts', proof());
    expect(answer.headers.get('content-type')).toContain('application/json');
    const residents = Math.floor(PEOPLE / 2);
    expect(await answer.json()).toMatchObject({
      contact_metrics: { total_contacts: known, new_contacts: known },
      contacts_counted: { total_count: residents },
    });
  });

  it('answers 400 to a range that is none, and names the parameter', async () => {
    const answer = await ask('format=json&from=2026-02-30&to=2026-03-01', proof());
    expect([answer.status, await answer.json()]).toMatchObject([400, { fields: [{ field: 'from' }] }]);
    const shown = await ask('from=2026-03-02&to=2026-03-01', proof());
    expect(shown.status).toBe(400);
    expect(await shown.text()).toContain('Last day cannot be used');
  });
});
