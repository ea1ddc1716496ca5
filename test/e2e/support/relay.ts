import { relayedChange, type RelayedChange } from '../../../scripts/live/relayed-change';
import { shippedWebhookPath as pathOf } from '../../../scripts/live/shipped-webhook';
import { packageFolder } from './start-command';

/** Sends a change of ResMan as the relay does. */
export async function relayChange(
  url: string,
  change: Omit<RelayedChange, 'nowMs'>,
): Promise<{ status: number; text: string }> {
  const { body, headers } = relayedChange({ ...change, nowMs: Date.now() });
  const answer = await fetch(url, { method: 'POST', body, headers });
  return { status: answer.status, text: await answer.text() };
}

/** The path of the webhook that a trigger of a shipped workflow listens on. */
export const shippedWebhookPath = (file: string): string => pathOf(packageFolder, file);
