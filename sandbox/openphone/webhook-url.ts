import { ApiError } from '../server/api-error';
import { isLoopback } from '../server/loopback';

/**
 * The vendor takes https only. The sandbox takes http too where the host is this machine, since a trial's n8n has no
 * certificate.
 * @throws {ApiError} 400
 */
export function checkWebhookUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return;
  throw ApiError.invalid([
    {
      path: '/url',
      message: 'Expected an https URL',
      value: text,
      schema: { type: 'string', format: 'uri' },
    },
  ]);
}
