import { evidenceAt, type Evidence } from '../reading/evidence';
import type { RenterMessage } from '../reading/renter-messages';
import { TOPIC_WORDS, topics, type Topic } from './topic-words';

/** Something the renter wrote about. */
export interface TopicFinding {
  readonly topic: Topic;
  /** How many of their messages are about it. */
  readonly message_count: number;
  /** Where it came up first. */
  readonly evidence: readonly Evidence[];
}

/**
 * What the renter wrote about, what most of their messages are about first, then in the order of the list. Only their own words
 * count: what the chatbot brings up is no interest of theirs. Pure, never throws.
 */
export function readTopics(messages: readonly RenterMessage[]): TopicFinding[] {
  return topics
    .flatMap((topic): TopicFinding[] => {
      const found = messages.flatMap((message) => {
        const [match] = message.folded.matchAll(TOPIC_WORDS[topic]);
        return match === undefined
          ? []
          : [evidenceAt(message, { start: match.index, end: match.index + match[0].length })];
      });
      return found.length === 0 ? [] : [{ topic, message_count: found.length, evidence: found.slice(0, 1) }];
    })
    .sort((a, b) => b.message_count - a.message_count);
}
