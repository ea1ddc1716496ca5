import type { Migration } from '../kysely';
import { enrichment } from './0001-enrichment';
import { contacts } from './0002-contacts';
import { interactionsAndConsent } from './0003-interactions-and-consent';
import { inboxAndOutbox } from './0004-inbox-and-outbox';
import { syncRulesAndEnrichment } from './0005-sync-rules-and-enrichment';
import { webhookSubscriptions } from './0006-webhook-subscriptions';
import { eventAnswers } from './0007-event-answers';
import { checkpointsAndDrift } from './0008-checkpoints-and-drift';
import { sendPermits } from './0009-send-permits';
import { effectResults } from './0011-effect-results';
import { deadLetterDecisions } from './0012-dead-letter-decisions';
import { interactionSharers } from './0013-interaction-sharers';
import { undoDecisions } from './0014-undo-decisions';
import { reviewDecisions } from './0015-review-decisions';
import { enrichmentJobs } from './0016-enrichment-jobs';

/** The databases a ledger can live in. */
export type LedgerKind = 'sqlite' | 'postgres';

/** Every change of the tables, oldest first. Names never change after a release; there is no way back. */
export function migrationsFor(kind: LedgerKind): Readonly<Record<string, Migration>> {
  return {
    '0001-enrichment': enrichment(kind),
    '0002-contacts': contacts(kind),
    '0003-interactions-and-consent': interactionsAndConsent(kind),
    '0004-inbox-and-outbox': inboxAndOutbox(kind),
    '0005-sync-rules-and-enrichment': syncRulesAndEnrichment(kind),
    '0006-webhook-subscriptions': webhookSubscriptions(kind),
    '0007-event-answers': eventAnswers,
    '0008-checkpoints-and-drift': checkpointsAndDrift(kind),
    '0009-send-permits': sendPermits(kind),
    '0011-effect-results': effectResults,
    '0012-dead-letter-decisions': deadLetterDecisions(kind),
    '0013-interaction-sharers': interactionSharers(kind),
    '0014-undo-decisions': undoDecisions(kind),
    '0015-review-decisions': reviewDecisions,
    '0016-enrichment-jobs': enrichmentJobs(kind),
  };
}
