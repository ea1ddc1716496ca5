import { chromium, type Browser, type Page } from 'playwright-core';
import { execFileSync } from './child-process';

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
    // The package is an ES module, which neither jest nor CommonJS can load; a process of its own can.
    executablePath:
      process.env.LEASING_CONTACTS_BROWSER ??
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: __dirname,
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
