export { linkByPhone, linkNumber, mergeConversationNumbers } from './link-by-phone';
export type { ConversationNumber, LinkOptions } from './link-by-phone';
export { compareNames } from './name-agreement';
export type { NameAgreement } from './name-agreement';
export { ruleBasedScorer } from './pair-scorer';
export type { PairScorer, PreparedRecord } from './pair-scorer';
export { PhoneIndex } from './phone-index';
