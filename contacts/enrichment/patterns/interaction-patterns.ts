import { channels, type Channel, type ConversationMessage } from '../conversation/conversation-message';
import { dayInZone } from '../move-in/calendar-day';
import { readable } from '../reading/readable';

/** How a conversation went, in numbers. Moments are ISO 8601 UTC, hours and days those of the property. */
export interface InteractionPatterns {
  readonly message_count: number;
  readonly renter_message_count: number;
  readonly bot_message_count: number;
  readonly agent_message_count: number;
  /** Messages of the renter that ask something. */
  readonly questions_asked: number;
  readonly channels: readonly Channel[];
  readonly first_message_at: string | null;
  readonly last_message_at: string | null;
  /** How many days of the calendar had a message. */
  readonly days_active: number;
  /** How long the renter takes to answer, minutes, the middle of all; null when they never did. */
  readonly median_renter_response_minutes: number | null;
  /** The same of the other side, chatbot or team. */
  readonly median_team_response_minutes: number | null;
  /** Hours of the day, 0..23, in which the renter wrote, the most messages first. */
  readonly active_hours: readonly number[];
}

/** A pause longer than this begins anew: it is no answer any more. */
const LONGEST_RESPONSE_MINUTES = 7 * 24 * 60;

/**
 * How a conversation went. Pure.
 * @param messages oldest first
 * @param timeZone IANA name, of the property
 * @throws {RangeError} there is no such time zone
 */
export function interactionPatterns(
  messages: readonly ConversationMessage[],
  timeZone: string,
): InteractionPatterns {
  const timed = messages.flatMap((message) => message.sentAt ?? []);
  const of = (sender: ConversationMessage['sender']) =>
    messages.filter((message) => message.sender === sender);
  const renters = of('renter');
  const used = new Set(messages.map(({ channel }) => channel));
  return {
    message_count: messages.length,
    renter_message_count: renters.length,
    bot_message_count: of('bot').length,
    agent_message_count: of('agent').length,
    questions_asked: renters.filter(({ text }) => isQuestion(text)).length,
    channels: channels.filter((channel) => used.has(channel)),
    first_message_at: timed[0] ?? null,
    last_message_at: timed.at(-1) ?? null,
    days_active: new Set(timed.map((moment) => dayInZone(moment, timeZone))).size,
    median_renter_response_minutes: median(responseMinutes(messages, true)),
    median_team_response_minutes: median(responseMinutes(messages, false)),
    active_hours: activeHours(
      renters.flatMap(({ sentAt }) => sentAt ?? []),
      timeZone,
    ),
  };
}

const ASKS =
  /^(?:hi|hello|hey|hola|ok|and|also|so|y)?[ ,!.]*(?:do|does|is|are|can|could|would|will|what|when|where|which|who|how|any|cuanto|cuando|donde|como|que|cual|hay|tienen|puedo|aceptan)\b/;

/** Whether a message asks something: with a question mark, or in the words of a question, as many leave the mark out. */
export function isQuestion(message: string): boolean {
  const { folded } = readable(message);
  return folded.includes('?') || ASKS.test(folded);
}

/** How long one side left the other waiting: from the first message that had no answer to the answer. */
function responseMinutes(messages: readonly ConversationMessage[], ofRenter: boolean): number[] {
  const found: number[] = [];
  let waitingSince: string | null = null;
  for (const { sender, sentAt } of messages) {
    if (sentAt === null) continue;
    if ((sender === 'renter') !== ofRenter) waitingSince ??= sentAt;
    else if (waitingSince !== null) {
      const minutes = (Date.parse(sentAt) - Date.parse(waitingSince)) / 60_000;
      if (minutes <= LONGEST_RESPONSE_MINUTES) found.push(minutes);
      waitingSince = null;
    }
  }
  return found;
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const value =
    sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return Math.round(value * 10) / 10;
}

function activeHours(moments: readonly string[], timeZone: string): number[] {
  const hour = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  const counts = new Map<number, number>();
  for (const moment of moments) {
    const at = Number(hour.format(new Date(moment)));
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return [...counts].sort(([a, first], [b, second]) => second - first || a - b).map(([at]) => at);
}
