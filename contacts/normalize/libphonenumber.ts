/** The one file that imports libphonenumber-js; the build bundles it in place. */
export {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
export type { CountryCode } from 'libphonenumber-js/max';
