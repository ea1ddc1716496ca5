export { hmacOf, isSameText } from './constant-time';
export { LEGACY_HEADER, verifyOpenPhoneLegacy } from './openphone-legacy';
export { verifySharedSecret } from './shared-secret';
export { verifySignedHeader, type SignedHeaderScheme } from './signed-header';
export { STANDARD_HEADERS, verifyStandardWebhook } from './standard-webhooks';
export {
  DEFAULT_TOLERANCE_SECONDS,
  headerOf,
  type Delivery,
  type FreshnessRules,
  type RequestHeaders,
  type Verdict,
} from './verdict';
