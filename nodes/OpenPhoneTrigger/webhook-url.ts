import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

/** Whether an address is one of this machine only. */
export function isLoopbackUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^(?:127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])$/.test(host)
  );
}

/**
 * Refuses a URL that OpenPhone cannot call, before a webhook is made for it. A sandbox on this machine can call it.
 * @param baseUrl where OpenPhone is
 * @throws {NodeOperationError} with advice
 */
export function refuseUnreachable(node: INode, url: string, baseUrl: string): void {
  if (isLoopbackUrl(baseUrl)) return;
  const isHttps = url.startsWith('https://');
  if (isHttps && !isLoopbackUrl(url)) return;
  throw new NodeOperationError(
    node,
    isHttps || isLoopbackUrl(url)
      ? 'OpenPhone cannot reach this n8n: its webhook URL is an address of this machine only'
      : 'OpenPhone calls https addresses only, and the webhook URL of this n8n is not one',
    {
      description:
        'No webhook was made in OpenPhone. Set the environment variable WEBHOOK_URL of n8n to its public https address, restart n8n, then activate the workflow again.',
    },
  );
}
