import { maskedAt, type Span } from '../reading/readable';
import { dateMentions } from '../move-in/date-mentions';
import { BATHS_AFTER, BED_COUNT, bedCountOf, bedrooms, BEDS, type UnitType } from './unit-words';

/** A kind of home that a text speaks of. */
export interface UnitMention extends Span {
  readonly types: readonly UnitType[];
  /** How many bathrooms were named with it. */
  readonly bathrooms: number | null;
}

interface UnitForm {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => readonly UnitType[];
}

const bedsFrom = (first: string | undefined, last: string | undefined): UnitType[] => {
  const from = bedCountOf(first ?? '');
  const to = last === undefined ? from : bedCountOf(last);
  const counts = from <= to ? Array.from({ length: to - from + 1 }, (_, more) => from + more) : [to, from];
  return counts.flatMap((count) => bedrooms(count) ?? []);
};

const FORMS: readonly UnitForm[] = [
  {
    pattern: new RegExp(
      `(?<![\\d$#/.,a-z-])(?<first>${BED_COUNT})(?: ?-? ?${BEDS})?(?: ?(?:-|/|&) ?| (?:or|and|to|o|y|a) (?:an? |maybe |even )?)(?<last>${BED_COUNT})[ -]{0,3}${BEDS}`,
      'g',
    ),
    read: ({ first, last }) => bedsFrom(first, last),
  },
  {
    pattern: new RegExp(`(?<![\\d$#/.,a-z])(?<first>${BED_COUNT})[ -]{0,3}${BEDS}`, 'g'),
    read: ({ first }) => bedsFrom(first, undefined),
  },
  // Beds by baths: 2x2, and 2/1 where it is no date.
  {
    pattern:
      /(?<![\d$#/.,-])(?<first>[1-5]) ?(?:x|\/) ?(?<baths>[1-4](?:\.5)?)(?![\d/x%]| ?(?:off|price|am|pm|people))/g,
    read: ({ first }) => bedsFrom(first, undefined),
  },
  {
    pattern:
      /(?<!\b(?:yoga|photo\w*|art|dance|music|recording|fitness|tattoo|pilates|home|film|sound|design|ballet|work|tv|nail|hair|salon) )\b(?:studios?|efficienc(?:y|ies)|monoambientes?|bachelor (?:unit|apartment|pad))\b(?! (?:space|light|monitor|equipment|session|class))/g,
    read: () => ['studio'],
  },
  {
    pattern: /\b(?:un|unos|el|los|tipo|algun|de|para|o|tienen) estudios?\b(?! (?:en la|de la|universi))/g,
    read: () => ['studio'],
  },
  { pattern: /\blofts?\b(?! (?:bed|area|ladder))/g, read: () => ['loft'] },
];

/** Every kind of home in a folded text, in its order. Never throws; its time grows with the length of the text. */
export function unitMentions(folded: string): UnitMention[] {
  const found: UnitMention[] = [];
  let rest = withoutDates(folded);
  for (const { pattern, read } of FORMS) {
    for (const match of [...rest.matchAll(pattern)]) {
      const types = read(match.groups ?? {});
      const span = { start: match.index, end: match.index + match[0].length };
      if (types.length === 0 || IS_FURNITURE.test(rest.slice(span.end))) continue;
      const baths = BATHS_AFTER.exec(rest.slice(span.end));
      const end = span.end + (baths?.[0].length ?? 0);
      const bathrooms = baths?.[1] ?? match.groups?.baths ?? null;
      found.push({
        start: span.start,
        end,
        types,
        bathrooms: bathrooms === null ? null : bathsOf(bathrooms),
      });
      rest = maskedAt(rest, { start: span.start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "1 bedroom window", "2 bed frames": a part of a home, not a kind of home. */
const IS_FURNITURE =
  /^ (?:windows?|doors?|lights?|ceilings?|closets?|sets?|furniture|sheets|frames?|bugs?|walls?|carpet|fan|outlet)\b/;

const bathsOf = (word: string): number => (/^\d/.test(word) ? Number(word) : bedCountOf(word));

/** The day does not matter for whether something is a date; 2/1 that the date rules take is left to them. */
function withoutDates(folded: string): string {
  return dateMentions(folded, '2024-01-01')
    .filter(({ start, end }) => folded.slice(start, end).includes('/'))
    .reduce(maskedAt, folded);
}
