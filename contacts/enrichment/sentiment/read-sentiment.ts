import { evidenceAt, type Evidence } from '../reading/evidence';
import { masked, maskedAt } from '../reading/readable';
import type { RenterMessage } from '../reading/renter-messages';
import { NEGATION, NEGATIVE, NO_MOOD, NO_NEGATION, POSITIVE, type MoodWords } from './sentiment-words';

export const sentimentLabels = ['positive', 'neutral', 'negative'] as const;
export type SentimentLabel = (typeof sentimentLabels)[number];

/** How the renter's messages sound, and the words that say so. */
export interface Sentiment {
  /** -1 (all bad) to 1 (all good); 0 when nothing says either. Two decimals. */
  readonly score: number;
  readonly label: SentimentLabel;
  readonly phrases: readonly (Evidence & { readonly effect: number })[];
}

/** As many neutral words as this stand beside the found ones, so that one "thanks" is no enthusiasm. */
const NEUTRAL_WEIGHT = 2;
const CLEAR = 0.2;

/** The label of a score. */
export const sentimentLabel = (score: number): SentimentLabel =>
  score >= CLEAR ? 'positive' : score <= -CLEAR ? 'negative' : 'neutral';

/**
 * How the renter's own words sound: the weighed good words less the bad ones, over all of them and two neutral ones. "Not great" is
 * bad, "no problem" is nothing. Pure, never throws; the order of the messages does not matter.
 */
export function readSentiment(messages: readonly RenterMessage[]): Sentiment {
  const phrases = messages.flatMap(phrasesOf);
  const sum = phrases.reduce((total, { effect }) => total + effect, 0);
  const weight = phrases.reduce((total, { effect }) => total + Math.abs(effect), 0);
  const score = Math.round((sum / (weight + NEUTRAL_WEIGHT)) * 100) / 100;
  return { score: score === 0 ? 0 : score, label: sentimentLabel(score), phrases };
}

function phrasesOf(message: RenterMessage): Sentiment['phrases'][number][] {
  let rest = masked(message.folded, NO_MOOD);
  const found: { start: number; end: number; effect: number }[] = [];
  const take = (lists: readonly MoodWords[], sign: 1 | -1) => {
    for (const { pattern, weight } of lists)
      for (const match of [...rest.matchAll(pattern)]) {
        const span = { start: match.index, end: match.index + match[0].length };
        const before = rest.slice(Math.max(0, span.start - 40), span.start);
        const turned = negationBefore(before);
        found.push({
          start: span.start - (turned?.length ?? 0),
          end: span.end,
          // "Not terrible" is no praise, "not great" is a complaint.
          effect: turned === null ? sign * weight : sign === 1 ? -1 : 0,
        });
        rest = maskedAt(rest, span);
      }
  };
  // The bad ones first: "not interested" and "no me gusta" are longer than what they turn round.
  take(NEGATIVE, -1);
  take(POSITIVE, 1);
  return found
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => a.start - b.start)
    .map(({ effect, ...span }) => ({ ...evidenceAt(message, span), effect }));
}

/** The words that turn round what follows them; null when nothing does. */
function negationBefore(before: string): string | null {
  if (NO_NEGATION.test(before)) return null;
  return NEGATION.exec(before)?.[0].trimStart() ?? null;
}
