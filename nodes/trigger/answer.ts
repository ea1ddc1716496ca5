import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Tells n8n that the sender was answered, and that no execution begins. */
export const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/** How long a sender that reads the header waits before it tries again. */
const RETRY_AFTER_SECONDS = 30;

/**
 * Answers the sender at once, whatever happens afterwards. Does nothing when it was answered before or has hung up.
 * @param body what it is told; null for nothing at all
 */
export function answer(context: IWebhookFunctions, status: number, body: object | null): void {
  const response = context.getResponseObject();
  if (response.headersSent || response.writableEnded || response.destroyed) return;
  const text = body === null ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(body !== null && { 'content-type': 'application/json; charset=utf-8' }),
    ...(status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
