import { maskedAt, type Span } from '../reading/readable';
import { addDays, type Day } from './calendar-day';
import { couldBeFloorPlan, DATE_FORMS } from './date-forms';
import { joined, type DateWindow } from './date-window';

/** A date that a text speaks of, whatever it says about it. */
export interface DateMention extends Span {
  readonly window: DateWindow;
  /** It is said that it will not be then. */
  readonly isDenied: boolean;
  /** Counts only right behind words about moving, e.g. a weekday. */
  readonly isWeak: boolean;
}

/** Between two dates that are one answer: "June or July", "between June 1 and June 15". */
const BETWEEN =
  /^ ?(?:-|,|\/|to|or|and|through|thru|until|a|al|o|y|hasta|or maybe|or even|o tal vez)? ?(?:at least )?(?:the |el |la |early |on )?$/;
const LONGEST_BETWEEN = 16;

const BY_BEFORE =
  /(?:\bby|\bno later than|\bnot later than|\bbefore|\bprior to|(?<!\b(?:not|can't|cannot|cant|won't|don't|no|hasta no)\b[^.]{0,40})\b(?:until|till)|\bantes del?|\ba mas tardar(?: el)?|\bpara antes del?|\bat the latest) (?:(?:the|el|like|about|around|at least|mid|end of) )?$/;
const FROM_BEFORE =
  /(?:\bnot before|\bno earlier than|\bafter|\bstarting(?: on| in| from| around)?|\bbeginning(?: on| in)?|\bas of|\bany ?time after|\bfrom|\b(?:until|till)|\bdespues del?|\ba partir del?|\bdesde|\bno antes del?|\bhasta) (?:(?:the|el|about|around|mid) )?$/;
const BY_AFTER = /^,? (?:or (?:earlier|sooner|before)|at the (?:very )?latest|a mas tardar|o antes)/;
const FROM_AFTER = /^,? (?:or (?:later|after)|onwards?|at the earliest|on\b(?! the)|o despues|en adelante)/;
const DENIED_BEFORE =
  /(?:\bnot|\bisn't|\bno|\bnever|\binstead of|\brather than|\bexcept|\ben vez del?|\ben lugar del?) (?:(?:move|moving|available|ready|looking|going to (?:be|move)|in|on|for|until after|en|el|para|be) )*$/;
const DENIED_AFTER =
  /^ (?:(?:just |really )?(?:doesn'?t|does not|won'?t|will not|didn'?t|can'?t) work|isn'?t (?:possible|good|going to|gonna)|is (?:too (?:soon|early|late|far)|out\b|no good|not )|no (?:me |nos )?(?:sirve|funciona|conviene|puedo|podemos)|ya no\b)/;

/**
 * Every date in a folded text, in the order it is written, as it is meant on a day: numeric dates in US order, what is over in the
 * next year. Two dates that are one answer are one mention. Never throws; its time grows with the length of the text.
 */
export function dateMentions(folded: string, today: Day): DateMention[] {
  const found = rawMentions(folded, today);
  const merged: RawMention[] = [];
  for (const mention of found) {
    const before = merged.at(-1);
    const between = before === undefined ? null : folded.slice(before.end, mention.start);
    const isOneAnswer =
      before !== undefined &&
      between !== null &&
      between.length <= LONGEST_BETWEEN &&
      BETWEEN.test(between) &&
      between.trim() !== '' &&
      // "Not in June, July" is no answer of two months.
      !(
        between.startsWith(',') &&
        DENIED_BEFORE.test(folded.slice(Math.max(0, before.start - 60), before.start))
      );
    if (isOneAnswer)
      merged[merged.length - 1] = {
        start: before.start,
        end: mention.end,
        window: joined(before.window, mention.window),
        isWeak: before.isWeak && mention.isWeak,
        isRange: true,
      };
    else merged.push(mention);
  }
  return merged.map((mention) => bounded(folded, mention, today));
}

interface RawMention extends Span {
  readonly window: DateWindow;
  readonly isWeak: boolean;
  readonly isRange: boolean;
}

function rawMentions(folded: string, today: Day): RawMention[] {
  const found: RawMention[] = [];
  let rest = folded;
  for (const { pattern, read, isWeak = false } of DATE_FORMS) {
    for (const match of [...rest.matchAll(pattern)]) {
      const window = read(match.groups ?? {}, today);
      const span = trimmed(match[0], match.index);
      if (window === null || (couldBeFloorPlan(match[0]) && isFloorPlan(rest, span))) continue;
      found.push({ ...span, window, isWeak, isRange: false });
      rest = maskedAt(rest, span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "2/1" behind "by" is a date, behind "a" or before "bed" it is not. */
function isFloorPlan(folded: string, { start, end }: Span): boolean {
  const before = folded.slice(Math.max(0, start - 12), start);
  if (/^ ?(?:move|for (?:a )?mov|start)/.test(folded.slice(end, end + 12))) return false;
  if (
    /^ ?(?:bed|ba\b|bath|apartment|apt|unit|floor ?plan|with|w\/|still|left)/.test(
      folded.slice(end, end + 12),
    )
  )
    return true;
  return !/(?:^|\b(?:by|on|in|before|after|around|until|starting|from|to|for|is|or|el|para|date|maybe|about)|[:-]) ?$/.test(
    before,
  );
}

function trimmed(text: string, index: number): Span {
  const start = index + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length };
}

/** The mention with what the words around it make of it: "by", "after", "not". */
function bounded(folded: string, mention: RawMention, today: Day): DateMention {
  const { start, end, window, isWeak, isRange } = mention;
  const before = folded.slice(Math.max(0, start - 60), start);
  const after = folded.slice(end, end + 40);
  const with_ = (meant: DateWindow, isDenied = false): DateMention => ({
    start,
    end,
    window: meant,
    isWeak,
    isDenied,
  });
  if (DENIED_AFTER.test(after)) return with_(window, true);
  if (isRange) return with_(window, DENIED_BEFORE.test(before));
  const isNotBefore = /\b(?:not|no) (?:before|earlier than|antes del?) (?:the |el )?$/.test(before);
  if (!isNotBefore && (BY_BEFORE.test(before) || BY_AFTER.test(after)))
    return with_(until(window, before, today));
  if (isNotBefore || FROM_BEFORE.test(before) || FROM_AFTER.test(after)) return with_(from(window, before));
  return with_(window, DENIED_BEFORE.test(before));
}

/** "By June" is its first day, "by June 15" that day, "before June" the day before. */
function until(window: DateWindow, before: string, today: Day): DateWindow {
  const isBefore = /\b(?:before|prior to|antes del?) (?:\w+ )?$/.test(before);
  const isWhole = ['month', 'season', 'year'].includes(window.precision) && window.earliest > today;
  const last = isWhole || isBefore ? window.earliest : (window.latest ?? window.earliest);
  const latest = isBefore ? addDays(last, -1) : last;
  return { earliest: today, latest: latest < today ? today : latest, precision: 'range' };
}

/** "After June 15" begins the day after, "starting June 15" that day. */
function from(window: DateWindow, before: string): DateWindow {
  const isAfter = /\b(?:after|despues del?) (?:\w+ )?$/.test(before) && window.latest !== null;
  const earliest = isAfter ? addDays(window.latest, 1) : window.earliest;
  return { earliest, latest: null, precision: 'range' };
}
