import type { PersonName } from '../model/source-record';
import { looksLikeCompany, readCompany } from './company-name';
import { letterCase } from './name-case';
import { withoutNotes } from './name-notes';
import { displayName, splitEnds } from './name-split';
import { particles } from './name-words';
import { namesNobody } from './nobody-name';
import { readName, titleCased, type NameFlag, type NameReading } from './person-name';
import { foldedWords, oneLine, repairMojibake } from './visible-text';

/** Longer than any name; such cells hold notes. */
const longestParts = 400;

/** A name that comes in several columns; '' or null for what is not there. */
export type NameParts = { readonly [part in keyof PersonName]?: string | null };

/**
 * Reads a name from separate columns. With no last name the first-name cell is read as a whole name, because people
 * and phone apps put everything there: "Bob Castellano (leak)", "Eastmere Realty", "+16175550123".
 * Never throws. Same promises as `readName`.
 * Source of the rule: docs/sources.md, "Names and companies".
 */
export function readNameParts(parts: NameParts): NameReading {
  const raw = [parts.first, parts.middle, parts.last].map((part) => part ?? '');
  if (raw.join('').length > longestParts) return { kind: 'nobody', flags: ['description'] };
  const [first = '', middle = '', last = ''] = raw.map((part) => oneLine(repairMojibake(part)));
  const whole = oneLine([first, middle, last].join(' '));
  const extra = { prefix: clean(parts.prefix), suffix: clean(parts.suffix), nickname: clean(parts.nickname) };
  if (last === '' || /[&+]|\band\b/i.test(`${first} ${last}`) || (first === '' && !isOnlyLastName(last))) {
    return withExtra(readName(raw.join(' ')), extra);
  }
  const nobody = namesNobody(whole) ?? namesNobody(withoutNotes(whole).text);
  if (nobody) return { kind: 'nobody', flags: [nobody] };
  if (looksLikeCompany(whole, 'strong')) {
    const company = readCompany(whole);
    return company
      ? { kind: 'company', company, alsoNamed: [], flags: ['entity'] }
      : { kind: 'nobody', flags: ['no_name'] };
  }
  return withExtra(readSeparately(first, middle, last, raw.join('') !== repairMojibake(raw.join(''))), extra);
}

function readSeparately(
  firstCell: string,
  middleCell: string,
  lastCell: string,
  wasMojibake: boolean,
): NameReading {
  const cells = [firstCell, middleCell, lastCell].map((cell) => withoutNotes(cell));
  const flags = new Set<NameFlag>(cells.flatMap((cell) => cell.flags));
  if (cells.some((cell) => cell.isInactive)) flags.add('inactive_customer');
  if (wasMojibake) flags.add('mojibake');
  const [first = '', middle = '', last = ''] = cells.map((cell) => cell.text);
  const given = splitEnds(first.split(/[\s,]+/).filter((word) => word !== ''));
  const family = splitEnds(last.split(/[\s,]+/).filter((word) => word !== ''));
  const initial =
    middle === '' && given.words.length > 1 && /^\p{L}\.?$/u.test(given.words.at(-1) ?? '')
      ? given.words.at(-1)
      : undefined;
  const name: PersonName = {
    prefix: given.prefix ?? family.prefix,
    first: orNull((initial === undefined ? given.words : given.words.slice(0, -1)).join(' ')),
    middle: orNull(initial ?? middle),
    last: orNull(family.words.join(' ')),
    suffix: family.suffix ?? given.suffix,
    nickname: cells.find((cell) => cell.nickname !== null)?.nickname ?? null,
  };
  const written = letterCase(displayName({ ...name, suffix: null }));
  if (written === 'upper') flags.add('all_caps');
  if (written === 'lower') flags.add('all_lower');
  if (/\p{L}\?|\?\p{L}|\uFFFD/u.test(firstCell + lastCell)) flags.add('lost_char');
  if (displayName(name) === '') return { kind: 'nobody', flags: [...flags, 'no_name'] };
  if (name.first === null || name.last === null || /^\p{L}\.?$/u.test(name.last)) flags.add('partial_name');
  const cased = written === 'upper' || written === 'lower' ? titleCased(name) : name;
  return { kind: 'person', name: cased, alsoNamed: [], flags: [...flags] };
}

type Extra = Pick<PersonName, 'prefix' | 'suffix' | 'nickname'>;

/** "Tibbets" and "Van der Berg" are last names; "Bob Castellano" in the last-name column is a whole name. */
function isOnlyLastName(text: string): boolean {
  return /^[^\s,&]+$/.test(text) || particles.has(foldedWords(text.split(' ')[0] ?? ''));
}

function withExtra(reading: NameReading, extra: Extra): NameReading {
  if (reading.kind !== 'person') return reading;
  const suffix = extra.suffix === null ? null : splitEnds(['x', ...extra.suffix.split(/[\s,]+/)]).suffix;
  const prefix = extra.prefix === null ? null : splitEnds([extra.prefix, 'x']).prefix;
  return {
    ...reading,
    name: {
      ...reading.name,
      prefix: prefix ?? reading.name.prefix,
      suffix: suffix ?? reading.name.suffix,
      nickname: extra.nickname ?? reading.name.nickname,
    },
  };
}

function clean(part: string | null | undefined): string | null {
  return orNull(oneLine(repairMojibake((part ?? '').slice(0, 100))));
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
