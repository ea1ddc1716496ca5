import type {
  ICredentialDataDecryptedObject,
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { credentialFinding } from '../relay-proof';

/** Looks whether the credential can prove anything at all; nobody is asked, because the relay calls us. */
export async function resManRelayApiTest(
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
  const finding = credentialFinding(credential.data ?? {});
  return finding === null
    ? { status: 'OK', message: 'The credential is complete. The relay has to use the same secret.' }
    : { status: 'Error', message: finding };
}
