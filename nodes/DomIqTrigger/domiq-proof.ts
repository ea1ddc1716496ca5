import {
  DEFAULT_TOLERANCE_SECONDS,
  verifyStandardWebhook,
  type Delivery,
  type Verdict,
} from '../../clients/webhook';

/** `whsec_` and base64 of at least 16 bytes: a shorter key could be guessed. */
const USABLE = /^(?:whsec_)?(?=[A-Za-z0-9+/]{22})[A-Za-z0-9+/]+={0,2}$/;

/**
 * Whether DomIQ sent a delivery: signed as Standard Webhooks says with any secret of the credential. Never throws.
 * @param webhookSecret one secret, or the old and the new one with a blank between them
 * @param nowMs milliseconds since 1970
 */
export function domIqVerdict(delivery: Delivery, webhookSecret: string, nowMs: number): Verdict {
  const secrets = secretsIn(webhookSecret).filter((secret) => USABLE.test(secret));
  return verifyStandardWebhook(delivery, secrets, { nowMs, toleranceSeconds: DEFAULT_TOLERANCE_SECONDS });
}

/** What is wrong with the secret of a credential, for who typed it; never repeats it. Null when it can be used. */
export function secretFinding(webhookSecret: string): string | null {
  const secrets = secretsIn(webhookSecret);
  if (secrets.length === 0) return 'The credential "DomIQ API" has no Webhook Signing Secret.';
  return secrets.every((secret) => USABLE.test(secret))
    ? null
    : 'The Webhook Signing Secret in the credential "DomIQ API" is none that DomIQ makes: "whsec_" and base64.';
}

const secretsIn = (webhookSecret: string): string[] =>
  webhookSecret.split(/\s+/).filter((secret) => secret !== '');
