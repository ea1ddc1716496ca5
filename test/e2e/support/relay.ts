import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './start-command';

/** A change as the customer's relay tells it. */
export interface RelayedChange {
  readonly contactId: string;
  readonly deliveryId: string;
  readonly secret: string;
  readonly contentType?: string;
}

/** Sends a change of ResMan as the relay does: signed over the time and the words. */
export async function relayChange(
  url: string,
  { contactId, deliveryId, secret, contentType = 'application/json' }: RelayedChange,
): Promise<{ status: number; text: string }> {
  const body = JSON.stringify({
    contact_id: contactId,
    updated_fields: { email: 'zoë@example.com' },
    update_source: 'resman',
    timestamp: '2026-11-22T10:00:00Z',
  });
  const at = String(Math.floor(Date.now() / 1000));
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-delivery-id': deliveryId,
      'x-relay-timestamp': at,
      'x-relay-signature': createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'),
    },
  });
  return { status: answer.status, text: await answer.text() };
}

/** The path of the webhook that a trigger of a shipped workflow listens on. */
export function shippedWebhookPath(file: string): string {
  const text = readFileSync(join(packageFolder, 'workflows', file), 'utf8');
  const { nodes } = JSON.parse(text) as { nodes: { webhookId?: string }[] };
  const { webhookId } = nodes.find((node) => node.webhookId !== undefined) ?? {};
  return `/webhook/${webhookId}/webhook`;
}
