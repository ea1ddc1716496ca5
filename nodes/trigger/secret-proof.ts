import { NodeOperationError } from 'n8n-workflow';
import type {
  ICredentialDataDecryptedObject,
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  IHookFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import {
  DEFAULT_TOLERANCE_SECONDS,
  verifySharedSecret,
  verifySignedHeader,
  type Delivery,
  type Verdict,
} from '../../clients/webhook';

/** A credential with which somebody proves that a delivery is theirs, as n8n gives it. */
export interface SecretCredential {
  readonly proof?: string;
  readonly secret?: string;
  readonly previousSecret?: string;
  readonly headerName?: string;
  readonly signatureHeader?: string;
  readonly timestampHeader?: string;
  readonly encoding?: string;
  readonly toleranceSeconds?: number;
}

/** One type of such credentials. */
export interface SecretKind {
  /** As the user reads it, e.g. "ResMan Relay API". */
  readonly title: string;
  /** Who knows the secret besides us, as a sentence begins: "The relay". */
  readonly sender: string;
  /** The headers where the credential names none. */
  readonly headers: { readonly secret: string; readonly signature: string; readonly timestamp: string };
}

export const RESMAN_RELAY: SecretKind = {
  title: 'ResMan Relay API',
  sender: 'The relay',
  headers: { secret: 'x-relay-secret', signature: 'x-relay-signature', timestamp: 'x-relay-timestamp' },
};

/**
 * Whether a delivery comes from whom it has to, in the way the credential says. Never throws.
 * @param delivery `rawBody` is what is signed behind the time and a dot
 * @param nowMs milliseconds since 1970
 */
export function secretVerdict(
  delivery: Delivery,
  credential: SecretCredential,
  { headers }: SecretKind,
  nowMs: number,
): Verdict {
  const secrets = secretsOf(credential);
  if (credential.proof === 'sharedSecret')
    return verifySharedSecret(delivery.headers, secrets, credential.headerName || headers.secret);
  const tolerance = Number(credential.toleranceSeconds);
  return verifySignedHeader(
    delivery,
    secrets,
    {
      signatureHeader: credential.signatureHeader || headers.signature,
      timestampHeader: credential.timestampHeader || headers.timestamp,
      encoding: credential.encoding === 'base64' ? 'base64' : 'hex',
    },
    { nowMs, toleranceSeconds: tolerance > 0 ? tolerance : DEFAULT_TOLERANCE_SECONDS },
  );
}

/** What is wrong with a credential, for who typed it; null when it can be used. */
export function secretFinding(credential: SecretCredential, { title }: SecretKind): string | null {
  if (secretsOf({ secret: credential.secret }).length === 0)
    return `The credential "${title}" has no secret.`;
  const { headerName, signatureHeader, timestampHeader } = credential;
  const names = credential.proof === 'sharedSecret' ? [headerName] : [signatureHeader, timestampHeader];
  const isUsable = names.every((name) => !name || /^[\w!#$%&'*+.^`|~-]+$/.test(name.trim()));
  return isUsable ? null : `A header name in the credential "${title}" holds characters that no header has.`;
}

/** @throws {NodeOperationError} anybody could send something */
export function refuseWithoutSecret(
  context: IHookFunctions,
  credential: SecretCredential,
  kind: SecretKind,
): void {
  const finding = secretFinding(credential, kind);
  if (finding === null) return;
  throw new NodeOperationError(context.getNode(), finding, {
    description:
      'The trigger was not activated: without a secret anybody could send something. Complete the credential, then activate the workflow again.',
  });
}

/** A credential test that looks whether the credential can prove anything at all; nobody is asked, because we are called. */
export const secretTest = (kind: SecretKind) =>
  async function test(
    this: ICredentialTestFunctions,
    credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
  ): Promise<INodeCredentialTestResult> {
    const finding = secretFinding(credential.data ?? {}, kind);
    return finding === null
      ? {
          status: 'OK',
          message: `The credential is complete. ${kind.sender} has to use the same secret.`,
        }
      : { status: 'Error', message: finding };
  };

const secretsOf = ({ secret, previousSecret }: SecretCredential): string[] =>
  [secret, previousSecret].map((text) => (text ?? '').trim()).filter((text) => text !== '');
