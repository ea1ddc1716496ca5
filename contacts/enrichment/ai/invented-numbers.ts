import type { Conversation } from '../conversation/conversation';
import type { EnrichmentData } from '../findings/enrichment';
import { foldInStep } from '../reading/readable';

/** How much of a message is looked at for numbers. */
const LONGEST_MESSAGE = 20_000;

/**
 * Whether a text says a number that stands neither in the conversation nor in what the rules found: a price, a date or a count that
 * was made up. Small counts in words are not looked at.
 */
export function inventedNumbers(text: string, conversation: Conversation, byRules: EnrichmentData): boolean {
  const { conversation_summary: summary, preferences_extracted: preferences } = byRules;
  const known = new Set([
    ...conversation.messages.flatMap(({ text: said }) => numbersIn(said.slice(0, LONGEST_MESSAGE))),
    ...numbersIn(summary),
    ...numbersIn(JSON.stringify(preferences)),
  ]);
  return numbersIn(text).some((number) => !known.has(number));
}

/** The numbers of a text: "1,500", "1.5k" and "1500" are the same. */
function numbersIn(text: string): number[] {
  return [...foldInStep(text).matchAll(/\d{1,15}(?:,\d{3}){0,3}(?:\.\d{1,2})?(k(?![a-z]))?/g)].map(
    ([written, k]) =>
      Math.round(Number(written.replace(/[,k]/g, '')) * (k === undefined ? 1 : 1_000) * 100) / 100,
  );
}
