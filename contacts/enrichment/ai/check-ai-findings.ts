import { oneLine } from '../../normalize/visible-text';
import type { Conversation } from '../conversation/conversation';
import { enrichConversation, type EnrichmentSettings } from '../enrich-conversation';
import type { Enrichment, EnrichmentData } from '../findings/enrichment';
import { interactionNote } from '../findings/summary';
import { contactData } from '../reading/contact-data';
import { namesProtectedTrait } from '../reading/protected-traits';
import { foldInStep } from '../reading/readable';
import { renterMessages } from '../reading/renter-messages';
import { sentimentLabel, type Sentiment } from '../sentiment/read-sentiment';
import { topics as knownTopics, type Topic } from '../topics/topic-words';
import { AiFindingsSchemas, answerObject } from './ai-findings';
import { checkProposals, type Proposal } from './check-proposals';
import { inventedNumbers } from './invented-numbers';

/** Something of an AI's answer that is not used, and why. */
export interface Dropped {
  readonly field: string;
  /** One sentence without a word of the answer. */
  readonly reason: string;
}

/** The findings with what of an AI's answer held. */
export interface CheckedAiFindings {
  /** Score, preferences and patterns are those of the rules. */
  readonly enrichment: Enrichment;
  /** The fields that are the AI's now. */
  readonly accepted: readonly string[];
  /** What the AI suggests to ask or note, for a person to confirm. */
  readonly proposals: readonly Proposal[];
  readonly dropped: readonly Dropped[];
}

type Checked<T> = { readonly value: T } | { readonly reason: string };

const FIELDS = ['conversation_summary', 'key_topics', 'sentiment_analysis', 'preferences_proposed'] as const;

/**
 * Lays an AI's answer over what the rules find in the same conversation. It may word the summary, choose topics from the list, judge
 * the mood, and suggest preferences with the renter's words for them; it never changes identity, consent, score or extracted
 * preferences. What is anything else, or does not hold, is dropped with a reason. An answer that cannot be read drops everything and
 * changes nothing. Pure, never throws for an answer, whatever it is.
 * @param answer an object, or JSON text
 * @throws {RangeError} see `enrichConversation`
 */
export function checkAiFindings(
  conversation: Conversation,
  settings: EnrichmentSettings,
  answer: unknown,
): CheckedAiFindings {
  const byRules = enrichConversation(conversation, settings);
  const said = answerObject(answer);
  if (said === null)
    return {
      enrichment: byRules,
      accepted: [],
      proposals: [],
      dropped: [{ field: 'answer', reason: 'It is no JSON object, or too long' }],
    };
  const dropped: Dropped[] = Object.keys(said)
    .filter((field) => !(FIELDS as readonly string[]).includes(field))
    .map((field) => ({ field: fieldName(field), reason: 'An AI may not say this' }));
  const accepted: string[] = [];
  const taken = <T>(field: (typeof FIELDS)[number], check: (value: unknown) => Checked<T>): T | null => {
    if (said[field] === undefined || said[field] === null) return null;
    const checked = check(said[field]);
    if ('reason' in checked) {
      dropped.push({ field, reason: checked.reason });
      return null;
    }
    accepted.push(field);
    return checked.value;
  };
  const summary = taken('conversation_summary', (value) => checkSummary(value, conversation, byRules.data));
  const topics = taken('key_topics', (value) => checkTopics(value, dropped));
  const mood = taken('sentiment_analysis', (value) => checkSentiment(value, byRules.data.sentiment_analysis));
  const { proposals, refused } = checkProposals(
    said.preferences_proposed,
    renterMessages(conversation.messages, settings.now),
    settings.timeZone,
  );
  const data: EnrichmentData = {
    ...byRules.data,
    ...(summary !== null && { conversation_summary: summary }),
    ...(topics !== null && { key_topics: topics }),
    ...(mood !== null && { sentiment_analysis: mood }),
  };
  return {
    enrichment: { ...byRules, data, note: interactionNote(data) },
    accepted,
    proposals,
    dropped: [...dropped, ...refused],
  };
}

/** A name of the AI's own making, as far as it can be repeated. */
const fieldName = (field: string): string => (/^[a-z_]{1,40}$/i.test(field) ? field : 'an unknown field');

function checkSummary(value: unknown, conversation: Conversation, byRules: EnrichmentData): Checked<string> {
  const read = AiFindingsSchemas.conversation_summary.safeParse(value);
  if (!read.success) return { reason: 'It is no text of 20 to 700 characters' };
  const summary = oneLine(read.data);
  if (/[<>{}]/.test(summary)) return { reason: 'It holds marks of a program' };
  if (contactData().test(summary)) return { reason: 'It repeats a number, an address or a link' };
  if (namesProtectedTrait(foldInStep(summary))) return { reason: 'It speaks of a protected trait' };
  if (inventedNumbers(summary, conversation, byRules)) return { reason: 'It says a number that nobody said' };
  return { value: summary };
}

function checkTopics(value: unknown, dropped: Dropped[]): Checked<Topic[]> {
  const read = AiFindingsSchemas.key_topics.safeParse(value);
  if (!read.success) return { reason: 'It is no list of topics' };
  const said = read.data.map((topic) => topic.trim().toLowerCase().replaceAll('_', ' '));
  const known = knownTopics.filter((topic) => said.includes(topic));
  const unknown = said.filter((topic) => !(knownTopics as readonly string[]).includes(topic));
  if (known.length === 0) return { reason: 'None of it is a topic of the list' };
  if (unknown.length > 0)
    dropped.push({ field: 'key_topics', reason: `${unknown.length} of it are no topics of the list` });
  return { value: [...known].sort((a, b) => said.indexOf(a) - said.indexOf(b)) };
}

function checkSentiment(value: unknown, byRules: Sentiment): Checked<Sentiment> {
  const read = AiFindingsSchemas.sentiment_analysis.safeParse(value);
  if (!read.success) return { reason: 'It has no score from -1 to 1 with its label' };
  const { score, label } = read.data;
  if (sentimentLabel(score) !== label) return { reason: 'Its label is not that of its score' };
  return { value: { score, label, phrases: byRules.phrases } };
}
