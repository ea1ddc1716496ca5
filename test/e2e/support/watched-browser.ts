import type { BrowserContext, Page } from 'playwright-core';

/** What n8n's own pages ask for outside, whatever is on them: the font of its forms. */
const OF_N8N = new Set(['fonts.googleapis.com', 'fonts.gstatic.com']);

/** What happened in a browser that should not have: a dialog, an error in a page, a request to another computer. */
export interface Watch {
  readonly complaints: readonly string[];
}

/** Watches every page of a browser context, those that are opened later among them. */
export function watch(context: BrowserContext): Watch {
  const complaints: string[] = [];
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!protocol.startsWith('http') || ['localhost', '127.0.0.1'].includes(hostname)) return;
    if (!OF_N8N.has(hostname)) complaints.push(`request to ${hostname}`);
  });
  context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text()))
      complaints.push(`against the policy: ${message.text()}`);
  });
  return { complaints };
}

/** Whether a text ran in any frame of a page, what elements it brought in, and how far the page is wider than its window. */
export interface Harm {
  readonly hasRun: boolean;
  readonly elements: readonly string[];
  readonly over: number;
}

export const NO_HARM: Harm = { hasRun: false, elements: [], over: 0 };

/**
 * Looks what a page suffered from the texts it shows.
 * @param shown what holds the texts: there no element may stand that only a text can have brought
 */
export async function harmTo(page: Page, shown: string): Promise<Harm> {
  const ran = await Promise.all(page.frames().map((frame) => frame.evaluate(() => '__ran' in window)));
  const rest = await page.evaluate(
    (where) => ({
      elements: [...document.querySelectorAll(where)].flatMap((place) =>
        [
          ...place.querySelectorAll(
            'script, iframe, img, object, embed, base, meta, style, link, video, math, marquee, template, [onload], [onerror], [onfocus], [onmouseover], [style*=fixed], a[href^="javascript:"]',
          ),
        ].map((element) => element.outerHTML.slice(0, 120)),
      ),
      over: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    }),
    shown,
  );
  return { hasRun: ran.some(Boolean), ...rest };
}
