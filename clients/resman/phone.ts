import { displayPhone } from '../../contacts/review/display-phone';
import { normalizePhone } from '../../contacts/normalize/phone';

const HOME_REGION = 'US';

/**
 * A number as ResMan's own clients write it, e.g. "(617) 555-0142"; null for placeholders and what is no number. A foreign
 * number keeps its country code. Source: resman reference, "Data formats": free text, sent in the US national form.
 */
export function toResManPhone(raw: string): string | null {
  const outcome = normalizePhone(raw, HOME_REGION);
  return outcome.kind === 'valid' ? displayPhone(outcome.e164, HOME_REGION) : null;
}

/** E.164 of what ResMan returns; null for what is no usable number. */
export function fromResManPhone(written: string): string | null {
  const outcome = normalizePhone(written, HOME_REGION);
  return outcome.kind === 'valid' ? outcome.e164 : null;
}

/** What two writings of one number have in common: its last ten digits; null when there are fewer than seven. */
export function phoneDigits(written: string): string | null {
  const digits = written.replace(/\D/g, '');
  return digits.length < 7 ? null : digits.slice(-10);
}
