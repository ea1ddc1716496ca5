import { identifierValue } from '../contacts/model/identifier';

/** The last ten digits of a number are the same in every spelling of it. */
const NATIONAL_DIGITS = 10;

/**
 * Whether a text speaks of a number or address, however it is written. Digits that stand apart are read as one number, so it
 * may find too much, never too little.
 * @param identifiers `phone:` and E.164, `email:` and the address in lower case
 */
export function mentionsAny(text: string, identifiers: readonly string[]): boolean {
  const digits = text.replace(/\D/g, '');
  const folded = text.toLowerCase();
  return identifiers.some((identifier) =>
    identifier.startsWith('phone:')
      ? digits.includes(identifier.replace(/\D/g, '').slice(-NATIONAL_DIGITS))
      : folded.includes(identifierValue(identifier)),
  );
}
