import { normalizePhone } from '../../contacts/normalize/phone';

const E164 = /^\+[1-9]\d{6,14}$/;
const HOME_REGION = 'US';

export type PhoneReading = { readonly e164: string } | { readonly rejected: string };

/**
 * Reads a phone for OpenPhone: as a person writes it, or E.164. E.164 that the numbering plan does not know yet is
 * taken as it is; placeholders are not.
 */
export function readPhone(raw: string): PhoneReading {
  const outcome = normalizePhone(raw, HOME_REGION);
  if (outcome.kind === 'valid') return { e164: outcome.e164 };
  if (outcome.reason === 'invalid' && E164.test(raw.trim())) return { e164: raw.trim() };
  return { rejected: outcome.reason };
}

/** What two writings of the same phone have in common; null for short codes, words and broken numbers. */
export function phoneKey(raw: string | null): string | null {
  if (raw === null) return null;
  const reading = readPhone(raw);
  if ('e164' in reading) return reading.e164;
  return E164.test(raw.trim()) ? raw.trim() : null;
}
