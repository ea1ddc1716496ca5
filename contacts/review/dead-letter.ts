import { z } from '../model/zod';
import type { Json } from '../model/person-record';

/** What letters of one group have in common: the system and kind, and the very same error. */
export const LetterCauseSchema = z.object({
  letter: z.enum(['event', 'effect']),
  system: z.string(),
  type: z.string(),
  code: z.string().nullable(),
  error: z.string().nullable(),
});
export type ShownCause = z.infer<typeof LetterCauseSchema>;

/** An event that could not be worked on, or something a system could not be told, as an operator sees it. */
export interface ShownLetter {
  readonly letter: 'event' | 'effect';
  readonly id: string;
  readonly version: string;
  /** False: it is tried again by itself at `dueAt`. */
  readonly isDead: boolean;
  readonly dueAt: string;
  readonly attempts: number;
  /** ISO 8601 UTC */
  readonly at: string;
  /** null: an effect, which says nothing itself, or an event that was erased. */
  readonly payload: Json;
  readonly contactId: string | null;
}

export interface ShownGroup {
  readonly cause: ShownCause;
  readonly count: number;
  readonly letters: readonly ShownLetter[];
}

const LetterRefSchema = z.object({
  letter: z.enum(['event', 'effect']),
  id: z.string().min(1),
  version: z.string(),
});

/** Something that needs words before it is done: why, and for a correction what is right. */
export const PendingLetterSchema = LetterRefSchema.extend({
  action: z.enum(['correct', 'give_up']),
  system: z.string(),
  type: z.string(),
  /** What was typed and refused; null the first time. */
  text: z.string().nullable(),
  /** Why it was refused, in sentences that name the fields. */
  findings: z.array(z.string()),
});
export type PendingLetter = z.infer<typeof PendingLetterSchema>;

/** What a page had, with which its answers are read: a page of letters, or one that asks for words. */
export const ShownLettersSchema = z.object({
  groups: z.array(z.object({ cause: LetterCauseSchema, letters: z.array(LetterRefSchema) })),
  pending: z.array(PendingLetterSchema),
});
export type ShownLetters = z.infer<typeof ShownLettersSchema>;
