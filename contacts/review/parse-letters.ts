import type { Json } from '../model/person-record';
import type { PendingLetter, ShownCause, ShownLetters } from './dead-letter';
import { answerOf } from './parse-duplicates';
import {
  groupField,
  LETTER_ANSWERS,
  letterField,
  payloadField,
  reasonField,
  REPLAY_ALL,
} from './dead-letter-form';

interface LetterRef {
  readonly letter: 'event' | 'effect';
  readonly id: string;
  readonly version: string;
}

/** What a person said on a page of letters. */
export interface LetterAnswers {
  readonly causes: readonly ShownCause[];
  /** To be done at once, but for those of a cause that is replayed as a whole. */
  readonly now: readonly (LetterRef & { readonly action: 'replay' | 'look_again' })[];
  /** Why, and what is right, is asked on the next page. */
  readonly pending: readonly PendingLetter[];
}

/** Reads the answers of a page of letters; what is missing or unknown changes nothing. Never throws. */
export function parseLetterAnswers(submitted: unknown, { groups }: ShownLetters): LetterAnswers {
  const causes: ShownCause[] = [];
  const now: (LetterRef & { action: 'replay' | 'look_again' })[] = [];
  const pending: PendingLetter[] = [];
  let place = -1;
  for (const [groupPlace, { cause, letters }] of groups.entries()) {
    const isWhole = answerOf(submitted, groupField(groupPlace)).startsWith(REPLAY_ALL);
    if (isWhole) causes.push(cause);
    for (const ref of letters) {
      place += 1;
      const answer = answerOf(submitted, letterField(place));
      const { system, type } = cause;
      // What was said about one counts before what was said about all: it is taken out before they are replayed.
      if (answer === LETTER_ANSWERS.correct && ref.letter === 'event')
        pending.push({ ...ref, action: 'correct', system, type, text: null, findings: [] });
      else if (answer === LETTER_ANSWERS.give_up)
        pending.push({ ...ref, action: 'give_up', system, type, text: null, findings: [] });
      else if (answer === LETTER_ANSWERS.replay) now.push({ ...ref, action: 'replay' });
      else if (answer === LETTER_ANSWERS.look_again && ref.letter === 'effect')
        now.push({ ...ref, action: 'look_again' });
    }
  }
  return { causes, now, pending };
}

/** What a person wrote about one letter; null when they wrote no reason, so that nothing is changed. */
export type Reasoned =
  | { readonly pending: PendingLetter; readonly reason: string; readonly text: string }
  | { readonly pending: PendingLetter; readonly reason: null };

/** Reads the answers of a page that asked for words. Never throws. */
export function parseReasons(submitted: unknown, { pending }: ShownLetters): Reasoned[] {
  return pending.map((one, place) => {
    const reason = answerOf(submitted, reasonField(place)).trim();
    if (reason === '') return { pending: one, reason: null };
    return { pending: one, reason, text: answerOf(submitted, payloadField(place)) };
  });
}

/** JSON as a person typed it; undefined when it is none. */
export function typedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
