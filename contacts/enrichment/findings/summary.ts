import type { Intents } from '../intent/read-intents';
import { dayInZone } from '../move-in/calendar-day';
import type { Channel } from '../conversation/conversation-message';
import type { InteractionPatterns } from '../patterns/interaction-patterns';
import type { Contribution } from '../score/lead-score';
import type { ExtractedPreferences, EnrichmentData } from './enrichment';
import { budgetInWords, dayInWords, listed, unitsInWords, windowInWords } from './wording';

const WAYS: Readonly<Record<Channel, string>> = {
  chat: 'in the chat',
  text: 'by text',
  call: 'by phone',
  email: 'by email',
  visit: 'on site',
};
/** More topics than these make a list, no summary. */
const MOST_TOPICS = 4;

interface Summarized {
  readonly patterns: InteractionPatterns;
  readonly topics: readonly string[];
  readonly preferences: ExtractedPreferences;
  readonly intents: Intents;
  readonly timeZone: string;
}

/**
 * One to three plain sentences on a conversation. They are made of findings alone: no word of the renter's is in them, so neither
 * are names, numbers and addresses, nor what the renter tells about their person. Pure; the same findings give the same text.
 */
export function summarize(summarized: Summarized): string {
  return [whatWasWritten(summarized), whatIsLookedFor(summarized.preferences), whatIsNext(summarized.intents)]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

function whatWasWritten({ patterns, topics, timeZone }: Summarized): string {
  const { renter_message_count: count, channels, first_message_at: first, last_message_at: last } = patterns;
  if (count === 0) return 'The renter wrote nothing.';
  const ways = listed(channels.map((channel) => WAYS[channel]));
  const about = topics.slice(0, MOST_TOPICS);
  return [
    `The renter wrote ${count} ${count === 1 ? 'message' : 'messages'}`,
    ...(ways === '' ? [] : [` ${ways}`]),
    ...(first === null || last === null ? [] : [` ${daysInWords(first, last, timeZone)}`]),
    ...(about.length === 0 ? [] : [`, about ${listed(about)}`]),
    '.',
  ].join('');
}

function daysInWords(first: string, last: string, timeZone: string): string {
  const [from, to] = [dayInZone(first, timeZone), dayInZone(last, timeZone)];
  return from === to ? `on ${dayInWords(from)}` : `between ${dayInWords(from)} and ${dayInWords(to)}`;
}

function whatIsLookedFor(preferences: ExtractedPreferences): string | null {
  const { unit_preferences: units, budget_range: budget, move_in_window: window } = preferences;
  const parts = [
    ...(units ? [`look for ${unitsInWords(units)}`] : []),
    ...(budget ? [`want to pay ${budgetInWords(budget)}`] : []),
    ...(window ? [`want to move in ${windowInWords(window)}`] : []),
  ];
  return parts.length === 0 ? null : `They ${listed(parts)}.`;
}

function whatIsNext({ tour, apply, left }: Intents): string | null {
  if (left) return 'They said that they stopped looking.';
  const parts = [...(tour ? ['see the property'] : []), ...(apply ? ['apply'] : [])];
  return parts.length === 0 ? null : `They asked to ${listed(parts)}.`;
}

/**
 * The line in a contact's history in ResMan: the summary, the score and what it is made of. No word of the renter's. Pure.
 */
export function interactionNote(
  data: Pick<EnrichmentData, 'conversation_summary' | 'key_topics' | 'sentiment_analysis' | 'lead_score'> & {
    readonly lead_score_explanation: readonly Contribution[];
  },
): string {
  const parts = data.lead_score_explanation.map(
    ({ name, points }) => `${name.replaceAll('_', ' ')} ${points > 0 ? '+' : ''}${points}`,
  );
  return [
    data.conversation_summary,
    ...(data.key_topics.length === 0 ? [] : [`Topics: ${data.key_topics.join(', ')}`]),
    `Sentiment: ${data.sentiment_analysis.label}`,
    `Lead score: ${data.lead_score} of 100${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`,
  ].join('\n');
}
