import type { OpenPhoneWebhooks, WebhookChanges } from './webhooks';
import type { OpenPhoneWebhook } from './webhooks-schemas';

/** Marks a webhook as made by this package; a person sees it in OpenPhone's settings. */
export const OUR_LABEL = 'n8n-nodes-leasing-contacts';

/** A webhook as we want it. */
export interface WantedWebhook {
  readonly url: string;
  readonly events: readonly string[];
  readonly resourceIds: readonly string[];
}

/** What we remember of it. */
export interface KnownWebhook {
  readonly vendorId: string;
  readonly secret: string;
}

/**
 * What was done. `healthy`: nothing had to be; `re_enabled`: it was switched off; `corrected`: it differed from what we want;
 * `created`: there was none; `adopted`: one of ours was there whose key nobody knew; `renewed`: the one we knew is gone.
 */
export type UpkeepAction = 'healthy' | 're_enabled' | 'corrected' | 'created' | 'adopted' | 'renewed';

export interface Upkeep extends KnownWebhook {
  readonly action: UpkeepAction;
}

/**
 * Sees to it that a webhook is at OpenPhone as we want it, and once. The one we know is looked up by its id and put right; if it
 * is gone, one that is provably ours (our label, exactly our URL) is taken over with a new key; else one is made. A webhook of
 * anybody else is never touched, even if it has the same URL. Safe to repeat.
 * @param known what was remembered; null for nothing
 * @throws {OpenPhoneError} any failure but "not found": then it is not known that the webhook is gone
 */
export async function keepWebhook(
  webhooks: OpenPhoneWebhooks,
  wanted: WantedWebhook,
  known: KnownWebhook | null,
): Promise<Upkeep> {
  const there = known === null ? null : await webhooks.get(known.vendorId);
  if (known !== null && there !== null && isKnown(there, wanted.url)) {
    const action = await putRight(webhooks, there, wanted);
    return { action, vendorId: known.vendorId, secret: known.secret };
  }
  const ours = (await webhooks.list()).find((webhook) => isOurs(webhook, wanted.url));
  if (ours !== undefined) {
    await putRight(webhooks, ours, wanted);
    // Its key was told once, to somebody who did not keep it.
    const { id, key } = await webhooks.rotate(ours.id);
    return { action: known === null ? 'adopted' : 'renewed', vendorId: id, secret: key };
  }
  const { id, key } = await webhooks.create({ ...fieldsOf(wanted), status: 'enabled', label: OUR_LABEL });
  return { action: known === null ? 'created' : 'renewed', vendorId: id, secret: key };
}

/** Whether a webhook was made by this package for exactly this URL. */
export const isOurs = ({ label, url }: OpenPhoneWebhook, ourUrl: string): boolean =>
  label === OUR_LABEL && url === ourUrl;

/**
 * Whether a webhook that has an id we remember is still ours: after a change of the workspace the same id may be somebody
 * else's. One that a person has renamed, or turned to another URL, still is.
 */
export const isKnown = ({ label, url }: OpenPhoneWebhook, ourUrl: string): boolean =>
  label === OUR_LABEL || url === ourUrl;

/** Whether a webhook is as we want it. */
export function isAsWanted(webhook: OpenPhoneWebhook, wanted: WantedWebhook): boolean {
  return Object.keys(correctionOf(webhook, wanted)).length === 0;
}

async function putRight(
  webhooks: OpenPhoneWebhooks,
  webhook: OpenPhoneWebhook,
  wanted: WantedWebhook,
): Promise<UpkeepAction> {
  const correction = correctionOf(webhook, wanted);
  const fields = Object.keys(correction);
  if (fields.length === 0) return 'healthy';
  await webhooks.update(webhook.id, correction);
  return fields.length === 1 && fields[0] === 'status' ? 're_enabled' : 'corrected';
}

/** Only what has to change. A status that is not told counts as enabled. */
function correctionOf(webhook: OpenPhoneWebhook, wanted: WantedWebhook): WebhookChanges {
  const { url, events, resourceIds } = fieldsOf(wanted);
  return {
    ...(webhook.url !== url && { url }),
    ...(!isSameSet(webhook.events, events) && { events }),
    ...(!isSameSet(webhook.resourceIds, resourceIds) && { resourceIds }),
    ...((webhook.status ?? 'enabled') !== 'enabled' && { status: 'enabled' as const }),
  };
}

const fieldsOf = ({ url, events, resourceIds }: WantedWebhook) => ({
  url,
  events: [...events],
  resourceIds: resourceIds.length === 0 ? ['*'] : [...resourceIds],
});

const isSameSet = (left: readonly string[], right: readonly string[]): boolean =>
  JSON.stringify([...new Set(left)].sort()) === JSON.stringify([...new Set(right)].sort());
