export { openLedger, type Ledger } from './open-ledger';
export { checkConnection } from './check-connection';
export {
  defaultLedgerFile,
  isThere,
  type LedgerSettings,
  type PostgresSettings,
  type SqliteSettings,
} from './settings';
export { ownLedgerSettings, type LedgerEnvironment } from './own-ledger';
export { addressOfPostgres, postgresAddress } from './postgres-address';
export { systemClock } from './clock';
export type { Clock } from './clock';
export {
  LedgerAddressError,
  LedgerMigrationError,
  LedgerQueryError,
  LedgerTooNewError,
  LedgerUnavailableError,
  RecordsNotSavedError,
} from './errors';
export {
  listAcceptedRecords,
  listSources,
  saveSourceRecords,
  type RecordToSave,
  type SavedFile,
  type SourceFile,
} from './sources';
export {
  listConversations,
  saveConversations,
  type ConversationFilter,
  type ConversationToSave,
  type SavedConversations,
} from './conversations';
export { listUnmapped } from './unmapped';
export { MatchToSaveSchema, type MatchToSave } from './match-to-save';
export { saveMatches, type SavedMatches } from './matches';
export { conflictsOf, conflictsPage, type ConflictsPage, type ConflictToReview } from './review';
export {
  recordDecisions,
  type DecisionChoice,
  type DecisionOutcome,
  type DecisionToRecord,
  type RecordedDecision,
} from './decisions';
export { enterByHand, type ByHand, type EnteredByHand } from './enter-by-hand';
export { recentDecisions } from './recent-decisions';
export { undoDecisions, type UndoneDecision, type UndoOutcome } from './undo-decisions';
export type { PushItem } from './push-item';
export { duePushes, type DuePushRequest } from './due-pushes';
export { recordPushResults, type PushResult, type RecordedPushes } from './push-results';
export { pushOutlook, summarizePushRun, type PushOutlook, type PushRunSummary } from './push-runs';
export { report, type FileReport, type Report } from './report';
export { verifyPush, type ActualContact, type PushVerification } from './verify-push';
export { recordFailure, type RunFailure } from './failures';
export { plannedWrites, previewPushes, savePlannedWrites, type WriteToPlan } from './planned-writes';
export { endJob, startJob, type JobEnd, type JobToStart, type StartedJob } from './jobs/jobs';
export { alikeDecisions } from './review-page/alike-decisions';
export { conflictsToShow } from './review-page/conflicts-to-show';
export { dashboard } from './review-page/dashboard';
export { lineOfNumber, messagesOfNumber } from './review-page/messages-of-number';
export { rowsBehind } from './review-page/row-lists';
export { conflictsLeft, decidersOf } from './review-page/standing';
export type { Disposition, PushAction } from './tables';

export { resolve, type Resolution } from './contacts/resolve';
export { previewMerge, mergeByHand, type MergeByHand, type MergePreview } from './contacts/merge-by-hand';
export type { MergeDone } from './contacts/merge';
export { unmerge, type Unmerged, type UnmergeRequest } from './contacts/unmerge';
export {
  countOpenReviews,
  decideReview,
  listOpenReviews,
  type AnsweredReview,
  type OpenReview,
  type OpenReviewFilter,
  type ReviewAnswer,
} from './contacts/decide-review';
export { duplicatesPage, type DuplicatesPage, type DuplicatesRequest } from './contacts/duplicate-pages';
export {
  answerDuplicates,
  type AnsweredDuplicate,
  type DuplicateAnswer,
  type DuplicateOutcome,
} from './contacts/answer-duplicates';
export {
  getContact,
  listContacts,
  searchContacts,
  type ContactInFull,
  type ContactPage,
  type ContactSearch,
  type ContactShown,
} from './contacts/find-contacts';
export { findStanding, type StandingFound } from './contacts/find-standing';
export { rankedSearch, type FoundContacts, type RankedSearch } from './contacts/ranked-search';
export { contactToPassOn, type ContactToPassOn } from './contacts/contact-to-pass-on';

export { EventToStoreSchema, type EventToStore } from './events/event-to-store';
export { storeEvents, storeEventsIn, type StoredEvent } from './events/store-events';
export { claimEvents, type ClaimedEvent, type EventClaim } from './events/claim-events';
export { isEnded, progressOf, type EventAnswer, type EventProgress } from './events/event-answers';
export {
  completeEvents,
  failEvents,
  type CompletedEvent,
  type EventCompletion,
  type EventFailure,
  type FailedEvent,
} from './events/settle-events';
export { replayEvents, type EventReplay } from './events/replay-events';
export { countEvents, getEvent, listEvents, type EventCounts, type EventShown } from './events/list-events';
export type { EventFilter } from './events/event-filter';
export type { ClaimRequest, HeldReport, RefusedReport } from './lease';
export type { Page, PageMark, PageRequest } from './paging';
export { DEFAULT_MAX_ATTEMPTS, retryDelayMs, type RetryRules } from './retry-delay';
export { eventStandings, eventStatuses, type EventStanding, type EventStatus } from './queue-tables';

