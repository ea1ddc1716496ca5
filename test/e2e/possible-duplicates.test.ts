import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { IncomingRecordSchema, readIncomingRecord } from '../../contacts/normalize/incoming-record';
import {
  countOpenReviews,
  listPersonDecisions,
  openLedger,
  resolve,
  saveInteractions,
  systemClock,
  type Ledger,
} from '../../ledger';
import { logIn, openBrowser } from '../../scripts/browser';
import { openForm, screenshot } from './support/browser';
import { freePorts, npmStart, type StartRun } from './support/start-command';

jest.setTimeout(10 * 60_000);

describe('a person who decides about possible duplicates', () => {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-duplicates-'));
  const pictures = join(home, 'pictures');
  let run: StartRun;
  let browser: Browser;
  let page: Page;
  let n8n: string;
  let owner: { ownerEmail: string; ownerPassword: string };

  const withLedger = async <Answer>(work: (ledger: Ledger) => Promise<Answer>): Promise<Answer> => {
    const file = join(home, 'n8n', '.n8n', 'leasing-contacts', 'ledger.sqlite');
    const ledger = await openLedger({ kind: 'sqlite', file });
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  };
  const tell = (ledger: Ledger, fields: object) =>
    resolve(ledger, readIncomingRecord(IncomingRecordSchema.parse(fields), 'US').record, systemClock);

  beforeAll(async () => {
    const [port, sandboxPort] = await freePorts();
    n8n = `http://localhost:${port}`;
    run = npmStart(['--home', home, '--port', String(port), '--sandbox-port', String(sandboxPort)]);
    await run.printed('Press Ctrl-C to stop', 8 * 60_000);
    owner = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as typeof owner;
    await withLedger(async (ledger) => {
      const known = { system: 'resman', role: 'prospect' };
      await tell(ledger, {
        ...known,
        externalId: 'E2E1',
        firstName: 'Wanda',
        lastName: 'Kessler',
        phone: '(816) 555-0142',
        email: 'wanda@example.com',
      });
      await tell(ledger, {
        ...known,
        externalId: 'E2E2',
        firstName: '<b>Fergus</b>',
        lastName: 'Okonkwo',
        phone: '(919) 555-0177',
      });
      await tell(ledger, {
        system: 'openphone',
        externalId: 'E2E3',
        phones: ['(816) 555-0142', '(919) 555-0177'],
      });
      await tell(ledger, {
        ...known,
        externalId: 'E2E4',
        firstName: 'Ximena',
        lastName: 'Tibbets',
        phone: '(404) 555-0171',
      });
      await tell(ledger, {
        system: 'openphone',
        externalId: 'E2E5',
        phone: '(404) 555-0171',
        company: 'Tibbets Movers',
      });
      await saveInteractions(
        ledger,
        [
          {
            system: 'openphone',
            externalId: 'E2E-M1',
            kind: 'text',
            direction: 'incoming',
            occurredAt: '2026-11-22T15:00:00Z',
            entryId: 'E2E3',
            data: { text: 'Hi, is the two-bedroom on Elm Street still free?' },
          },
        ],
        systemClock,
      );
    });
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

  it('sees both candidates on one panel, merges with one, skips another, and is remembered', async () => {
    await openForm(page, `${n8n}/form/leasing-contacts-duplicates`);
    await page.click('#submit-btn');
    await page.locator('div.html table').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('div.html table').count()).toBe(3);
    expect(await page.locator('div.html td b').count()).toBe(0);
    await screenshot(page, 'approval-form', pictures);
    await page.setViewportSize({ width: 360, height: 1400 });
    await screenshot(page, 'approval-form-phone', pictures);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 1500 });
    await page.getByText(/^Merge with \d: Wanda/).click();
    await page.click('#submit-btn');
    await page.getByText('1 question is still open').waitFor({ timeout: 60_000 });
    await page.getByText('Merge > Undo').first().waitFor();
    const [open, said] = await withLedger(
      async (ledger) => [await countOpenReviews(ledger), await listPersonDecisions(ledger, 10)] as const,
    );
    expect(open).toBe(1);
    expect(said.map(({ decision, decidedBy }) => [decision, decidedBy]).sort()).toEqual([
      ['merge', owner.ownerEmail],
      ['not_the_same', owner.ownerEmail],
    ]);
  });
});
