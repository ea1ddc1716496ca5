import { readBudget, type Budget } from './budget/read-budget';
import type { Conversation } from './conversation/conversation';
import type { Enrichment, EnrichmentData, ExtractedPreferences, Finding } from './findings/enrichment';
import { interactionNote, summarize } from './findings/summary';
import { budgetInWords, windowInWords } from './findings/wording';
import { readIntents } from './intent/read-intents';
import { intents as intentNames } from './intent/intent-words';
import { readMoveIn, type MoveIn } from './move-in/read-move-in';
import { interactionPatterns, isQuestion } from './patterns/interaction-patterns';
import { renterMessages, type RenterMessage } from './reading/renter-messages';
import { leadScore, moveInDay } from './score/lead-score';
import { readSentiment } from './sentiment/read-sentiment';
import { readTopics } from './topics/read-topics';
import { readUnits, type UnitPreference } from './units/read-units';

/** The moment and place that what people say is meant in. */
export interface EnrichmentSettings {
  /** IANA name of the property's time zone, e.g. "America/Chicago". */
  readonly timeZone: string;
  /** ISO 8601 UTC. Stands in for the times of messages that have none; the findings do not depend on it otherwise. */
  readonly now: string;
}

/**
 * What a conversation tells about the person: by rules alone, every finding with the message it came from. The same conversation
 * gives the same findings at any time, so that logging them again changes nothing. Pure; its time grows with the length of the
 * conversation.
 * @throws {RangeError} there is no such time zone, or `now` is no time
 */
export function enrichConversation(conversation: Conversation, settings: EnrichmentSettings): Enrichment {
  const { timeZone } = settings;
  const { messages } = conversation;
  const renters = renterMessages(messages, settings.now);
  const moveIn = readMoveIn(renters, timeZone);
  const budget = readBudget(renters);
  const units = readUnits(renters);
  const intents = readIntents(renters);
  const topics = readTopics(renters);
  const patterns = interactionPatterns(messages, timeZone);
  const preferences = extractedPreferences(moveIn, budget, units);
  const scored = leadScore({ moveIn, budget, units, intents, messages: renters, questions: asking(renters) });
  const key_topics = topics.map(({ topic }) => topic);
  const data: EnrichmentData = {
    conversation_id: conversation.conversationId,
    conversation_summary: summarize({ patterns, topics: key_topics, preferences, intents, timeZone }),
    key_topics,
    sentiment_analysis: readSentiment(renters),
    interaction_patterns: patterns,
    preferences_extracted: preferences,
    lead_score: scored.score,
    last_interaction: later(conversation.endedAt, patterns.last_message_at),
    lead_score_explanation: scored.contributions,
    findings: [
      ...of('move_in_date', moveIn === null ? '' : windowInWords(moveIn.window), moveIn?.evidence),
      ...of('budget_range', budget === null ? '' : budgetInWords(budget), budget?.evidence),
      ...units.flatMap(({ type, evidence }) => of('unit_preferences', type, evidence)),
      ...topics.flatMap(({ topic, evidence }) => of('key_topics', topic, evidence)),
      ...intentNames.flatMap((name) => of(name, 'yes', intents[name] === undefined ? [] : [intents[name]])),
    ],
  };
  const found = [moveIn !== null, budget !== null, units.length > 0, topics.length > 0];
  return {
    conversationId: conversation.conversationId,
    contactId: conversation.contactId,
    propertyId: conversation.propertyId,
    data,
    completeness: found.filter(Boolean).length / found.length,
    note: interactionNote(data),
  };
}

const asking = (messages: readonly RenterMessage[]): RenterMessage[] =>
  messages.filter(({ said }) => isQuestion(said));

function extractedPreferences(
  moveIn: MoveIn | null,
  budget: Budget | null,
  units: readonly UnitPreference[],
): ExtractedPreferences {
  const bathrooms = units.flatMap((unit) => unit.bathrooms ?? []);
  return {
    ...(moveIn && {
      move_in_date: moveInDay(moveIn),
      move_in_window: { ...moveIn.window, text: moveIn.text },
    }),
    ...(budget && { budget_range: { min: budget.min, max: budget.max } }),
    ...(units.length > 0 && { unit_preferences: units.map(({ type }) => type) }),
    ...(bathrooms.length > 0 && { bathrooms: Math.max(...bathrooms) }),
  };
}

const of = (
  name: Finding['name'],
  value: string,
  evidence: readonly Omit<Finding, 'name' | 'value'>[] = [],
) => evidence.map((entry): Finding => ({ name, value, ...entry }));

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
