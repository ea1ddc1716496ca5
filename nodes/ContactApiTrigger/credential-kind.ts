import type { SecretKind } from '../trigger/secret-proof';

/** Who calls the contact API. */
export const CONTACT_API: SecretKind = {
  title: 'Contact API',
  sender: 'The caller',
  headers: { secret: 'x-api-key', signature: 'x-contact-signature', timestamp: 'x-contact-timestamp' },
};
