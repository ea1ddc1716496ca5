import type { Clock } from '../clock';
import type { Selectable } from '../kysely';
import type { LedgerDb } from '../tables';
import type { WebhookSubscriptionsTable } from './webhook-subscriptions-table';

/** A webhook that a vendor calls, as we want it to be. */
export interface WebhookSubscription {
  /** The vendor, e.g. "openphone". */
  readonly system: string;
  /** Fingerprint of the address and the key under which it was made; tells workspaces apart. */
  readonly account: string;
  /** Where the vendor delivers to. */
  readonly url: string;
  /** The vendor's id of it. */
  readonly vendorId: string;
  /** What it signs with. Goes into no output, error or log. */
  readonly secret: string;
  /** Sorted. */
  readonly events: readonly string[];
  /** Sorted; what it is about at the vendor. */
  readonly resourceIds: readonly string[];
}

/** The same as the ledger keeps it. */
export interface KeptWebhookSubscription extends WebhookSubscription {
  /** What it signed with before it was renewed; null when it never was. */
  readonly previousSecret: string | null;
  readonly createdAt: string;
  /** When it was last seen at the vendor as it should be. */
  readonly checkedAt: string;
  /** When it was last made anew, or given another secret; null when it never was. */
  readonly renewedAt: string | null;
}

/**
 * Keeps a subscription; one that has the same system and URL is replaced. A secret that takes the place of another counts as a
 * renewal: the one before stays known as `previousSecret`, for deliveries that are on their way. Safe to repeat.
 */
export async function saveWebhookSubscription(
  db: LedgerDb,
  subscription: WebhookSubscription,
  clock: Clock,
): Promise<KeptWebhookSubscription> {
  const { system, account, url, vendorId, secret } = subscription;
  const now = clock.now();
  const before = await findWebhookSubscription(db, system, url);
  const isRenewed = before !== null && before.secret !== secret;
  const columns = {
    account,
    vendor_id: vendorId,
    secret,
    previous_secret: isRenewed ? before.secret : (before?.previousSecret ?? null),
    events_json: JSON.stringify([...subscription.events].sort()),
    resource_ids_json: JSON.stringify([...subscription.resourceIds].sort()),
    checked_at: now,
    renewed_at: isRenewed ? now : (before?.renewedAt ?? null),
  };
  const row = await db
    .insertInto('webhook_subscriptions')
    .values({ id: clock.newId(), system, url, created_at: now, ...columns })
    .onConflict((conflict) => conflict.columns(['system', 'url']).doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow();
  return kept(row);
}

/** The subscription that a vendor delivers to a URL under; null when there is none. */
export async function findWebhookSubscription(
  db: LedgerDb,
  system: string,
  url: string,
): Promise<KeptWebhookSubscription | null> {
  const row = await db
    .selectFrom('webhook_subscriptions')
    .where('system', '=', system)
    .where('url', '=', url)
    .selectAll()
    .executeTakeFirst();
  return row === undefined ? null : kept(row);
}

/** Every subscription at a vendor, by URL. */
export async function listWebhookSubscriptions(
  db: LedgerDb,
  system: string,
): Promise<KeptWebhookSubscription[]> {
  const rows = await db
    .selectFrom('webhook_subscriptions')
    .where('system', '=', system)
    .selectAll()
    .orderBy('url')
    .execute();
  return rows.map(kept);
}

/** Forgets a subscription and its secret. @returns whether there was one */
export async function deleteWebhookSubscription(db: LedgerDb, system: string, url: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_subscriptions')
    .where('system', '=', system)
    .where('url', '=', url)
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}

function kept(row: Selectable<WebhookSubscriptionsTable>): KeptWebhookSubscription {
  return {
    system: row.system,
    account: row.account,
    url: row.url,
    vendorId: row.vendor_id,
    secret: row.secret,
    previousSecret: row.previous_secret,
    events: JSON.parse(row.events_json) as string[],
    resourceIds: JSON.parse(row.resource_ids_json) as string[],
    createdAt: row.created_at,
    checkedAt: row.checked_at,
    renewedAt: row.renewed_at,
  };
}
