export { groupNumbersByPerson } from './group-numbers';
export type { AppliedNumber, NumberGroup } from './group-numbers';
export { defaultSourcePriority, keyOf } from './source-priority';
export type { KeyedRecord } from './source-priority';
export { survivingContact } from './survivorship';
export { goldenRecord } from './golden-record';
export { goldenRulesOf } from './golden-rules';
export type { GoldenRules } from './golden-rules';
