import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ANALYTICS_USER } from '../start/credentials';

/** Where the page is and how to get in. */
export interface AnalyticsPlace {
  readonly n8nUrl: string;
  readonly password: string;
  /** The pictures go here. */
  readonly folder: string;
}

const DESK = { width: 1440, height: 1300 };
const PHONE = { width: 360, height: 740 };

/** Pictures of the page of contact metrics: light, dark, as a phone shows it, and a figure's list of contacts. */
export async function takeAnalyticsPictures(
  browser: Browser,
  { n8nUrl, password, folder }: AnalyticsPlace,
): Promise<void> {
  const address = `${n8nUrl}/webhook/leasing-contacts-analytics`;
  const shots = [
    { name: 'analytics-light', colorScheme: 'light', viewport: DESK, isList: false },
    { name: 'analytics-dark', colorScheme: 'dark', viewport: DESK, isList: false },
    { name: 'analytics-phone', colorScheme: 'light', viewport: PHONE, isList: false },
    { name: 'analytics-list', colorScheme: 'light', viewport: DESK, isList: true },
  ] as const;
  for (const { name, colorScheme, viewport, isList } of shots) {
    const context = await browser.newContext({
      httpCredentials: { username: ANALYTICS_USER, password },
      colorScheme,
      viewport,
    });
    const page = await context.newPage();
    await page.goto(address);
    if (isList) await page.locator('main a').first().click();
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !isList });
    await context.close();
  }
}
