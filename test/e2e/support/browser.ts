import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageFolder } from './start-command';

/** As wide as a desk and as narrow as a phone, in pixels. */
export const WIDTHS = [1440, 360] as const;

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
