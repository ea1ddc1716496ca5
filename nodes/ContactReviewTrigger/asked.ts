import { unmappedNumbersCsv } from '../../contacts/sources/unmapped-csv';
import type {
  DecideAnswer,
  EnterAnswer,
  LeftoversAnswer,
  MessagesAnswer,
  PageAnswers,
  UndoAnswer,
} from '../../contacts/review/page/page-answers';
import type { Ask, PageRequest } from '../../contacts/review/page/page-requests';
import {
  alikeDecisions,
  conflictsLeft,
  conflictsToShow,
  dashboard,
  decidersOf,
  enterByHand,
  listUnmapped,
  lineOfNumber,
  messagesOfNumber,
  plannedWrites,
  recentDecisions,
  recordDecisions,
  rowsBehind,
  undoDecisions,
  type Clock,
  type Ledger,
} from '../../ledger';
import type { ReadMessages } from './openphone-messages';

/** What an ask is answered from. */
export interface Asked {
  readonly ledger: Ledger;
  readonly reviewer: string;
  readonly clock: Clock;
  /** ISO 8601 UTC, when this n8n was started. */
  readonly processStartedAt: string;
  /** null: messages are shown as far as the ledger has heard of them. */
  readonly readMessages: ReadMessages | null;
}

type Request<A extends Ask> = Extract<PageRequest, { ask: A }>;
/** Everything but what begins a workflow. */
export type PlainAsk = Exclude<Ask, 'start'>;

/** One answer an ask; each reads or writes the ledger and nothing else. */
export const ANSWERS: {
  readonly [A in PlainAsk]: (asked: Asked, request: Request<A>) => Promise<PageAnswers[A]>;
} = {
  dashboard: ({ ledger, reviewer, processStartedAt }) => dashboard(ledger, reviewer, processStartedAt),
  rows: ({ ledger }, { of, after }) => rowsBehind(ledger, of, after),
  conflicts: ({ ledger }, request) => conflictsToShow(ledger, request),
  async messages({ ledger, readMessages }, { phoneNumber }): Promise<MessagesAnswer> {
    const known = await messagesOfNumber(ledger, phoneNumber);
    if (known.messages.length > 0 || readMessages === null) return known;
    const line = await lineOfNumber(ledger, phoneNumber);
    if (line === null) return known;
    const messages = await readMessages(line, phoneNumber);
    if (messages === null) return { messages: [], note: 'OpenPhone could not be asked at the moment.' };
    return { messages, note: messages.length > 0 ? null : 'No text was exchanged on this number.' };
  },
  alike: ({ ledger }, { decision }) => alikeDecisions(ledger, decision),

  async decide({ ledger, reviewer, clock }, { decisions }): Promise<DecideAnswer> {
    const batchId = clock.newId();
    const recorded = await recordDecisions(ledger, decisions, reviewer, clock, batchId);
    const late = recorded.filter(({ outcome }) => outcome === 'already_decided');
    const deciders = await decidersOf(
      ledger,
      late.map(({ phoneNumber }) => phoneNumber),
    );
    const isKept = recorded.some(({ outcome }) => outcome === 'recorded' || outcome === 'skipped');
    return {
      batchId: isKept ? batchId : null,
      outcomes: recorded.map(({ phoneNumber, outcome }) => ({
        phoneNumber,
        outcome,
        by: outcome === 'already_decided' ? (deciders.get(phoneNumber) ?? null) : null,
      })),
      remaining: await conflictsLeft(ledger),
    };
  },

  async undo({ ledger, reviewer, clock }, { batchId }): Promise<UndoAnswer> {
    const outcomes = await undoDecisions(ledger, { batchId, by: reviewer }, clock);
    return { outcomes, remaining: await conflictsLeft(ledger) };
  },

  decisions: ({ ledger }, { after }) => recentDecisions(ledger, { after, limit: BATCHES_ON_A_PAGE }),

  async enter({ ledger, reviewer, clock }, { phoneNumber, version, person }): Promise<EnterAnswer> {
    const batchId = clock.newId();
    const entered = await enterByHand(ledger, { phoneNumber, version, person }, reviewer, clock, batchId);
    return { ...entered, batchId: entered.outcome === 'recorded' ? batchId : null };
  },

  async leftovers({ ledger, clock }): Promise<LeftoversAnswer> {
    const numbers = await listUnmapped(ledger);
    return {
      fileName: `unmapped-numbers-${clock.now().slice(0, 10)}.csv`,
      csv: unmappedNumbersCsv(numbers),
      numbers: numbers.length,
    };
  },

  writes: ({ ledger }, { after }) => plannedWrites(ledger, after),
};

const BATCHES_ON_A_PAGE = 50;
