import { emailIdentifier, phoneIdentifier } from '../../../contacts/model/identifier';
import { normalizeEmail } from '../../../contacts/normalize/email';
import { normalizePhone } from '../../../contacts/normalize/phone';

/**
 * A number or address as the ledger names it: `phone:+1...` or `email:...`; null for what is neither. Numbers without a country
 * code are American.
 */
export function normalizedIdentifier(text: string | null): string | null {
  if (text === null) return null;
  const written = text.replace(/^(?:phone|email):/, '');
  const email = written.includes('@') ? normalizeEmail(written) : null;
  if (email?.kind === 'valid') return emailIdentifier(email.address);
  const phone = normalizePhone(written, 'US');
  return phone.kind === 'valid' ? phoneIdentifier(phone.e164) : null;
}
