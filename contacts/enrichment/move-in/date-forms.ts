import { addDays, addMonths, dayOf, weekdayOf, yearOf, type Day } from './calendar-day';
import {
  fromToday,
  inMonth,
  inSeason,
  inYear,
  joined,
  monthsFrom,
  onDay,
  upcoming,
  type DateWindow,
} from './date-window';
import { COUNT, countOf, MONTH, monthNamed, PART, partNamed, SEASON, seasonNamed } from './date-words';

/** The groups of a match by name; '' for one that took no part. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** A way of writing a date, tried in the order of the list on what the ones before have left. */
export interface DateForm {
  readonly pattern: RegExp;
  /** The window that is meant on a day; null for a date that cannot be meant. */
  readonly read: (groups: Groups, today: Day) => DateWindow | null;
  /** It means other things as often, and counts only right behind words about moving. */
  readonly isWeak?: true;
}

const ORDINAL = '(?:st|nd|rd|th)';
/** What makes of the number behind a month no day of it: "june 2 bedroom", "may 5pm". */
const NO_DAY_AFTER =
  '(?![\\d:/]| ?(?:am|pm|a\\.m|p\\.m|br|bd|ba|bed|bath|bdrm|room|unit|people|month|week|k\\b|%))';
const YEAR = '(?:,? (?:of |del? )?(?<year>20\\d\\d))?(?!\\d)';
const form = (pattern: string, read: DateForm['read'], more: Pick<DateForm, 'isWeak'> = {}): DateForm => ({
  pattern: new RegExp(pattern, 'g'),
  read,
  ...more,
});

const numberOf = (text: string | undefined): number => Number(text);
const yearSaid = ({ year }: Groups): number | null =>
  year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);

function onDate(month: number, day: number, groups: Groups, today: Day): DateWindow | null {
  const window = (year: number) => {
    const date = dayOf(year, month, day);
    return date === null ? null : onDay(date);
  };
  return upcoming(window, today, yearSaid(groups));
}

const NUMERIC = '(?<![\\d/.$-])(?<month>\\d{1,2})';

/** Dates with a day. US order: 6/7 is June 7th. */
const DAYS: readonly DateForm[] = [
  form('(?<![\\d-])(?<year>20\\d\\d)-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?!\\d)', (groups, today) =>
    onDate(numberOf(groups.month), numberOf(groups.day), groups, today),
  ),
  form(
    `${NUMERIC}(?:/(?<day>\\d{1,2})/(?<year>20\\d\\d|\\d\\d)|[-.](?<day2>\\d{1,2})[-.](?<year2>20\\d\\d|\\d\\d))(?![\\d/])`,
    ({ month, day, day2, year, year2 }, today) =>
      onDate(numberOf(month), numberOf(day ?? day2), { year: year ?? year2 }, today),
  ),
  form(`${NUMERIC}/(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d/]|\\.5| ?(?:off|of the|price))`, (groups, today) =>
    onDate(numberOf(groups.month), numberOf(groups.day), groups, today),
  ),
  form(
    `\\b(?<month>${MONTH}) ?(?:the )?(?<day>\\d{1,2})${ORDINAL}?(?: ?- ?| (?:to|through|thru|and|or|al?|o) )(?:the )?(?<until>\\d{1,2})${ORDINAL}?${NO_DAY_AFTER}`,
    (groups, today) => {
      const month = monthNamed(groups.month ?? '');
      const first = onDate(month, numberOf(groups.day), groups, today);
      const last = onDate(month, numberOf(groups.until), groups, today);
      return first && last && joined(first, last);
    },
  ),
  form(`\\b(?<month>${MONTH}) ?(?:the )?(?<day>\\d{1,2})${ORDINAL}?${NO_DAY_AFTER}${YEAR}`, (groups, today) =>
    onDate(monthNamed(groups.month ?? ''), numberOf(groups.day), groups, today),
  ),
  form(
    `(?<![\\d$/])(?<day>\\d{1,2})${ORDINAL}? ?(?:of |de )?(?<month>${MONTH})(?![a-z])${YEAR}`,
    (groups, today) => onDate(monthNamed(groups.month ?? ''), numberOf(groups.day), groups, today),
  ),
  form(`\\b(?:first|primero|1ro|1o|uno) (?:of |de )(?<month>${MONTH})(?![a-z])${YEAR}`, (groups, today) =>
    onDate(monthNamed(groups.month ?? ''), 1, groups, today),
  ),
  form('\\b(?:tomorrow|(?<!\\b(?:la|en la|por la|de la) )manana)\\b', (_, today) => onDay(addDays(today, 1))),
  form('\\b(?:today|hoy)\\b', (_, today) => onDay(today)),
  form(
    `\\b(?:the |el )?(?:(?<day>\\d{1,2})${ORDINAL}?|first|primero) (?:of |de |del )(?:the |this |el |este )?(?:(?<next>next|proximo|siguiente) )?(?:month|mes)\\b`,
    ({ day, next }, today) => ofMonth(numberOf(day ?? '1'), next !== undefined, today),
  ),
  form(
    `\\b(?:the (?<day>\\d{1,2})${ORDINAL}|el (?:dia )?(?:(?<day2>\\d{1,2})|primero))(?![\\d:,.]?\\d|[a-z]| ?(?:floor|story|level|one|time|street|st\\b|ave|unit|building|bed|room|person|piso|nivel))`,
    (groups, today) => ofMonth(numberOf(groups.day ?? groups.day2 ?? '1'), false, today),
  ),
];

