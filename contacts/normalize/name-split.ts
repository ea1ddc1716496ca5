import type { PersonName } from '../model/source-record';
import { generations, particles, prefixes, suffixes, vietnameseSurnames } from './name-words';
import { foldedWords } from './visible-text';

const nothing: PersonName = {
  prefix: null,
  first: null,
  middle: null,
  last: null,
  suffix: null,
  nickname: null,
};

/** What a text says about one person, and whether it had the last name in front. */
export interface SplitName {
  readonly name: PersonName;
  readonly isLastFirst: boolean;
}

/**
 * Takes one person's name apart: "Mr. Tibbets", "Peter Van der Berg", "McDonough, Eileen", "Thornbury III, William",
 * "Thomas McDonough, Jr.", "Frank Jr Bonaventura". One word is a first name, behind a title a last name.
 * Never throws. Letters keep their case. @param text one line, without notes, one person
 * Source of the rule: docs/sources.md, "Names"; a comma before a known suffix is no swap.
 */
export function splitName(text: string): SplitName {
  const pieces = text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const behind: string[] = [];
  while (pieces.length > 1 && isSuffixes(pieces.at(-1) ?? '')) behind.unshift(pieces.pop() ?? '');
  const [front = '', given] = pieces;
  const isNote =
    given !== undefined && /^\p{Ll}/u.test(given) && /^\p{Lu}/u.test(front) && front.includes(' ');
  if (given === undefined || isNote)
    return { name: splitWords(words(`${front} ${behind.join(' ')}`)), isLastFirst: false };
  const last = splitEnds(words(front));
  const name = splitEnds(words(`${given} ${behind.join(' ')}`));
  const [first = null, ...middle] = name.words;
  return {
    isLastFirst: true,
    name: {
      ...nothing,
      prefix: name.prefix ?? last.prefix,
      first,
      middle: joined(middle),
      last: joined(last.words),
      suffix: last.suffix ?? name.suffix,
    },
  };
}

/** Takes title, generation and degrees off the ends of a list of words, and generations out of its middle. */
export function splitEnds(all: readonly string[]): {
  words: readonly string[];
  prefix: string | null;
  suffix: string | null;
} {
  const rest = [...all];
  const titles: string[] = [];
  while (rest.length > 0 && prefixes.has(foldedWords(rest[0] ?? '')))
    titles.push(prefixes.get(foldedWords(rest.shift() ?? '')) ?? '');
  const ends: string[] = [];
  while (rest.length > 1 && suffixes.has(suffixKey(rest.at(-1) ?? '')))
    ends.unshift(suffixes.get(suffixKey(rest.pop() ?? '')) ?? '');
  if (rest.length > 2 && /^V\.?$/.test(rest.at(-1) ?? '')) ends.unshift((rest.pop() ?? '').slice(0, 1));
  const inside = rest.findIndex(
    (word, index) => index > 0 && index < rest.length - 1 && generations.has(suffixKey(word)),
  );
  if (inside > 0) ends.unshift(suffixes.get(suffixKey(rest.splice(inside, 1)[0] ?? '')) ?? '');
  return { words: rest, prefix: joined(titles), suffix: joined(ends) };
}

/** True for a text of nothing but generations and degrees, e.g. "Jr., Esq". */
export function isSuffixes(text: string): boolean {
  const all = words(text);
  return all.length > 0 && all.every((word) => suffixes.has(suffixKey(word)));
}

/** A name on one line, without title and nickname: "Frank Bonaventura Jr". '' when it says nothing. */
export function displayName(name: Pick<PersonName, 'first' | 'middle' | 'last' | 'suffix'>): string {
  return [name.first, name.middle, name.last, name.suffix].filter((part) => part !== null).join(' ');
}

function splitWords(all: readonly string[]): PersonName {
  const { words: rest, prefix, suffix } = splitEnds(all);
  const [first = null] = rest;
  if (rest.length === 1 && prefix !== null) return { ...nothing, prefix, suffix, last: first };
  if (rest.length < 2) return { ...nothing, prefix, suffix, first };
  if (rest.length > 2 && isVietnameseOrder(rest)) {
    return {
      ...nothing,
      prefix,
      suffix,
      first: rest.at(-1) ?? null,
      middle: joined(rest.slice(1, -1)),
      last: first,
    };
  }
  const particle = rest.findIndex(
    (word, index) => index > 0 && index < rest.length - 1 && isParticle(word, rest[index + 1] ?? ''),
  );
  const lastAt = particle > 0 ? particle : rest.length - 1;
  return {
    ...nothing,
    prefix,
    suffix,
    first,
    middle: joined(rest.slice(1, lastAt)),
    last: joined(rest.slice(lastAt)),
  };
}

function isParticle(word: string, next: string): boolean {
  const folded = foldedWords(word);
  if (folded === 'van' && vietnameseSurnames.has(foldedWords(next))) return false;
  return particles.has(folded);
}

/** "Nguy\u1EC5n V\u0103n Minh": a Vietnamese last name followed by the middle name V\u0103n or Th\u1ECB stands in front. */
function isVietnameseOrder([last = '', middle = '']: readonly string[]): boolean {
  return vietnameseSurnames.has(foldedWords(last)) && /^(?:van|thi)$/.test(foldedWords(middle));
}

function suffixKey(word: string): string {
  return foldedWords(word.replaceAll('.', ''));
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function joined(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join(' ');
}
