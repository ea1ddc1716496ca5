import { evidenceAt, type Evidence } from '../reading/evidence';
import type { RenterMessage } from '../reading/renter-messages';
import { INTENT_WORDS, intents, type Intent } from './intent-words';

/** What the renter means to do, each with the words that say so; what was taken back later is not among them. */
export type Intents = Readonly<Partial<Record<Intent, Evidence>>>;

/**
 * Whether the renter asks for a tour, means to apply, or has stopped looking: what they said of it last. Pure, never throws.
 * @param messages oldest first
 */
export function readIntents(messages: readonly RenterMessage[]): Intents {
  const found: Partial<Record<Intent, Evidence>> = {};
  for (const message of messages)
    for (const intent of intents) {
      const { says, unsays } = INTENT_WORDS[intent];
      const takenBack = unsays.exec(message.folded);
      const said = says.exec(message.folded);
      if (takenBack !== null && (said === null || said.index <= takenBack.index + takenBack[0].length))
        delete found[intent];
      else if (said !== null)
        found[intent] = evidenceAt(message, { start: said.index, end: said.index + said[0].length });
    }
  return found;
}
