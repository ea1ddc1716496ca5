import { randomBytes } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { noticePage, pageShell, type Page } from '../../contacts/review/page/page-shell';
import { pageAssets } from './page-assets';

/** What n8n's own pages forbid as well; every answer of ours has them. */
const GUARDS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

type Answering = Pick<IWebhookFunctions, 'getResponseObject'>;

/** Sends the page to somebody who may open it. @throws when the package was not built whole */
export async function sendPage(context: Answering, setup: Readonly<Record<string, string>>): Promise<void> {
  send(context, 200, pageShell({ nonce: newNonce(), ...(await pageAssets()), setup }));
}

/** Sends a few words instead of the page. @param asksForPassword whether the browser shall ask for a user and a password */
export function sendNotice(
  context: Answering,
  status: number,
  [title, text]: readonly [title: string, text: string],
  asksForPassword = false,
): void {
  const headers: Readonly<Record<string, string>> = asksForPassword
    ? { 'www-authenticate': 'Basic realm="Contact review", charset="UTF-8"' }
    : {};
  send(context, status, noticePage(newNonce(), title, text), headers);
}

const newNonce = (): string => randomBytes(18).toString('base64');

function send(
  context: Answering,
  status: number,
  { html, policy }: Page,
  headers: Readonly<Record<string, string>> = {},
): void {
  const response = context.getResponseObject();
  if (response.headersSent || response.writableEnded || response.destroyed) return;
  response.writeHead(status, {
    ...GUARDS,
    ...headers,
    'content-security-policy': policy,
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
  });
  response.end(html);
}
