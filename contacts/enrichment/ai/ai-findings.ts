import { z } from '../../model/zod';

/** A preference that an AI suggests, with the words it rests on. */
const evidence = {
  message_id: z.union([z.string(), z.number()]).transform(String),
  quote: z.string().min(2).max(200),
};

/**
 * What an AI may say about a conversation, each part by itself: one that is not as it should be costs no other. Preferences are
 * suggestions, and need the message and the words in it.
 */
export const AiFindingsSchemas = {
  conversation_summary: z.string().min(20).max(700),
  key_topics: z.array(z.string().max(60)).max(30),
  sentiment_analysis: z.object({
    score: z.number().min(-1).max(1),
    label: z.enum(['positive', 'neutral', 'negative']),
  }),
} as const;

export const ProposedSchemas = {
  move_in_date: z.object({ value: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), ...evidence }),
  budget_range: z.object({ min: z.number().nullish(), max: z.number().nullish(), ...evidence }),
  unit_preferences: z.array(z.object({ value: z.string().max(40), ...evidence })).max(10),
} as const;

/** More is no answer to what was asked. */
const LONGEST_ANSWER = 50_000;

/**
 * The answer as an object: as it is, or the JSON in a text, with or without a code fence around it.
 * @returns null when it is neither
 */
export function answerObject(answer: unknown): Readonly<Record<string, unknown>> | null {
  const value = typeof answer === 'string' ? parsedText(answer) : answer;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : null;
}

function parsedText(text: string): unknown {
  if (text.length > LONGEST_ANSWER) return null;
  const inner = text
    .trim()
    .replace(/^```(?:json)?/, '')
    .replace(/```$/, '');
  try {
    return JSON.parse(inner);
  } catch {
    return null;
  }
}
