import { generations, irishStems, macStems, particles, suffixes } from './name-words';
import { foldedWords } from './visible-text';

/** How a text is written: only its letters that have two cases are looked at. */
export type LetterCase = 'upper' | 'lower' | 'mixed' | 'none';

/** The case of a whole text. Fewer than two cased letters say nothing: `none`. Never throws. */
export function letterCase(text: string): LetterCase {
  const cased = [...text].filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
  if (cased.length < 2) return 'none';
  if (cased.every((letter) => letter === letter.toUpperCase())) return 'upper';
  return cased.every((letter) => letter === letter.toLowerCase()) ? 'lower' : 'mixed';
}

/**
 * Title case for a given name or a last name that was written in one case: Mc and known Mac names, O', D', hyphens,
 * particles behind the first word in lower case, initials kept. Call it only when the WHOLE name is of one case.
 * Never throws, idempotent.
 * Source of the rule: docs/sources.md, "Capitals"; lost accents and apostrophes are not restored.
 */
export function titleCaseName(text: string): string {
  return text
    .split(' ')
    .map((word, index) =>
      index > 0 && particles.has(word.toLowerCase()) ? word.toLowerCase() : titleCaseWord(word),
    )
    .join(' ');
}

const companyCapitals = new Set(
  'llc lp llp pllc pc pa po hoa pto pta usa us nyc hvac dba ii iii iv ne nw se sw atm ymca ywca'.split(' '),
);
const streetShort = new Set(['st', 'rd', 'dr', 'ct', 'ln', 'pl', 'sq', 'mt', 'ft', 'pt', 'bldg', 'rr']);
const companySmall = new Set(['of', 'the', 'and', 'at', 'for', 'in', 'on', 'by', 'a', 'an']);

/**
 * Title case for a company, street or town that was written in capitals: legal forms and numerals stay capitals,
 * small words become small. Text in mixed case comes back unchanged. Never throws, idempotent.
 */
export function titleCaseCompany(text: string): string {
  if (letterCase(text) !== 'upper') return text;
  return text
    .split(' ')
    .map((word, index) => {
      const folded = foldedWords(word);
      if (companyCapitals.has(folded) || /\.\p{L}\./u.test(word)) return word;
      if (streetShort.has(folded)) return capitalized(word.toLowerCase());
      if (index > 0 && companySmall.has(folded)) return word.toLowerCase();
      return titleCaseWord(word);
    })
    .join(' ');
}

function titleCaseWord(word: string): string {
  const folded = foldedWords(word);
  if (generations.has(folded)) return suffixes.get(folded) ?? word;
  if (/^\p{Lu}{2}$/u.test(word) && (!/[aeiouy]/.test(folded) || /[jc]$/.test(folded))) return word;
  return word
    .split(/(?<=[-\u2010/&.("])/u)
    .map((part) => titleCasePart(part))
    .join('');
}

function titleCasePart(part: string): string {
  const lower = part.toLowerCase();
  const apostrophe = /^([od])(['\u2019])(\p{L}.*)$/u.exec(lower);
  if (apostrophe)
    return `${(apostrophe[1] ?? '').toUpperCase()}${apostrophe[2]}${capitalized(apostrophe[3] ?? '')}`;
  const stem = /^\p{L}+/u.exec(lower)?.[0] ?? '';
  if (/^mc\p{L}{3,}/u.test(lower)) return `Mc${capitalized(lower.slice(2))}`;
  if (stem.startsWith('mac') && macStems.has(stem.slice(3))) return `Mac${capitalized(lower.slice(3))}`;
  if (stem.startsWith('o') && irishStems.has(stem.slice(1))) return `O${capitalized(lower.slice(1))}`;
  return capitalized(lower);
}

function capitalized(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
