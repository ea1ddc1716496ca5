import {
  isAsWanted,
  isKnown,
  isOurs,
  keepWebhook,
  type UpkeepAction,
  type WantedWebhook,
} from '../../../clients/openphone/webhooks-upkeep';
import {
  deleteWebhookSubscription,
  findWebhookSubscription,
  listWebhookSubscriptions,
  saveWebhookSubscription,
  type Clock,
  type KeptWebhookSubscription,
  type Ledger,
} from '../../../ledger';
import type { WebhookConnection } from './webhooks';

/** The vendor as the ledger names it. */
export const OPENPHONE = 'openphone';

export interface Subscribed {
  readonly action: UpkeepAction;
  readonly vendorId: string;
}

/**
 * Sees to it that OpenPhone delivers to a URL as wanted, see `keepWebhook`, and keeps id and secret in the ledger. Safe to
 * repeat: a webhook whose secret could not be saved is taken over the next time.
 * @throws {OpenPhoneError | LedgerUnavailableError}
 */
export async function keepSubscription(
  { webhooks, fingerprint }: WebhookConnection,
  ledger: Ledger,
  wanted: WantedWebhook,
  clock: Clock,
): Promise<Subscribed> {
  const known = await ledger.read((db) => findWebhookSubscription(db, OPENPHONE, wanted.url));
  const { action, vendorId, secret } = await keepWebhook(webhooks, wanted, known);
  const subscription = { system: OPENPHONE, account: fingerprint, vendorId, secret, ...wanted };
  await ledger.writeKeys([], (db) => saveWebhookSubscription(db, subscription, clock));
  return { action, vendorId };
}

/**
 * Whether OpenPhone delivers to a URL exactly as wanted, and we know the secret. Only "not found" means no.
 * @throws {OpenPhoneError} any other failure: then it is not known
 */
export async function isSubscribed(
  { webhooks }: WebhookConnection,
  ledger: Ledger,
  wanted: WantedWebhook,
): Promise<boolean> {
  const known = await ledger.read((db) => findWebhookSubscription(db, OPENPHONE, wanted.url));
  const webhook = known === null ? null : await webhooks.get(known.vendorId);
  return webhook !== null && isAsWanted(webhook, wanted);
}

/**
 * Ends the deliveries to exactly this URL, and forgets the secret. A webhook that is gone already is no failure; one that is not
 * provably ours is left alone.
 */
export async function endSubscription(
  { webhooks }: WebhookConnection,
  ledger: Ledger,
  url: string,
): Promise<void> {
  const known = await ledger.read((db) => findWebhookSubscription(db, OPENPHONE, url));
  if (known !== null) {
    const webhook = await webhooks.get(known.vendorId);
    if (webhook !== null && isKnown(webhook, url)) await webhooks.remove(webhook.id);
  } else {
    for (const webhook of (await webhooks.list()).filter((one) => isOurs(one, url)))
      await webhooks.remove(webhook.id);
  }
  await ledger.writeKeys([], (db) => deleteWebhookSubscription(db, OPENPHONE, url));
}

/**
 * The subscriptions of the workspace under the credential. One that was made with an earlier key of the same workspace is known
 * by its webhook, which is among those of this key.
 */
export async function subscriptionsOf(
  { webhooks, fingerprint }: WebhookConnection,
  ledger: Ledger,
): Promise<KeptWebhookSubscription[]> {
  const all = await ledger.read((db) => listWebhookSubscriptions(db, OPENPHONE));
  if (all.every(({ account }) => account === fingerprint)) return all;
  const there = await webhooks.list();
  return all.filter(
    ({ account, vendorId, url }) =>
      account === fingerprint || there.some((webhook) => webhook.id === vendorId && isKnown(webhook, url)),
  );
}
