import { contactData } from '../reading/contact-data';
import { masked, type Span } from '../reading/readable';
import { MONTH } from '../move-in/date-words';

/** A number that could be a rent, in dollars a month. */
export interface Amount extends Span {
  readonly value: number;
  /** It is written as money: with a dollar sign, "k", or the word. */
  readonly isMoney: boolean;
}

/** No rent that a leasing office asks is outside; what is, is something else. */
export const LOWEST_RENT = 300;
export const HIGHEST_RENT = 15_000;

const NOT_A_COUNT_AFTER =
  '(?! ?(?:max|or less|a month|\\/ ?mo|per month|monthly|budget|dollars|dolares|tops|al mes))';
const STREET =
  '(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|hwy|highway|pkwy|parkway|cir|circle|ter|terrace|trl|trail)';
const NO_NAME =
  '(?!(?:an?|the|per|for|or|and|to|max|month|monthly|with|in|on|near|at|is|by|but|y|al|por|a|dollars)\\b)';

/** Numbers that are something else, whatever they stand beside. Bounded each, so that their time grows with the text alone. */
const SOMETHING_ELSE: readonly RegExp[] = [
  // 1,500 sq ft, 12 miles, 6 months, 40 lbs
  /\d[\d,.]{0,8} ?(?:-|to)? ?(?:\d[\d,.]{0,8} ?)?(?:sq\.?|square|sf\b|sqft|ft\b|feet|foot\b|kwh|kw\b|lbs?\b|pounds|miles?\b|mins?\b(?!imum)|minutes|hours?\b|hrs\b|percent|%|mbps|inch(?:es)?|people|degrees|stars?\b)/g,
  /\b\d{1,3} ?(?:-|to|or|\/)? ?(?:\d{1,3} ?)?-?(?:days?|weeks?|months?|years?|yrs?|dias?|semanas?|mes(?:es)?|anos?)\b/g,
  // apt 1500, unit #204, confirmation 1845
  new RegExp(
    `(?:\\b(?:apt|apartment|unit|suite|ste|room|rm|bldg|building|depto|apartamento|numero|no|floor|lot|spot|confirmation|conf|reference|ref|order|ticket|code|gate|pin|case|application|account|acct)\\.?(?: (?:number|num|no|id|is|code))?[ :]{0,2}#?|#) ?\\d{1,7}[a-z]?\\b${NOT_A_COUNT_AFTER}`,
    'g',
  ),
  /\bzip(?: ?code)?(?: is|:)? ?\d{5}|\b[a-z]{2} \d{5}(?:-\d{4})?\b(?! ?(?:a|per|dollars))/g,
  // built in 1998, since 2015, june 2027
  /\b(?:in|since|built|year|class of|of|en|ano|desde el|renovated|remodeled|until|fall|spring|summer|winter)(?: around| about)? (?:19|20)\d\d(?![\d,.k]|'?s)/g,
  new RegExp(`\\b${MONTH}(?: \\d{1,2}(?:st|nd|rd|th)?\\b)?(?:,? 20\\d\\d\\b)?`, 'g'),
  // 1750 Main Street, 2100 Congress Ave
  new RegExp(`(?<![\\d$,])\\d{1,5} (?:[nsew]\\.? )?(?:${NO_NAME}[a-z0-9'.]{1,20} ){1,2}${STREET}\\b`, 'g'),
  // 12/5, 1/15/2027, 2027-03-01
  /(?<![\d$])\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\d/])|\b20\d\d-\d{1,2}-\d{1,2}\b/g,
  // 5pm, 2:30, at 3
  /\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m|p\.m|o'?clock)\b|\b\d{1,2}:\d\d\b/g,
  // 3 bedrooms, 2x2
  /\b\d ?-?(?:br|bd|ba|bed|bath|bdrm|recamara|habitacion|cuarto|bano|dormitorio)[a-z]*|\b\d ?x ?\d\b/g,
  // the 1500s
  /\b\d{4}'?s\b/g,
];

