import { NUMBER_WORDS } from '../reading/number-words';
import type { Part, Season } from './date-window';

/** Folded names of the months, English and Spanish, in the order of the year; short forms with and without their point. */
const MONTHS: readonly string[] = [
  'january|jan|enero',
  'february|feb|febrero',
  'march|marzo',
  'april|apr|abril',
  'may|mayo',
  'june|jun|junio',
  'july|jul|julio',
  'august|aug|agosto',
  'september|sept|sep|septiembre|setiembre',
  'october|oct|octubre',
  'november|nov|noviembre',
  'december|dec|diciembre',
];

/** A month by any of its names; "mar" only where a day follows, as it is a word of its own. */
export const MONTH = `(?:${MONTHS.join('|')}|mar(?=\\.? ?\\d))\\.?`;

/** 1..12 */
export function monthNamed(word: string): number {
  const name = word.replace('.', '');
  if (name === 'mar') return 3;
  return MONTHS.findIndex((names) => names.split('|').includes(name)) + 1;
}

const PARTS: Readonly<Record<Part, string>> = {
  first_week: '(?:the )?(?:first|1st) (?:week|weekend) (?:of|in)|(?:la )?primera semana de',
  last_week: '(?:the )?last (?:week|weekend) (?:of|in)|(?:la )?ultima semana de',
  early:
    'early(?: in| part of)?|(?:the )?(?:beginning|start|first (?:part|half)) of|(?:a |al )?(?:principios?|inicios?|comienzos?)(?: de| del)?',
  mid: 'mid(?:dle)?(?: of| part of)?|(?:the )?middle (?:of|part of)|(?:a )?mediados(?: de| del)?',
  late: 'late(?: in| part of)?|(?:the )?(?:very )?(?:end|second half|latter (?:part|half)) of|(?:a |al )?(?:final(?:es)?|fin(?:es)?)(?: de| del)?',
};

/** Any of the words for a part of a month, a season or a year, with the blank or dash behind it. */
export const PART = `(?:${Object.values(PARTS).join('|')})(?:[ -]*(?:the|this|el|la|month of|mes de)(?= ))*[ -]*`;

/** The part that the words say. */
export function partNamed(words: string): Part | null {
  const said = words.trim();
  for (const [part, pattern] of Object.entries(PARTS))
    if (new RegExp(`^(?:${pattern})(?![a-z])`).test(said)) return part as Part;
  return null;
}

export const SEASON =
  '(?:spring(?:time)?|summer(?:time)?|fall|autumn|winter|primavera|verano|otono|invierno)';

export function seasonNamed(word: string): Season {
  if (/^(?:spring|primavera)/.test(word)) return 'spring';
  if (/^(?:summer|verano)/.test(word)) return 'summer';
  return /^(?:winter|invierno)/.test(word) ? 'winter' : 'fall';
}

/** Small numbers as people write them. */
const COUNTS: Readonly<Record<string, number>> = {
  ...NUMBER_WORDS,
  a: 1,
  an: 1,
  couple: 2,
  'a couple': 2,
  'couple of': 2,
  'a couple of': 2,
  'un par de': 2,
  six: 6,
  seis: 6,
};

export const COUNT =
  '(?:\\d{1,3}|(?:a )?couple(?: of)?|un par de|an?|one|two|three|four|five|six|una?|dos|tres|cuatro|cinco|seis)';

/** How many; null for words that say no number. */
export function countOf(word: string): number | null {
  return COUNTS[word] ?? (/^\d{1,3}$/.test(word) ? Number(word) : null);
}
