import type { Browser, Page } from 'playwright-core';
import { dateIn, firstOfDays } from '../../contacts/analytics/date-range';
import type { DailyDigest } from '../../contacts/analytics/digest/daily-digest';
import type { DigestMessage } from '../../contacts/analytics/digest/digest-message';
import { IncomingRecordSchema, readIncomingRecord } from '../../contacts/normalize/incoming-record';
import { listContacts, openLedger, resolve, systemClock } from '../../ledger';
import { openBrowser } from '../../scripts/browser';
import { ANALYTICS_USER } from '../../scripts/start/credentials';
import { openApiDocument } from '../support/openapi-document';
import { startReceiver, type Receiver } from './support/receiver';
import { callNode, callWebhook, webhookNode } from './support/run-webhook';
import { startN8n, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';
import { playYesterday, recount, YESTERDAYS_PEOPLE } from './support/yesterday';

jest.setTimeout(10 * 60_000);

const HOSTILE = '<img src=x onerror=document.title="hacked">';
const PEOPLE = 53;
const ROUTE = '/leasing-contacts-analytics';
const { describedAnswer, isPromised } = openApiDocument('analytics.openapi.yaml');

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
    address = `${n8n.url}/webhook${ROUTE}`;
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
    const promised = describedAnswer('GET', ROUTE, 401) as {
      headers: { 'WWW-Authenticate': { schema: { const: string } } };
    };
    const { const: realm } = promised.headers['WWW-Authenticate'].schema;
    expect([closed.status, closed.headers.get('www-authenticate')]).toEqual([401, realm]);
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
    const told: unknown = await answer.json();
    expect(told).toMatchObject({
      contact_metrics: { total_contacts: known, new_contacts: known },
      contacts_counted: { total_count: residents },
    });
    expect(isPromised('GET', ROUTE, 200, told)).toBe(true);
  });

  it('answers 400 to a range that is none, and names the parameter', async () => {
    const answer = await ask('format=json&from=2026-02-30&to=2026-03-01', proof());
    const told: unknown = await answer.json();
    expect([answer.status, told]).toMatchObject([400, { fields: [{ field: 'from' }] }]);
    expect(isPromised('GET', ROUTE, 400, told)).toBe(true);
    const shown = await ask('from=2026-03-02&to=2026-03-01', proof());
    expect(shown.status).toBe(400);
    expect(await shown.text()).toContain('Last day cannot be used');
  });

  describe('the daily digest', () => {
    const WORKFLOW = 'lcDailyDigest001';
    // Whose midnight is hours away, so that yesterday stays what it is while this runs.
    const timeZone = new Date().getUTCHours() < 18 ? 'UTC' : 'Etc/GMT+12';
    let receiver: Receiver;
    let status = 200;
    let counted: Awaited<ReturnType<typeof recount>>;
    let day: string;
    const ask = () => callWebhook<DailyDigest>(`${n8n.url}/webhook/ask-for-the-digest`, {});
    /** Sets, as a person would, where it goes and whose day it is. */
    const setTo = (address: string) =>
      n8n.editor.change(WORKFLOW, ({ name, parameters }) => {
        if (name !== 'Set where the digest goes') return {};
        const { assignments } = parameters.assignments as { assignments: { name: string; value: string }[] };
        const given: Record<string, string> = { send_to: address, time_zone: timeZone };
        const set = assignments.map((one) => ({ ...one, value: given[one.name] ?? one.value }));
        return { parameters: { ...parameters, assignments: { assignments: set } } };
      });

    beforeAll(async () => {
      receiver = await startReceiver(() => ({ status, body: { ok: status === 200 } }));
      day = firstOfDays(dateIn(new Date().toISOString(), timeZone), 2);
      const ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
      await playYesterday(ledger, `${day}T18:00:00.000Z`);
      counted = await recount(ledger, day);
      await ledger.close();
      const nodes = [webhookNode('Somebody asks', 'ask-for-the-digest'), callNode('Send it', WORKFLOW)];
      await setTo('');
      await n8n.editor.publish('Ask for the digest', nodes, [['Somebody asks', 0, 'Send it', 0]]);
    });
    afterAll(() => receiver.stop());

    it('is sent nowhere until somebody says where', async () => {
      expect(await ask()).toMatchObject([{ date: day }]);
      expect(receiver.received).toEqual([]);
    });

    it('arrives where it is to go, with the figures that a count of the ledger’s rows gives', async () => {
      await setTo(`${receiver.url}/digest`);
      await until(async () => {
        await ask();
        return receiver.received.length > 0;
      });
      const digest = JSON.parse(receiver.received[0]?.body ?? '{}') as DailyDigest & DigestMessage;
      expect(digest).toMatchObject({ date: day, timeZone, failedEvents: counted.failedEvents });
      const of = (property: string) => {
        const found = digest.properties.find(({ propertyId }) => propertyId === property);
        const { newByLeadScore, failedChanges, optOutsFailed, ...figures } = found!;
        expect([failedChanges, optOutsFailed]).toEqual([0, 0]);
        return { ...figures, bestLeads: newByLeadScore['80-100'] };
      };
      for (const property of ['mill-yard', 'quay-house', 'harbor-lofts'])
        expect(of(property)).toEqual(counted.of(property));
      // What was played is there to be counted at all.
      expect(counted.of('mill-yard')).toMatchObject({
        newContacts: 3,
        bestLeads: 1,
        recognized: 1,
        merges: 1,
        openQuestions: 1,
        optOuts: 1,
        optOutsWaiting: 1,
        textsIn: 2,
        textsOut: 1,
        chatMessages: 1,
      });
      expect(counted.of('quay-house')).toMatchObject({ newContacts: 1, calls: 1 });
      expect(digest.subject).toContain('4 new');
      expect(digest.text).toContain('1 possible duplicate waits for a decision.');
    });

    it('leads from its links to the pages of this n8n, and says nobody’s name', async () => {
      const { html, text, ...rest } = JSON.parse(receiver.received[0]?.body ?? '{}') as DigestMessage;
      expect(`${html}${text}${JSON.stringify(rest)}`).not.toMatch(YESTERDAYS_PEOPLE);
      await page.setContent(html);
      const links = await page
        .locator('a')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
      const [duplicates = ''] = links.filter((link) => link.includes('duplicates'));
      expect((await fetch(duplicates)).status).toBeLessThan(400);
      const [people = ''] = links.filter((link) => link.includes('property_id=mill-yard'));
      await page.goto(people);
      expect(await page.locator('#list .head .note').textContent()).toContain('3 contacts');
    });

    it('saves no execution that went well, and nothing about people of one that did not', async () => {
      expect(await n8n.editor.savedExecutions(WORKFLOW)).toEqual([]);
      status = 500;
      const before = receiver.received.length;
      await expect(ask()).rejects.toThrow('500');
      expect(receiver.received.length).toBe(before + 3);
      await until(async () => (await n8n.editor.savedExecutions(WORKFLOW)).length > 0);
      for (const saved of await n8n.editor.savedExecutions(WORKFLOW))
        expect(saved).not.toMatch(YESTERDAYS_PEOPLE);
    });
  });
});
