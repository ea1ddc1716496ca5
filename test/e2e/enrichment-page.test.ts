import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Page, Response } from 'playwright-core';
import { openLedger, report, type Ledger, type Report } from '../../ledger';
import { signToken } from '../../nodes/ContactReviewTrigger/page-token';
import { logIn, openBrowser } from '../../scripts/browser';
import { percentile } from '../../scripts/bench/percentile';
import { stateOf } from '../ledger/ledger-state';
import { openForm } from './support/browser';
import { contactsPerNumber, sandboxContacts, withoutOfficePeople } from './support/sandbox-file';
import { startDemonstration, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(45 * 60_000);

/** The size the customer has; fewer make a try of it quicker. */
const CONVERSATIONS = Number(process.env.LEASING_CONTACTS_PAGE_CONVERSATIONS ?? 7_000);
const MINUTES = 60_000;

describe(`the enrichment page, ${CONVERSATIONS} conversations from upload to verification`, () => {
  const pictures =
    process.env.UPDATE_SCREENSHOTS === '1'
      ? join(__dirname, '..', '..', 'docs', 'images')
      : mkdtempSync(join(tmpdir(), 'leasing-contacts-page-'));
  let n8n: StartedN8n;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  const counted = () => withLedger(report);
  const withLedger = async <T>(read: (ledger: Ledger) => Promise<T>): Promise<T> => {
    const ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    try {
      return await read(ledger);
    } finally {
      await ledger.close();
    }
  };
  const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash);
  const number = (of = page) => of.locator('.conflict-head h2 bdi');
  const remaining = async (of = page) => Number(await of.locator('.remaining strong').textContent());
  /** Until the ledger has everything that the page shows as decided. */
  const saved = () =>
    until(async () => {
      const { conflicts, decisions } = await counted();
      const isFinished = (await page.locator('.conflict-head').count()) === 0;
      return (isFinished ? 0 : await remaining()) === conflicts - decisions.skipped;
    });
  const decide = async (...keys: string[]) => {
    const was = await number().textContent();
    for (const key of keys) await page.keyboard.press(key);
    await until(async () => (await number().textContent()) !== was, 10_000);
  };
  /** Both themes, as wide as a desk and as narrow as a phone. */
  const picture = async (name: string) => {
    for (const theme of ['light', 'dark'] as const)
      for (const [place, width] of [
        ['', 1440],
        ['-phone', 360],
      ] as const) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => window.scrollTo(0, 0));
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect({ name, theme, width, overflow }).toEqual({ name, theme, width, overflow: 0 });
        const path = join(pictures, `page-${name}${place}-${theme}.png`);
        // On the dashboard the last step stands below; elsewhere the bar stays at the foot of the window.
        await page.screenshot({ path, fullPage: await page.locator('.step').first().isVisible() });
      }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const openAs = async (reviewer: string): Promise<Page> => {
    const token = signToken(
      'link',
      { reviewer, expiresAtMs: Date.now() + 60 * MINUTES },
      n8n.secrets.reviewSecret ?? '',
    );
    const own = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await own.goto(`${n8n.url}/webhook/leasing-contacts?access=${token}`);
    await own.getByRole('heading', { name: 'Automatic matching' }).waitFor();
    return own;
  };
  const jobEnded = (label: RegExp, withinMs: number) =>
    until(async () => await page.getByRole('button', { name: label }).isEnabled(), withinMs);

  beforeAll(async () => {
    n8n = await startDemonstration(['--by-hand', '--conversations', String(CONVERSATIONS)]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await n8n.stop();
    if (process.env.UPDATE_SCREENSHOTS !== '1') rmSync(pictures, { recursive: true, force: true });
  });

  it('opens from a form under the name of who is logged in, and for nobody else', async () => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    await logIn(page, n8n.url, n8n.secrets.ownerEmail ?? '', n8n.secrets.ownerPassword ?? '');
    await openForm(page, `${n8n.url}/form/leasing-contacts-page`);
    await page.click('#submit-btn');
    await page.getByRole('heading', { name: 'Automatic matching' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('body').textContent()).toContain(n8n.secrets.ownerEmail);
    const closed = await fetch(`${n8n.url}/webhook/leasing-contacts`);
    expect([closed.status, await closed.text()]).toEqual([
      401,
      expect.stringContaining('You cannot open this page'),
    ]);
    expect(
      (
        await fetch(`${n8n.url}/webhook/leasing-contacts/asks`, {
          method: 'POST',
          body: '{"ask":"dashboard"}',
        })
      ).status,
    ).toBe(401);
    await picture('empty');
  });

  it('takes the exports, and matches them with the conversations', async () => {
    const folder = join(n8n.home, 'exports', String(CONVERSATIONS));
    const files = readdirSync(folder).map((name) => join(folder, name));
    await page.locator('input[data-source=csv]').setInputFiles(files);
    await until(async () => (await counted()).files.length === files.length, 5 * MINUTES);
    await page.getByRole('button', { name: /^Run matching$/ }).click();
    await until(async () => (await counted()).matched > 0, 10 * MINUTES);
    await jobEnded(/^Match again$/, 5 * MINUTES);
    const { conflicts, matched, unknown, balanced } = await counted();
    expect({ conflicts: conflicts > 0, matched: matched > 0, unknown: unknown > 0, balanced }).toEqual({
      conflicts: true,
      matched: true,
      unknown: true,
      balanced: true,
    });
    await page.getByText(matched.toLocaleString('en-US'), { exact: true }).first().waitFor();
    await page.getByText(conflicts.toLocaleString('en-US'), { exact: true }).first().waitFor();
    await picture('dashboard');
  });

  it('says so when something fails, and why: QuickBooks has no credential here', async () => {
    await page.getByRole('button', { name: /^Sync/ }).click();
    const failed = page.locator('li, tr', { hasText: 'QuickBooks' }).filter({ hasText: 'Failed' });
    await failed.first().waitFor({ timeout: 60_000 });
    const jobs = await withLedger((ledger) =>
      ledger.read((db) =>
        db.selectFrom('enrichment_jobs').selectAll().where('kind', '=', 'quickbooks').execute(),
      ),
    );
    expect(jobs).toMatchObject([
      { status: 'failed', problem: expect.stringMatching(/credential/i) as string },
    ]);
    expect(await failed.first().textContent()).toContain(jobs[0]?.problem);
    await page.getByRole('button', { name: /^Sync/ }).isEnabled();
  });

  it('is reviewed by keyboard alone, and nothing waits for the server', async () => {
    await go('#/review');
    await number().waitFor();
    const before = await remaining();
    expect(before).toBe((await counted()).conflicts);
    await picture('review');
    await page.keyboard.press('m');
    await picture('merge');
    await page.keyboard.press('Escape');
    await page.evaluate(measureKeys);
    const keys = Math.min(40, Math.floor(before / 3));
    for (let index = 0; index < keys; index += 1)
      await decide(
        ...(['1', 'n', 's', '2'][index % 4] === '2' && (await page.locator('.candidate').count()) > 1
          ? ['2']
          : [['1', 'n', 's', '1'][index % 4] ?? '1']),
      );
    const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
    process.stdout.write(
      `From key press to the next of ${before} conflicts in the real n8n, ${times.length} keys: median ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms\n`,
    );
    await saved();
    await decide('m', 'Enter');
    await decide('h', '1');
    await saved();
    const { decisions, setAside } = await counted();
    expect(decisions).toMatchObject({ merge: 1, same_household: 1 });
    expect(decisions.use_candidate).toBeGreaterThan(keys / 4);
    expect(decisions.skipped + setAside).toBeGreaterThan(keys / 4);
  });

  it('takes back any decision exactly, and all of those that were applied together', async () => {
    const before = await withLedger(stateOf);
    await decide('1');
    await saved();
    expect(await withLedger(stateOf)).not.toEqual(before);
    await page.keyboard.press('u');
    await until(async () => JSON.stringify(await withLedger(stateOf)) === JSON.stringify(before));
    const left = await remaining();
    const apply = page.getByRole('button', { name: /^Apply to \d+ numbers?$/ });
    const together = async (): Promise<number> => {
      if (!(await page.getByRole('button', { name: /^Apply to all similar/ }).isEnabled())) return 0;
      await page.keyboard.press('a');
      await apply.waitFor();
      await until(() => apply.isEnabled());
      const numbers = Number(/\d+/.exec((await apply.textContent()) ?? '')?.[0]);
      if (numbers < 2) await page.keyboard.press('Escape');
      return numbers;
    };
    // An answer cannot be carried over where two candidates come from the same source.
    let numbers = await together();
    for (let turn = 0; turn < left && numbers < 2; turn += 1) {
      await decide('j');
      numbers = await together();
    }
    await picture('apply-to-all');
    await apply.press('Enter');
    await until(async () => (await remaining()) === left - numbers);
    await saved();
    await page.keyboard.press('u');
    await until(async () => JSON.stringify(await withLedger(stateOf)) === JSON.stringify(before));
    await until(async () => (await remaining()) === left);
  });

  it('lets two reviewers never decide the same conflict', async () => {
    const other = await openAs('ben@example.com');
    await other.goto(`${other.url().split('#')[0]}#/review`);
    const began = Date.now();
    await other.reload();
    await number(other).waitFor();
    process.stdout.write(`From opening the page to the first conflict: ${Date.now() - began} ms\n`);
    const shown = await number().textContent();
    const phone = new URL(page.url()).hash;
    await other.evaluate((to) => void (location.hash = to), phone);
    await until(async () => (await number(other).textContent()) === shown);
    await page.keyboard.press('1');
    await saved();
    await other.keyboard.press('1');
    await other
      .getByText(n8n.secrets.ownerEmail ?? '', { exact: false })
      .first()
      .waitFor();
    await until(async () =>
      (await other.locator('.toast, .standing').allTextContents()).join(' ').includes('decided'),
    );
    const decided = await withLedger((ledger) =>
      ledger.read((db) =>
        db.selectFrom('enrichment_decisions').select(['reviewer', 'phone_number']).execute(),
      ),
    );
    expect(decided.filter(({ reviewer }) => reviewer === 'ben@example.com')).toEqual([]);
    await other.context().close();
  });

  it('goes on after n8n was killed and started again: nothing that was decided is lost', async () => {
    const before = await counted();
    await n8n.kill();
    await page.keyboard.press('1');
    await page.locator('.not-saved').waitFor();
    await picture('not-saved');
    n8n = await n8n.startAgain();
    const retry = page.getByRole('button', { name: /try again|retry|save/i }).first();
    await until(async () => {
      if ((await page.locator('.not-saved').count()) === 0) return true;
      if (await retry.isVisible()) await retry.click().catch(() => undefined);
      return (await page.locator('.not-saved').count()) === 0;
    }, 2 * MINUTES);
    const after = await counted();
    expect(after.resolved).toBe(before.resolved + 1);
    expect(after.balanced).toBe(true);
  });

  it('leaves the form path open, which keeps its decisions in the same ledger', async () => {
    const form = await page.context().newPage();
    await openForm(form, `${n8n.url}/form/leasing-contacts-review`);
    await form.locator('select').first().selectOption('10');
    const { resolved } = await counted();
    const took: number[] = [];
    await form.click('#submit-btn');
    for (let turn = 0; turn < 2; turn += 1) {
      const answers = form.getByText(/^Use 1: /);
      await answers.first().waitFor({ timeout: 60_000 });
      const first = await answers.first().textContent();
      for (const answer of await answers.all()) await answer.click();
      const began = Date.now();
      await form.click('#submit-btn');
      await until(async () => (await answers.count()) > 0 && (await answers.first().textContent()) !== first);
      took.push((Date.now() - began) / 10);
    }
    process.stdout.write(
      `By form, ten decisions a page: ${Math.max(...took).toFixed(0)} ms a decision from sending a page to the next\n`,
    );
    expect((await counted()).resolved).toBe(resolved + 20);
    await form.close();
  });

  it('is reviewed by mouse alone until nothing is left', async () => {
    await go('#/');
    // Those that were decided by form stand in what the page had loaded: it looks when the reviewer comes back.
    const heard = [0];
    const hear = (response: Response) => {
      if (/"ask":"conflicts"/.test(response.request().postData() ?? '')) heard.push(Date.now());
    };
    page.on('response', hear);
    await page.getByRole('link', { name: 'Review conflicts' }).first().click();
    await number().waitFor();
    await until(() => Promise.resolve(heard.length > 1 && Date.now() - Math.max(...heard) > 1_000));
    page.off('response', hear);
    for (let turn = 0; turn < 400; turn += 1) {
      if ((await page.getByRole('heading', { name: 'Nothing left to decide' }).count()) > 0) break;
      const was = await number().textContent();
      const alike = page.getByRole('button', { name: /^Apply to all similar/ });
      if ((await page.locator('.standing').count()) > 0)
        // Decided by form.
        await page.getByRole('button', { name: /^Next/ }).click();
      else if (await alike.isEnabled()) {
        await alike.click();
        const apply = page.getByRole('button', { name: /^Apply to \d+ numbers?$/ });
        await apply.waitFor();
        await until(() => apply.isEnabled());
        await apply.click();
      } else
        await page
          .getByRole('button', { name: /^Use this/ })
          .first()
          .click();
      await until(
        async () =>
          (await page.getByRole('heading', { name: 'Nothing left to decide' }).count()) > 0 ||
          (await number().textContent()) !== was,
        20_000,
      );
    }
    await page.getByRole('heading', { name: 'Nothing left to decide' }).waitFor();
    await saved();
    await picture('nothing-left');
    const { conflicts, decisions, balanced } = await counted();
    expect({ open: conflicts - decisions.skipped, balanced }).toEqual({ open: 0, balanced: true });
    await go('#/history');
    await page.locator('.batches li').first().waitFor();
    await picture('history');
  });

  it('hands out what is left as a file, and takes a name by hand', async () => {
    await go('#/leftovers');
    await page
      .getByRole('button', { name: /^Enter name/ })
      .first()
      .waitFor();
    await picture('leftovers');
    const before = await counted();
    const [download] = (await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ])) as [Download, void];
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv.trim().split(/\r?\n/)).toHaveLength(before.phoneOnly - before.conflicts + 1);
    expect(csv).toMatch(/\+1\d{10}/);
    await page
      .getByRole('button', { name: /^Enter name/ })
      .first()
      .click();
    await page.getByLabel('First name').fill('Nora');
    await page.getByLabel('Last name').fill('Castellan');
    await page.keyboard.press('Enter');
    await until(async () => (await counted()).resolved === before.resolved + 1);
  });

  it('shows every write before it makes any, pushes, and proves it', async () => {
    await go('#/');
    // Without those of whom the clock's resync tells OpenPhone meanwhile.
    const ours = async () => withoutOfficePeople(await sandboxContacts(n8n.sandboxUrl('openphone')));
    const before = await ours();
    await page.getByRole('button', { name: /^Dry run$/ }).click();
    await page.getByRole('link', { name: 'See every write' }).waitFor({ timeout: 3 * MINUTES });
    expect(await ours()).toEqual(before);
    await page.getByRole('link', { name: 'See every write' }).click();
    await page.locator('table.rows tbody tr').first().waitFor();
    await picture('dry-run');
    await go('#/');
    await page.getByRole('button', { name: 'Push to OpenPhone' }).click();
    await page.getByRole('button', { name: 'Push now' }).click();
    await page.getByRole('button', { name: /^Pushing/ }).waitFor();
    await until(async () => (await counted()).pushed > 5, 2 * MINUTES);
    await picture('pushing');
    await until(async () => {
      const { waiting, failed } = await counted();
      return waiting + failed === 0;
    }, 25 * MINUTES);
    await page.getByRole('button', { name: 'Verify' }).click({ timeout: 60_000 });
    await page
      .getByText(/Proved|Verified/)
      .first()
      .waitFor({ timeout: 3 * MINUTES });
    const books: Report = await counted();
    expect(books).toMatchObject({ balanced: true, waiting: 0, failed: 0 });
    const contacts = await ours();
    expect(new Set(contactsPerNumber(contacts).values())).toEqual(new Set([1]));
    expect(contacts.length).toBe(books.contacts);
    await picture('verified');
    expect(complaints).toEqual([]);
  });
});

/** In the page: how long it takes from a key until the frame in which the next number stands there. */
function measureKeys(): void {
  const times: number[] = [];
  Object.assign(window, { keyTimes: times });
  const shown = () => document.querySelector('.conflict-head h2')?.textContent;
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const was = shown();
      const look = (): void => {
        if (shown() === was) requestAnimationFrame(look);
        else requestAnimationFrame(() => times.push(performance.now() - timeStamp));
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}
