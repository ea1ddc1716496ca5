import type { Browser, Page } from 'playwright-core';
import { violationsOf, type Violation } from '../../support/accessibility';
import { WIDTHS } from './browser';

/**
 * Has axe look at what is ours on the page of a form that is open: the rest of it is n8n's. The page is opened once more, in a
 * context whose policy lets axe in.
 */
export async function violationsOnForm(browser: Browser, page: Page): Promise<readonly Violation[]> {
  const context = await browser.newContext({
    bypassCSP: true,
    storageState: await page.context().storageState(),
  });
  try {
    const seen = await context.newPage();
    const found: Violation[] = [];
    for (const width of WIDTHS) {
      await seen.setViewportSize({ width, height: 900 });
      await seen.goto(page.url());
      await seen.locator('div.html').first().waitFor();
      found.push(...(await violationsOf(seen, 'div.html')));
    }
    return found;
  } finally {
    await context.close();
  }
}
