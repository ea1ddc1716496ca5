import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Json } from '../../contacts/model/person-record';

/** Tells n8n that the sender was answered, and that no execution begins. */
export const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/** How long a sender that reads the header waits before it tries again. */
const RETRY_AFTER_SECONDS = 30;

/**
 * Answers the sender at once, whatever happens afterwards. Does nothing when it was answered before or has hung up.
 * @param body what it is told, any JSON; null for nothing at all
 * @param headers more headers, their names in lower case
 */
export function answer(
  context: Pick<IWebhookFunctions, 'getResponseObject'>,
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): void {
  const response = context.getResponseObject();
  if (response.headersSent || response.writableEnded || response.destroyed) return;
  const text = body === null ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(body !== null && { 'content-type': 'application/json; charset=utf-8' }),
    ...(status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    'cache-control': 'no-store',
    ...headers,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
