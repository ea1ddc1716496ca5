import {
  DEFAULT_TOLERANCE_SECONDS,
  verifySharedSecret,
  verifySignedHeader,
  type Delivery,
  type Verdict,
} from '../../clients/webhook';

/** The credential as n8n gives it. */
export interface RelayCredential {
  readonly proof?: string;
  readonly secret?: string;
  readonly previousSecret?: string;
  readonly headerName?: string;
  readonly signatureHeader?: string;
  readonly timestampHeader?: string;
  readonly encoding?: string;
  readonly toleranceSeconds?: number;
}

/** Whether the relay sent a delivery, in the way the credential says. Never throws. @param nowMs milliseconds since 1970 */
export function relayVerdict(delivery: Delivery, credential: RelayCredential, nowMs: number): Verdict {
  const secrets = secretsOf(credential);
  if (credential.proof === 'sharedSecret')
    return verifySharedSecret(delivery.headers, secrets, credential.headerName || 'x-relay-secret');
  const tolerance = Number(credential.toleranceSeconds);
  return verifySignedHeader(
    delivery,
    secrets,
    {
      signatureHeader: credential.signatureHeader || 'x-relay-signature',
      timestampHeader: credential.timestampHeader || 'x-relay-timestamp',
      encoding: credential.encoding === 'base64' ? 'base64' : 'hex',
    },
    { nowMs, toleranceSeconds: tolerance > 0 ? tolerance : DEFAULT_TOLERANCE_SECONDS },
  );
}

/** What is wrong with a credential, for who typed it; null when it can be used. */
export function credentialFinding(credential: RelayCredential): string | null {
  if ((credential.secret ?? '').trim() === '') return 'The credential "ResMan Relay API" has no secret.';
  const { headerName, signatureHeader, timestampHeader } = credential;
  const names = credential.proof === 'sharedSecret' ? [headerName] : [signatureHeader, timestampHeader];
  const isUsable = names.every((name) => !name || /^[\w!#$%&'*+.^`|~-]+$/.test(name.trim()));
  return isUsable
    ? null
    : 'A header name in the credential "ResMan Relay API" holds characters that no header has.';
}

const secretsOf = ({ secret, previousSecret }: RelayCredential): string[] =>
  [secret, previousSecret].map((text) => (text ?? '').trim()).filter((text) => text !== '');
