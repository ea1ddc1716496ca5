import { parsePhoneNumberFromString } from '../normalize/libphonenumber';
import type { CountryCode } from '../normalize/libphonenumber';

/**
 * A number as people of the country write it, "(617) 555-0123"; a foreign one with its country code,
 * "+44 20 7946 0958". What is no number comes back as it is.
 */
export function displayPhone(e164: string, country: CountryCode = 'US'): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed?.isPossible()) return e164;
  const home = parsePhoneNumberFromString('2015550123', country)?.countryCallingCode;
  return parsed.country === country || (parsed.country === undefined && parsed.countryCallingCode === home)
    ? parsed.formatNational()
    : parsed.formatInternational();
}
