import { evidenceAt, type Evidence } from '../reading/evidence';
import type { RenterMessage } from '../reading/renter-messages';
import { dayInZone, type Day } from './calendar-day';
import { dateMentions, type DateMention } from './date-mentions';
import { overlap, type DateWindow } from './date-window';
import { isAboutMoving, namesMoving } from './move-in-cues';

/** When somebody wants to move in, and where they said so. */
export interface MoveIn {
  readonly window: DateWindow;
  /** As it was said. */
  readonly text: string;
  /** The day it was said on. */
  readonly saidOn: Day;
  readonly evidence: readonly Evidence[];
}

/**
 * When the renter wants to move in. Dates are meant as on the day of their message; what is said later counts, and a later "not in
 * June" takes back a June that was said before. null when they never said. Pure, never throws but for a bad time zone.
 * @param messages oldest first
 * @param timeZone IANA name, of the property
 * @throws {RangeError} there is no such time zone
 */
export function readMoveIn(messages: readonly RenterMessage[], timeZone: string): MoveIn | null {
  let stated: MoveIn | null = null;
  for (const message of messages) {
    const saidOn = dayInZone(message.sentAt, timeZone);
    const said = movingMentions(message, saidOn);
    const denied = said.filter(({ isDenied }) => isDenied);
    const kept: MoveIn | null = stated;
    if (kept !== null && denied.some(({ window }) => overlap(window, kept.window))) stated = null;
    const meant = best(
      message,
      said.filter(({ isDenied }) => !isDenied),
    );
    if (meant === null) continue;
    const evidence = evidenceAt(message, meant);
    stated = { window: meant.window, text: evidence.quote, saidOn, evidence: [evidence] };
  }
  return stated;
}

function movingMentions(message: RenterMessage, today: Day): DateMention[] {
  const wasAsked = message.asked.has('move_in');
  return dateMentions(message.folded, today).filter((mention) =>
    isAboutMoving(message.folded, message.sentences, mention, wasAsked),
  );
}

/** Of several in one message the last that stands beside words about moving, else the last; a date goes before "as soon as possible". */
function best(message: RenterMessage, mentions: readonly DateMention[]): DateMention | null {
  const beside = mentions.filter((mention) => namesMoving(message.folded, message.sentences, mention));
  const candidates = beside.length > 0 ? beside : mentions;
  const dated = candidates.filter(({ window }) => window.precision !== 'soon');
  return dated.at(-1) ?? candidates.at(-1) ?? null;
}