export { EffectToQueueSchema, familyOf, payloadHashOf, type EffectToQueue } from './effects/effect-to-queue';
export { queueEffects, queueEffectsIn, type QueuedEffect } from './effects/queue-effects';
export { queueForSystems, type QueuedForSystems } from './effects/queue-for-systems';
export { claimEffects, type ClaimedEffect } from './effects/claim-effects';
export { isBeingTold } from './effects/being-told';
export type { EffectClaim } from './effects/due-effects';
export { effectOutcomes, type EffectOutcome, type EffectResult } from './effects/effect-result';
export { recordEffectResults, type RecordedEffect } from './effects/record-effect-results';
export { replayEffects, type EffectReplay, type ReplayedEffects } from './effects/replay-effects';
export { countEffects, listEffects, type EffectCounts, type EffectShown } from './effects/list-effects';
export type { EffectFilter } from './effects/effect-filter';
export { isOwnEcho, type PossibleEcho } from './effects/own-echo';
export { effectStandings, effectStatuses, type EffectStanding, type EffectStatus } from './queue-tables';

export {
  decideAboutEvents,
  correctionsOf,
  type EventCorrection,
  type EventDecision,
} from './dead-letters/decide-events';
export { decideAboutEffects, type EffectDecision } from './dead-letters/decide-effects';
export type { DecidedLetter, LetterOutcome } from './dead-letters/outcome';
export {
  countLetters,
  letterPage,
  LetterCursorSchema,
  type DeadLetter,
  type LetterCursor,
  type LetterGroup,
  type LetterPage,
} from './dead-letters/letter-page';
export { replayCause, type CauseReplay, type LetterCause } from './dead-letters/replay-cause';
export { eraseContact, type Erasure } from './contacts/erase-contact';
export { applyRule, type AppliedRule } from './rules/apply-rule';
export { separateEntry, type EntryToSeparate, type SeparatedEntry } from './contacts/separate-entry';
export {
  decidePair,
  listPersonDecisions,
  type DecisionMade,
  type PairDecision,
} from './contacts/person-decisions';
export type { PersonDecision } from './contact-tables';

export { ContactErasedError, UnknownContactError } from './contacts/errors';
export { UnreadableRuleError } from './rules/errors';
export { deleteRule, getRule, listRules, saveRule, type SavedRule } from './rules/rules';
export { affectedContacts, type AffectedContactsPage } from './rules/affected-contacts';
export { countSync, listSync, setSync, syncOf } from './sync/contact-sync';
export type { ContactSync, SyncFilter, SyncToSet } from './sync/contact-sync';
export { EnrichmentToLogSchema, type EnrichmentToLog } from './enrichment-log/enrichment-to-log';
export { listEnrichment, logEnrichment, type LoggedEnrichment } from './enrichment-log/enrichment-log';
export { contactAnalytics } from './metrics/contact-analytics';
export { contactMetrics } from './metrics/contact-metrics';
export { contactTrends } from './metrics/contact-trends';
export { contactsCounted, type CountedRequest } from './metrics/contacts-counted';
export { dailyDigest, type DigestRequest } from './metrics/daily-digest';
export { enrichmentMetrics } from './metrics/enrichment-metrics';
export type { MetricsRequest } from './metrics/standing-contacts';
export { backup, restore } from './care/backup';
export type { LedgerFileFacts } from './care/copy-sqlite';
export {
  FileInTheWayError,
  FileNotWrittenError,
  LedgerNotEmptyError,
  NoSuchFileError,
  UnreadableExportError,
  UnreadablePurgeError,
  UsePgDumpError,
} from './care/errors';
export { exportLedger } from './care/export-ledger';
export type { RowCounts } from './care/exported-tables';
export { importLedger } from './care/import-ledger';
export { LEAST_PURGE_DAYS, purgeLedger, type Purged, type PurgeRequest } from './care/purge';

export {
  BEGIN_WITHIN_MS,
  beginSend,
  endSend,
  type SendDecision,
  type SendPermit,
} from './consent/send-permits';
export { recordConsent, type ConsentToRecord, type RecordedConsent } from './consent/record-consent';
export {
  mayContact,
  mayContactMany,
  type ConsentAnswer,
  type ConsentQuestion,
  type StandingConsent,
} from './consent/may-contact';
export {
  consentOfContact,
  recordOptOut,
  type OptOut,
  type OptOutType,
  type RecordedOptOut,
} from './consent/contact-consent';
export {
  InteractionToSaveSchema,
  type InteractionToSave,
  type SavedInteraction,
} from './interactions/interaction-to-save';
export { contactOfEntry, contactOfIdentifier } from './interactions/contact-of-entry';
export { saveInteractions } from './interactions/save-interactions';
export { historyOf, type InteractionShown } from './interactions/history';

export {
  deleteWebhookSubscription,
  findWebhookSubscription,
  listWebhookSubscriptions,
  saveWebhookSubscription,
  type KeptWebhookSubscription,
  type WebhookSubscription,
} from './webhook-subscriptions/webhook-subscriptions';
export {
  alertsOf,
  DEFAULT_HEALTH_LIMITS,
  syncHealth,
  type HealthLimits,
  type SyncHealth,
} from './health/sync-health';
export { preferencesRecord } from './preferences/preferences-record';
export { statedConsentOf, type StatedConsent } from './consent/stated-consent';
export {
  getCheckpoint,
  saveCheckpoint,
  type Checkpoint,
  type CheckpointToSave,
  type SavedCheckpoint,
} from './checkpoints/checkpoints';
export { beginComparison, type ComparedSystem, type Comparison } from './comparison/begin-comparison';
export { compareListed, type ComparedPage, type ListedContacts } from './comparison/compare-listed';
export { listDriftReports, type DriftReport, type DriftFindings } from './comparison/drift-report';
export { UnknownComparisonError } from './comparison/errors';
export {
  finishComparison,
  MOST_FINDINGS_SHOWN,
  type ComparisonToFinish,
  type FinishedComparison,
} from './comparison/finish-comparison';
