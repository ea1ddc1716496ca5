import {
  DEFAULT_TOLERANCE_SECONDS,
  headerOf,
  LEGACY_HEADER,
  STANDARD_HEADERS,
  verifyOpenPhoneLegacy,
  verifyStandardWebhook,
  type Delivery,
  type Verdict,
} from '../../clients/webhook';
import { JsonSchema } from '../../contacts/model/person-record';
import { z } from '../../contacts/model/zod';
import type { KeptWebhookSubscription } from '../../ledger';
import { readJson, wrongShape, type Incoming } from '../trigger/incoming';

/** OpenPhone repeats a delivery for 27 h 35 min, signed as it was. Source: openphone reference, section 4.7. */
const DELIVERIES_LIVE_MS = 28 * 3_600_000;

/** What a delivery is proven with. */
export interface DeliverySecrets {
  /** Of the webhook that we made; null when there is none. */
  readonly subscription: Pick<KeptWebhookSubscription, 'secret' | 'previousSecret' | 'renewedAt'> | null;
  /** Of webhooks that were made in the app's older settings; '' for none. */
  readonly legacySecret: string;
}

/** Whether OpenPhone sent a delivery, by whichever of its two schemes it is signed. Never throws. */
export function openPhoneVerdict(delivery: Delivery, secrets: DeliverySecrets, nowMs: number): Verdict {
  const rules = { nowMs, toleranceSeconds: DEFAULT_TOLERANCE_SECONDS };
  const isStandard = headerOf(delivery.headers, STANDARD_HEADERS.signature) !== null;
  const isLegacy = headerOf(delivery.headers, LEGACY_HEADER) !== null;
  if (isLegacy && !isStandard) return verifyOpenPhoneLegacy(delivery, [secrets.legacySecret], rules);
  return verifyStandardWebhook(delivery, currentSecrets(secrets.subscription, nowMs), rules);
}

/** The secret before a renewal counts as long as a delivery that was signed with it may be repeated. */
function currentSecrets(subscription: DeliverySecrets['subscription'], nowMs: number): string[] {
  if (subscription === null) return [];
  const { secret, previousSecret, renewedAt } = subscription;
  const isRecent = renewedAt !== null && nowMs - Date.parse(renewedAt) < DELIVERIES_LIVE_MS;
  return isRecent && previousSecret !== null ? [secret, previousSecret] : [secret];
}

/** Both generations: `data.resource` with `data.context`, or `data.object`. Source: openphone reference, section 4.3. */
export const OpenPhoneEnvelopeSchema = z.object({
  id: z.string().min(1).max(200),
  apiVersion: z.string().nullish(),
  createdAt: z.string().nullish(),
  type: z.string().min(1).max(200),
  data: z.record(z.string(), JsonSchema),
});

/**
 * Reads a delivery that is known to be OpenPhone's. The id of the delivery makes it one event: it stays the same however often
 * the delivery is repeated. Older webhooks have none; there the id of the event does.
 * @param wanted the chosen events; null for every one
 */
export function readOpenPhoneEvent(
  { headers, rawBody }: Delivery,
  wanted: readonly string[] | null,
): Incoming {
  const body = readJson(rawBody);
  if ('kind' in body) return body;
  const read = OpenPhoneEnvelopeSchema.safeParse(body.json);
  if (!read.success) return wrongShape(read.error);
  const { type, id } = read.data;
  if (wanted !== null && !wanted.includes(type)) return { kind: 'left_out' };
  const eventId = (headerOf(headers, STANDARD_HEADERS.id) ?? id).slice(0, 300);
  return { kind: 'event', eventId, type, payload: JsonSchema.parse(read.data) };
}
