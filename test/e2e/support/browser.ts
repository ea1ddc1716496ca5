import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { packageFolder } from './start-command';
import { execFileSync } from '../../../scripts/child-process';

/** What headless Chromium needs as root in a container, and what keeps it from asking anybody outside. */
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium out of a package of the npm registry: no system packages, no download of its own. */
export async function openBrowser(): Promise<Browser> {
  const script =
    "import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath())";
  return chromium.launch({
    // The package is an ES module, which jest cannot load; a process of its own can.
    executablePath:
      process.env.LEASING_CONTACTS_BROWSER ??
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: packageFolder,
        encoding: 'utf8',
      }),
    args: BROWSER_ARGUMENTS,
    headless: true,
  });
}

/** Logs in to n8n as a person does. */
export async function logIn(page: Page, n8nUrl: string, email: string, password: string): Promise<void> {
  await page.goto(`${n8nUrl}/signin`);
  await page.waitForSelector('input[type=password]');
  await page.fill('input[name=emailOrLdapLoginId]', email);
  await page.fill('input[type=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('signin'), { timeout: 30_000 });
}

/** Opens a form that asks for an n8n login, and allows it the first time. */
export async function openForm(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const allow = page.getByText('Allow access');
  const button = page.locator('#submit-btn');
  await allow.or(button).first().waitFor({ timeout: 30_000 });
  if (await allow.isVisible()) await allow.click();
  await button.waitFor({ timeout: 30_000 });
}

/**
 * Keeps a picture of what a person sees. Written to docs/images only with UPDATE_SCREENSHOTS=1, so that a test run
 * leaves the tree as it was; otherwise into the test's own folder.
 */
export async function screenshot(page: Page, name: string, scratch: string): Promise<void> {
  const folder = process.env.UPDATE_SCREENSHOTS === '1' ? join(packageFolder, 'docs', 'images') : scratch;
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  const viewport = page.viewportSize() ?? { width: 1280, height: 900 };
  const content = await page.evaluate(
    () => document.querySelector('.container')?.getBoundingClientRect().bottom ?? 0,
  );
  const height = Math.min(viewport.height, Math.ceil(content) + 24);
  await page.screenshot({
    path: join(folder, `${name}.png`),
    clip: { x: 0, y: 0, width: viewport.width, height },
  });
}