/** The next such day of a month, today or later. */
function ofMonth(day: number, isNext: boolean, today: Day): DateWindow | null {
  for (let months = isNext ? 1 : 0; months < 13; months += 1) {
    const date = dayOf(...monthsFrom(today, months), day);
    if (date !== null && date >= today) return onDay(date);
  }
  return null;
}

/** "may" and "fall" are other words as well: they need one before them, or stand alone. */
const AS_A_TIME =
  '(?<=^\\s*|[/(,:-] ?|\\b(?:in|by|until|till|for|of|early|mid|late|before|after|on|this|next|coming|or|and|to|from|through|around|about|maybe|probably|starting|since|is|be|en|para|de|the|este|el) )';
const NO_VERB_AFTER =
  '(?! (?:i|we|you|he|she|they|it|not|be|have|need|want|also|or may|through|asleep|apart|off|in love)\\b)';
const MONTH_ALONE = `(?:${AS_A_TIME}may${NO_VERB_AFTER}|\\b(?!may\\b)${MONTH})(?![a-z])`;
const SEASON_ALONE = `(?:${AS_A_TIME}(?:fall|spring)${NO_VERB_AFTER}|\\b(?!fall\\b|spring\\b)${SEASON})(?! (?:camp|class|semester|street|st|ave|special|break)\\b)(?![a-z])`;
const WHICH = '(?:(?<which>this|next|coming|este|esta|proxim[oa]) )?';

/** Dates without a day. */
const MONTHS_AND_SEASONS: readonly DateForm[] = [
  form(`\\b(?<part>${PART})${WHICH}(?<month>${MONTH})(?![a-z])${YEAR}`, (groups, today) =>
    upcoming(
      (year) => inMonth(year, monthNamed(groups.month ?? ''), partNamed(groups.part ?? '')),
      today,
      yearSaid(groups),
    ),
  ),
  form(`\\b(?<part>${PART})${WHICH}(?<season>${SEASON})(?![a-z])${YEAR}`, (groups, today) =>
    upcoming(
      (year) => inSeason(year, seasonNamed(groups.season ?? ''), partNamed(groups.part ?? '')),
      today,
      yearSaid(groups),
    ),
  ),
  form(
    `\\b(?<part>${PART})(?:(?<next>next|the following|proximo|siguiente) )?(?:month|mes)\\b`,
    ({ part, next }, today) => {
      const window = inMonth(...monthsFrom(today, next === undefined ? 0 : 1), partNamed(part ?? ''));
      // "Beginning of the month", said at its end, is the next one's.
      if ((window.latest ?? window.earliest) >= today) return fromToday(window, today);
      return inMonth(...monthsFrom(today, 1), partNamed(part ?? ''));
    },
  ),
  form(
    `\\b(?<part>${PART})(?:(?<next>next|the new|the following|proximo|siguiente) )?(?:year|ano)\\b`,
    ({ part, next }, today) => {
      const read = (year: number) => inYear(year, partNamed(part ?? ''));
      return next === undefined ? upcoming(read, today) : read(yearOf(today) + 1);
    },
  ),
  form(`\\b(?<part>${PART})(?<year>20\\d\\d)(?!\\d)`, (groups, today) =>
    upcoming((year) => inYear(year, partNamed(groups.part ?? '')), today, yearSaid(groups)),
  ),
  form(`${WHICH}(?<month>${MONTH_ALONE})${YEAR}`, (groups, today) =>
    upcoming((year) => inMonth(year, monthNamed(groups.month ?? '')), today, yearSaid(groups)),
  ),
  form(`${WHICH}(?<season>${SEASON_ALONE})${YEAR}`, (groups, today) =>
    upcoming((year) => inSeason(year, seasonNamed(groups.season ?? '')), today, yearSaid(groups)),
  ),
];

const UNIT = '(?<unit>days?|weeks?|wks?|months?|mos?|dias?|semanas?|mes(?:es)?)';
const NEXT = '(?:next|the following|(?:el |la )?(?:proxim[oa]|siguiente))';

/** A count of time from a day that is named: before the day is read by itself. */
const FROM_NOW: readonly DateForm[] = [
  form(
    `\\b(?:(?<few>a few|few|several)|(?<from>${COUNT})(?:(?: ?- ?| or | to )(?<to>${COUNT}))?) ${UNIT} (?:from (?:now|today)|out|away)\\b`,
    inTime,
  ),
];

