import type {
  ICredentialDataDecryptedObject,
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { accessFinding, type ReviewCredential } from './page-access';

/** Whether a credential Contact Review API keeps the page closed to strangers; nobody is asked, because the page is ours. */
export async function contactReviewApiTest(
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
  const finding = accessFinding((credential.data ?? {}) as ReviewCredential);
  return finding === null
    ? { status: 'OK', message: 'The credential is complete.' }
    : { status: 'Error', message: finding };
}