const TENS: Readonly<Record<string, number>> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
};
const ONES: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
};
const CIENTOS: Readonly<Record<string, number>> = {
  cien: 100,
  doscientos: 200,
  trescientos: 300,
  cuatrocientos: 400,
  quinientos: 500,
  seiscientos: 600,
  setecientos: 700,
  ochocientos: 800,
  novecientos: 900,
};
const anyOf = (words: Readonly<Record<string, number>>) => Object.keys(words).join('|');

const DIGITS = '\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,6}';
const WRITTEN = new RegExp(
  [
    `(?:(?<sign>\\$ ?|\\busd ?)|(?<![\\d.,/#$]|[a-z]))(?<digits>${DIGITS})(?<cents>\\.\\d{3}(?!\\d)|\\.\\d{1,2})?(?<scale> ?k(?:\\b|(?=ish))| ?hundred\\b| grand\\b| mil\\b)?(?![\\d,]*\\d|(?!ish\\b)[a-z]|\\.\\d|%|/\\d)`,
    `(?<![a-z])(?<hundreds>${anyOf(TENS)})[ -]hundred\\b`,
    `(?<![a-z])(?<thousands>${anyOf(ONES)}|a) (?:thousand|grand|mil)\\b(?: (?:and )?(?<rest>${anyOf(ONES)}) hundred\\b| (?<ciento>${anyOf(CIENTOS)})\\b)?`,
    `(?<![a-z\\d] ?)mil (?<mil>${anyOf(CIENTOS)})\\b`,
  ].join('|'),
  'g',
);

/**
 * The numbers of a folded text that could be a rent, in their order. Telephone numbers, units, years, zip codes, square feet,
 * addresses, dates and times are none. Never throws; its time grows with the length of the text.
 */
export function amountsIn(folded: string): Amount[] {
  const rest = SOMETHING_ELSE.reduce(masked, masked(folded, contactData()));
  const found: Amount[] = [];
  for (const match of rest.matchAll(WRITTEN)) {
    const value = valueOf(match.groups ?? {});
    const { sign, scale, digits } = match.groups ?? {};
    const isMoney = sign !== undefined || scale !== undefined || digits === undefined;
    const span = { start: match.index, end: match.index + match[0].length };
    // "1.5-2k", "14 to 16 hundred": the first has the scale of the second.
    const shared =
      scale === undefined && value < LOWEST_RENT ? SCALE_OF_SECOND.exec(rest.slice(span.end)) : null;
    const factor = shared === null ? 1 : shared[1] === 'k' ? 1_000 : 100;
    found.push({ ...span, value: value * factor, isMoney: isMoney || shared !== null });
  }
  return found.filter(({ value }) => value >= LOWEST_RENT && value <= HIGHEST_RENT);
}

const SCALE_OF_SECOND = /^ ?(?:-|to|or|and|y|a) ?\$? ?\d{1,2}(?:\.\d{1,2})? ?(k|hundred)\b/;

function valueOf(groups: Readonly<Record<string, string | undefined>>): number {
  const { digits, cents, scale, hundreds, thousands, rest, ciento, mil } = groups;
  if (hundreds !== undefined) return (TENS[hundreds] ?? 0) * 100;
  if (thousands !== undefined)
    return (ONES[thousands] ?? 1) * 1_000 + (ONES[rest ?? ''] ?? 0) * 100 + (CIENTOS[ciento ?? ''] ?? 0);
  if (mil !== undefined) return 1_000 + (CIENTOS[mil] ?? 0);
  const whole = (digits ?? '').replaceAll(',', '');
  // A point with three digits behind it parts thousands, as it does in Spanish.
  const number = cents?.length === 4 ? Number(whole + cents.slice(1)) : Number(`${whole}${cents ?? ''}`);
  const factor = scale === undefined ? 1 : /hundred/.test(scale) ? 100 : 1_000;
  return Math.round(number * factor);
}