/** Dates as seen from the day they were said on. */
const RELATIVE: readonly DateForm[] = [
  form(
    `\\b(?<how>within|inside of|in less than|over|during|in|dentro de|en menos de|en)(?: about| around| like| roughly| unos| unas| como| the next| los proximos| las proximas)*(?: (?<few>a few|few|several|unos|unas|pocos|pocas)| (?<from>${COUNT})(?:(?: ?- ?| or | to | o | a )(?<to>${COUNT}))?) ${UNIT}\\b`,
    inTime,
  ),
  form(`\\b(?:${NEXT} (?:month|mes)|(?:el )?mes (?:que viene|entrante|proximo))\\b`, (_, today) =>
    inMonth(...monthsFrom(today, 1)),
  ),
  form(`\\b(?:later )?(?:this month|este mes)\\b`, (_, today) =>
    fromToday(inMonth(...monthsFrom(today, 0)), today),
  ),
  form(`\\b(?:${NEXT} (?:week|semana)|(?:la )?semana (?:que viene|entrante|proxima))\\b`, (_, today) =>
    weekFrom(addDays(today, 7 - weekdayOf(today))),
  ),
  form('\\b(?:later )?(?:this week|esta semana)\\b', (_, today) =>
    fromToday(weekFrom(addDays(today, -weekdayOf(today))), today),
  ),
  form(`\\b(?<which>this|next|este|proximo) (?:weekend|fin de semana)\\b`, ({ which }, today) => {
    const saturday = addDays(today, 5 - weekdayOf(today) + (/next|proximo/.test(which ?? '') ? 7 : 0));
    return fromToday({ earliest: saturday, latest: addDays(saturday, 1), precision: 'week' }, today);
  }),
  form(`\\b(?:${NEXT} (?:year|ano)|(?:el )?ano que viene)\\b`, (_, today) => inYear(yearOf(today) + 1)),
  form(
    '\\b(?:(?:after|right after) (?:the )?new years?(?: day)?|(?:the )?new year|despues de ano nuevo)\\b',
    (_, today) => inMonth(yearOf(today) + 1, 1, 'early'),
  ),
  form(
    '\\b(?:a\\.?s\\.?a\\.?p\\b|as soon as (?:possible|i can|we can|i possibly can)|as (?:early|quickly|fast) as possible|(?:the )?sooner (?:is |the )better|immediate(?:ly)?\\b|right away|right now|ready (?:to move )?now|lo (?:antes|mas pronto) posible|cuanto antes|de inmediato|inmediatamente|ya mismo|ahora mismo|urgente(?:mente)?\\b)',
    (_, today) => ({ earliest: today, latest: addDays(today, 30), precision: 'soon' }),
  ),
  form(
    '\\b(?:this |next |on |el )?(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\\b',
    ({ weekday }, today) => {
      const wanted = WEEKDAYS.findIndex((names) => names.includes(weekday ?? ''));
      return onDay(addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1));
    },
    { isWeak: true },
  ),
];

const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'lunes'],
  ['tuesday', 'martes'],
  ['wednesday', 'miercoles'],
  ['thursday', 'jueves'],
  ['friday', 'viernes'],
  ['saturday', 'sabado'],
  ['sunday', 'domingo'],
];

const weekFrom = (monday: Day): DateWindow => ({
  earliest: monday,
  latest: addDays(monday, 6),
  precision: 'week',
});

/** "In two weeks" is a week around that day, "in two months" a month around it, "in 2-3 months" from the one to the other. */
function inTime({ how, few, from, to, unit = '' }: Groups, today: Day): DateWindow | null {
  const later = (count: number): Day => {
    if (/^d/.test(unit)) return addDays(today, count);
    return /^(?:w|s)/.test(unit) ? addDays(today, 7 * count) : addMonths(today, count);
  };
  if (few !== undefined) return { earliest: later(2), latest: later(4), precision: 'range' };
  const [first, last] = [countOf(from ?? ''), countOf(to ?? from ?? '')];
  if (first === null || last === null || last > 365 || (/^m/.test(unit) && last > 24)) return null;
  if (/^(?:within|inside|in less|over|during|dentro|en menos)/.test(how ?? '') && to === undefined)
    return { earliest: today, latest: later(first), precision: 'range' };
  if (to !== undefined) return { earliest: later(first), latest: later(last), precision: 'range' };
  const day = later(first);
  if (/^d/.test(unit)) return onDay(day);
  const [slack, precision] = /^(?:w|s)/.test(unit) ? ([3, 'week'] as const) : ([15, 'month'] as const);
  return fromToday({ earliest: addDays(day, -slack), latest: addDays(day, slack), precision }, today);
}

/** Every way of writing a date, the more exact first. */
export const DATE_FORMS: readonly DateForm[] = [...FROM_NOW, ...DAYS, ...MONTHS_AND_SEASONS, ...RELATIVE];

/** Whether a numeric date could as well be a floor plan: 2/1 is two bedrooms, one bath. */
export const couldBeFloorPlan = (phrase: string): boolean => /^[1-5]\/[1-4]$/.test(phrase);
