import { oneLine } from '../normalize/visible-text';
import type { ChatbotContactData } from './chatbot-contact';

/** How much of the first message goes into the notes; the whole of it is an interaction. */
const LONGEST_MESSAGE = 4_000;

/**
 * The notes of a contact that the chatbot made, in the customer's words; a line for which nothing is known is left out. What
 * a visitor wrote stays within its line, so that no message can pass for a line of ours. Pure.
 * @param now      ISO 8601
 * @param timeZone IANA name of the property's time zone, e.g. "America/Chicago"; the date is written the American way
 * @throws {RangeError} `now` is no time, or there is no such time zone
 */
export function formatContactNotes(
  contact: Pick<ChatbotContactData, 'initial_message' | 'lead_score' | 'property_name'>,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): string {
  const day = new Intl.DateTimeFormat('en-US', { timeZone }).format(new Date(now));
  const { initial_message: message, lead_score: score, property_name: property } = contact;
  return [
    `Contact created via DomIQ chatbot on ${day}.`,
    ...(message === null ? [] : [`Initial message: "${shortened(oneLine(message), LONGEST_MESSAGE)}"`]),
    ...(score === null ? [] : [`Lead score: ${score}`]),
    ...(property === null ? [] : [`Property interest: ${oneLine(property)}`]),
  ].join('\n');
}

/** At most so many characters; what was cut off shows as "…". Never half a character. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
