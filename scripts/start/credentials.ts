import type { CredentialToImport } from '../n8n/provision';
import type { Secrets } from './home';

/** The ids that the workflows refer to; a person fills credentials of the same ids when there is no sandbox. */
export const OPENPHONE_CREDENTIAL_ID = 'lcOpenPhone00001';
export const BOOTSTRAP_CREDENTIAL_ID = 'lcBootstrapKey01';

const LIVE_OPENPHONE = 'https://api.quo.com';

/** The key of the bootstrap's webhook: made for this home, the same with and without the sandbox. */
export function bootstrapCredential(secrets: Secrets): CredentialToImport {
  return {
    id: BOOTSTRAP_CREDENTIAL_ID,
    name: 'Bootstrap Key',
    type: 'httpHeaderAuth',
    data: { name: 'X-Leasing-Contacts-Key', value: secrets.bootstrapKey },
  };
}

/** OpenPhone with the sandbox's key, or (`sandboxPort` null) the vendor's address and no key yet, for a person to fill in. */
export function openPhoneCredential(secrets: Secrets, sandboxPort: number | null): CredentialToImport {
  return {
    id: OPENPHONE_CREDENTIAL_ID,
    name: 'OpenPhone',
    type: 'openPhoneApi',
    data:
      sandboxPort === null
        ? { apiKey: '', baseUrl: LIVE_OPENPHONE }
        : { apiKey: secrets.openPhoneKey, baseUrl: `http://127.0.0.1:${sandboxPort}` },
  };
}
