/** The one file that imports libphonenumber-js; the build bundles it in place. */
export { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js/max';
export type { CountryCode } from 'libphonenumber-js/max';
