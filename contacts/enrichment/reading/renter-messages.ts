import type { ConversationMessage } from '../conversation/conversation-message';
import { contactData } from './contact-data';
import { withoutProtectedTraits } from './protected-traits';
import { masked, readable, type Readable, type Span } from './readable';
import { sentencesOf } from './clauses';

/** What the other side asked just before a message. */
export type Asked = 'budget' | 'move_in' | 'units';

/** A renter's message as every rule reads it. */
export interface RenterMessage extends Readable {
  readonly id: string;
  /** ISO 8601 UTC; of the nearest message before it where it has none. */
  readonly sentAt: string;
  readonly asked: ReadonlySet<Asked>;
  /** In `folded`, which has contact data, quoted words and protected traits covered. */
  readonly sentences: readonly Span[];
}

const QUESTIONS: Readonly<Record<Asked, RegExp>> = {
  budget:
    /\b(?:budget|price range|price point|how much (?:are|do|can|would|were) you|presupuesto|cuanto (?:quiere|puede|desea))/,
  move_in:
    /\b(?:when (?:are|do|would|will|were) you|move-? ?in|moving|what date|cuando|mudar|que fecha|para que fecha)/,
  units:
    /\b(?:how many (?:bed|room)|bedrooms?|what (?:size|kind|type)|floor ?plan|how big|cuant[oa]s (?:recamaras|habitaciones|cuartos|dormitorios)|que tamano)/,
};

/**
 * Words that the renter repeats from somebody else: three words and more between quotation marks, or fewer behind "it says".
 * A single word in marks is how people stress it.
 */
const QUOTED =
  /"[^"\n]{0,20}(?:[^"\n ]{1,40} ){2,40}[^"\n]{0,60}"|(?<=\b(?:said|says|say|read|reads|wrote|dice|dijo|dijeron),? )"[^"\n]{1,100}"/g;

/**
 * The messages of the renter, ready for the rules: only their own words; numbers, addresses and links of people, words in quotation
 * marks and phrases about protected traits are covered. Messages without words are left out. Never throws.
 * @param messages oldest first
 * @param otherwiseAt ISO 8601 UTC; the time of messages before which none has one
 */
export function renterMessages(
  messages: readonly ConversationMessage[],
  otherwiseAt: string,
): RenterMessage[] {
  const found: RenterMessage[] = [];
  let asked = new Set<Asked>();
  let sentAt = messages.find((message) => message.sentAt !== null)?.sentAt ?? otherwiseAt;
  for (const message of messages) {
    sentAt = message.sentAt ?? sentAt;
    const { said, folded } = readable(message.text);
    if (message.sender !== 'renter') {
      asked = new Set([...asked, ...askedIn(folded)]);
      continue;
    }
    if (said === '') continue;
    const covered = withoutProtectedTraits(masked(masked(folded, contactData()), QUOTED));
    found.push({ id: message.id, said, folded: covered, sentAt, asked, sentences: sentencesOf(covered) });
    asked = new Set();
  }
  return found;
}

function askedIn(folded: string): Asked[] {
  if (!folded.includes('?')) return [];
  return (Object.keys(QUESTIONS) as Asked[]).filter((topic) => QUESTIONS[topic].test(folded));
}
