import { html, Html } from '../../analytics/page/html';

export interface PageParts {
  /** Random and new for every page: base64, 128 bits or more. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** What the script is told: addresses, its token, who is reviewing. */
  readonly setup: Readonly<Record<string, string>>;
}

/** A whole page and the policy that has to be sent with it. */
export interface Page {
  readonly html: string;
  /** Content-Security-Policy: nothing of elsewhere, nothing of n8n's own origin, no script and no style but those of the page. */
  readonly policy: string;
}

/** The page that the browser side fills. Modals are allowed for the question whether to leave with decisions that are not saved. Pure. */
export function pageShell({ nonce, script, style, setup }: PageParts): Page {
  return page(
    nonce,
    html`<title>Contact enrichment</title>
      <style nonce="${nonce}">
        ${new Html(style.replace(/<\/style/gi, '<\\/style'))}
      </style>`,
    html`<div id="app"></div>
      <noscript><p>This page needs JavaScript. Nothing has been changed.</p></noscript>
      <script type="application/json" id="page" nonce="${nonce}">
        ${new Html(JSON.stringify(setup).replace(/</g, '\\u003c'))}
      </script>
      <script nonce="${nonce}">
        ${new Html(script.replace(/<\/script/gi, '<\\/script'))};
      </script>`,
    `script-src 'nonce-${nonce}'; connect-src 'self'; img-src data:; sandbox allow-scripts allow-downloads allow-modals`,
  );
}

/** What somebody reads who may not open the page, or from whom it is kept at the moment. Pure. */
export const noticePage = (nonce: string, title: string, text: string): Page =>
  page(
    nonce,
    html`<title>${title}</title>
      <style nonce="${nonce}">
        :root {
          color-scheme: light dark;
        }
        body {
          font:
            16px/1.5 system-ui,
            sans-serif;
          max-width: 40rem;
          margin: 15vh auto;
          padding: 0 1.5rem;
        }
      </style>`,
    html`<main>
      <h1>${title}</h1>
      <p>${text}</p>
    </main>`,
    'sandbox',
  );

const page = (nonce: string, head: Html, body: Html, more: string): Page => ({
  html: html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`.text,
  policy: [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    more,
  ].join('; '),
});
