import { ApiError } from './api-error';

/** True for an address that only this machine can answer. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}

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
