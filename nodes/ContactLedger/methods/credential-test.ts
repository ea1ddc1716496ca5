import type {
  ICredentialDataDecryptedObject,
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { LeasingContactsError } from '../../../contacts/model/errors';
import { checkConnection } from '../../../ledger';
import { postgresSettings } from '../ledger-settings';

/** Logs in and looks whether tables could be made; makes none. */
export async function contactLedgerApiTest(
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
  try {
    await checkConnection(postgresSettings(credential.data ?? {}));
    return { status: 'OK', message: 'Connection successful' };
  } catch (error) {
    if (error instanceof LeasingContactsError) {
      return { status: 'Error', message: `${error.message} ${error.remedy}` };
    }
    return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
  }
}
