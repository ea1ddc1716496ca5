export { checkAiFindings, type CheckedAiFindings, type Dropped } from './ai/check-ai-findings';
export type { Proposal } from './ai/check-proposals';
export { ConversationSchema, type Conversation } from './conversation/conversation';
export { ConversationMessageSchema, type ConversationMessage } from './conversation/conversation-message';
export { enrichConversation, type EnrichmentSettings } from './enrich-conversation';
export type { Enrichment, EnrichmentData, ExtractedPreferences, Finding } from './findings/enrichment';
export { scoreParts, type Contribution, type ScorePart } from './score/lead-score';
export { topics, type Topic } from './topics/topic-words';
export { unitTypes, type UnitType } from './units/unit-words';
