import { openBrowser } from '../../../scripts/browser';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { servePage, type PageServer } from './page-server';
import { PageWorld } from './page-world';

export interface OpenedPage {
  readonly page: Page;
  readonly world: PageWorld;
  readonly server: PageServer;
  /** What the page complained about: errors of scripts, refusals of the content security policy. */
  readonly complaints: string[];
}

/** A browser for one file of tests; every test opens the page with a world of its own, and with a clock where it waits long. */
export class PageTests {
  private browser: Browser | null = null;
  private readonly closers: (() => Promise<void>)[] = [];

  async start(): Promise<void> {
    this.browser = await openBrowser();
  }

  async open(
    hash = '',
    prepare: (world: PageWorld) => void = () => undefined,
    options: BrowserContextOptions = {},
    hasOwnClock = false,
  ): Promise<OpenedPage> {
    if (this.browser === null) throw new Error('The browser is not started.');
    const world = new PageWorld();
    prepare(world);
    const server = await servePage(world);
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 950 }, ...options });
    const page = await context.newPage();
    if (hasOwnClock) await page.clock.install();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (/content security policy|refused/i.test(message.text())) complaints.push(message.text());
    });
    this.closers.push(async () => {
      await context.close();
      await server.close();
    });
    await page.goto(`${server.url}/${hash}`);
    return { page, world, server, complaints };
  }

  /** Closes what the tests opened, so that one does not weigh on the next. */
  async closePages(): Promise<void> {
    for (const close of this.closers.splice(0)) await close();
  }

  async stop(): Promise<void> {
    await this.closePages();
    await this.browser?.close();
  }
}

/** Waits until something holds, however slow the machine is; fails after 20 s with what it was. */
export async function until<T>(read: () => T | Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`It did not come true: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
