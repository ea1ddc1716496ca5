import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { dateIn } from '../../contacts/analytics/date-range';
import { composeDigest } from '../../contacts/analytics/digest/digest-message';
import { dailyDigest, openLedger, systemClock } from '../../ledger';

/** What is told of, and where the pictures go. */
export interface DigestPlace {
  readonly ledgerFile: string;
  /** Where n8n answers. */
  readonly pagesAddress: string;
  readonly folder: string;
}

/** Pictures of the digest of today, since a demonstration has no yesterday: as wide as on a desk, and as a phone shows it. */
export async function takeDigestPictures(
  browser: Browser,
  { ledgerFile, pagesAddress, folder }: DigestPlace,
): Promise<void> {
  const ledger = await openLedger({ kind: 'sqlite', file: ledgerFile });
  const now = systemClock.now();
  const today = { date: dateIn(now, 'UTC'), timeZone: 'UTC' };
  const { html } = composeDigest(await dailyDigest(ledger, today, now), pagesAddress);
  await ledger.close();
  for (const { name, width } of [
    { name: 'digest', width: 760 },
    { name: 'digest-phone', width: 360 },
  ]) {
    const page = await browser.newPage({ viewport: { width, height: 640 } });
    await page.setContent(html);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    await page.close();
  }
}
