import { looksLikeCompany } from '../../normalize/company-name';
import { foldName } from '../../normalize/fold-name';
import { withoutNotes } from '../../normalize/name-notes';
import { namesNobody } from '../../normalize/nobody-name';
import { isGenericText } from '../generic-name';

/** Generations by what they say of a person's age; conflicting ones are two people. */
export const generationCodes = { none: 0, jr: 1, sr: 2, ii: 3, iii: 4, iv: 5 } as const;

/** What one cell for a name says, folded. */
export interface NameCellWords {
  /** Words of the name in their order, without titles, generations, notes and unit numbers. */
  readonly words: readonly string[];
  /** How many words stand before a comma that swaps last and first name; 0 when there is none. */
  readonly wordsBeforeComma: number;
  /** One of `generationCodes`. */
  readonly generation: number;
  /** "e9" of "apt E9" or "(204)"; people write the unit beside the name in a phone's contacts. */
  readonly unit: string;
  /** The company a name cell names instead of a person. */
  readonly company: string | null;
}

const NOTHING: NameCellWords = { words: [], wordsBeforeComma: 0, generation: 0, unit: '', company: null };

const GENERATIONS: ReadonlyMap<string, number> = new Map([
  ['jr', generationCodes.jr],
  ['junior', generationCodes.jr],
  ['sr', generationCodes.sr],
  ['senior', generationCodes.sr],
  ['ii', generationCodes.ii],
  ['2nd', generationCodes.ii],
  ['iii', generationCodes.iii],
  ['3rd', generationCodes.iii],
  ['iv', generationCodes.iv],
  ['4th', generationCodes.iv],
]);
/** Titles and degrees; not one of them tells two people apart. */
const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof professor rev reverend hon rt sir attn baronet bart bt capt col lt sgt esq esquire md ' +
    'phd dds cpa rn jd obe mbe kbe cbe qc 1st 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th'
  ).split(' '),
);
/** Ranks that people are also named after ("Earl Mason"); they count as ranks only beside two other words. */
const RANKS: ReadonlySet<string> = new Set(
  (
    'earl duke baron baroness count countess viscount viscountess duchess marquess marquis lord lady dame captain ' +
    'colonel gen general lieutenant maj major admiral'
  ).split(' '),
);
const UNIT_WORDS: ReadonlySet<string> = new Set('unit apt apartment suite ste room'.split(' '));

const hasDigit = (word: string): boolean => /\d/.test(word);
const isUnit = (word: string): boolean => word.length <= 5 && /^[a-z]?\d+[a-z]?$/.test(word);

/** The code of a suffix column: "Jr." is `jr`; 0 when it names no generation. */
export const generationOf = (text: string | null): number =>
  text === null ? 0 : (GENERATIONS.get(foldName(text)) ?? 0);

/** "mc caleer", "o brien", "st john": a syllable that an export has split off. */
const SPLIT_OFF: ReadonlySet<string> = new Set(['mc', 'mac', 'o', 'd']);

function joinSplitSyllables(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const next = words[index + 1];
    if ((word === 'mc' || word === 'mac') && SPLIT_OFF.has(word) && next !== undefined && next.length > 2) {
      joined.push(word + next);
      index += 1;
    } else joined.push(word);
  }
  return joined;
}

/**
 * Reads a cell in which a name, a part of one or a whole one may stand: "Frank Jr", "unit 204", "McMillin, Brennt",
 * "Robert Campbell (A8)", "LINDQVIST,JONAH J & AIMEE" (the first person), "N/A" (nobody). Never throws.
 */
export function readNameCellWords(raw: string): NameCellWords {
  const plain = plainName.exec(raw);
  return (plain && readPlainName(plain[1] ?? '', plain[2])) ?? readAnyName(raw);
}

/** One word, perhaps with an initial behind it: most cells. */
const plainName = /^([A-Za-z]{3,})(?: ([A-Za-z])\.?)?$/;
/** Whether a word alone names somebody, for the words asked for last. */
const namesSomebody = new Map<string, boolean>();
const REMEMBERED_WORDS = 100_000;

/** null when the word alone is no name, so that the whole cell has to be looked at. */
function readPlainName(word: string, initial: string | undefined): NameCellWords | null {
  const folded = word.toLowerCase();
  let isName = namesSomebody.get(folded);
  if (isName === undefined) {
    const alone = readAnyName(folded);
    isName = alone.words.length === 1 && alone.words[0] === folded;
    if (namesSomebody.size >= REMEMBERED_WORDS) namesSomebody.clear();
    namesSomebody.set(folded, isName);
  }
  if (!isName) return null;
  return { ...NOTHING, words: initial === undefined ? [folded] : [folded, initial.toLowerCase()] };
}

function readAnyName(raw: string): NameCellWords {
  let text = raw.length > 200 ? raw.slice(0, 200) : raw;
  const trimmed = text.trim();
  if (trimmed === '') return NOTHING;
  if (namesNobody(trimmed) !== null && !hasDigit(trimmed)) return NOTHING;
  if (/^[a-z]+ [a-z]/i.test(trimmed) && looksLikeCompany(trimmed, 'strong'))
    return { ...NOTHING, company: trimmed };
  const couple = /\s*(?:[&+]|(?<![\p{L}])and(?![\p{L}]))\s*/iu.exec(text);
  if (couple && couple.index > 0) text = firstOfCouple(text, couple.index, couple[0].length);
  if (/["(\u201C[@]/.test(text)) {
    const unitInBrackets = /[([]\s*#?\s*([A-Za-z]?\d{1,4}[A-Za-z]?)\s*[)\]]/.exec(text);
    const notes = withoutNotes(text);
    text = unitInBrackets ? `${notes.text} # ${unitInBrackets[1] ?? ''}` : notes.text;
  }
  return readWords(text);
}

function readWords(text: string): NameCellWords {
  const words: string[] = [];
  let [wordsBeforeComma, generation, unit] = [0, 0, ''];
  let isUnitNext = false;
  for (const [piece, part] of text.split(',').entries()) {
    if (piece === 1) wordsBeforeComma = words.length;
    for (const word of foldName(part.includes('#') ? part.replace(/#/g, ' unit ') : part).split(' ')) {
      const code = GENERATIONS.get(word);
      if (word === '') continue;
      if (isUnitNext && isUnit(word)) unit = word;
      else if (code !== undefined && !(word === 'junior' && words.length === 0 && piece === 0))
        generation ||= code;
      else if (hasDigit(word) && (isUnit(word) || word.length > 6 || !/[a-z]{3}/.test(word)))
        unit ||= isUnit(word) ? word : '';
      else if (!TITLES.has(word) && !(UNIT_WORDS.has(word) && /[\d#]/.test(text))) words.push(word);
      isUnitNext = UNIT_WORDS.has(word);
    }
  }
  if (words.length > 0 && isGenericText(words.join(' '))) return { ...NOTHING, unit };
  const unranked = words.filter((word) => !RANKS.has(word));
  if (unranked.length < words.length && unranked.length >= 2) {
    wordsBeforeComma = words.slice(0, wordsBeforeComma).filter((word) => !RANKS.has(word)).length;
    words.splice(0, words.length, ...unranked);
  }
  const isSwap = wordsBeforeComma > 0 && wordsBeforeComma < words.length;
  const joined = joinSplitSyllables(words);
  return {
    words: joined,
    wordsBeforeComma: isSwap ? wordsBeforeComma - (words.length - joined.length) : 0,
    generation,
    unit,
    company: null,
  };
}

/** "Alan & Teresa Whitfield" is Alan Whitfield, "LINDQVIST, JONAH J & AIMEE" Jonah J Lindqvist. */
function firstOfCouple(text: string, at: number, length: number): string {
  const [first, other] = [text.slice(0, at).trim(), text.slice(at + length).trim()];
  const family = other.split(/\s+/).at(-1) ?? '';
  return first.includes(',') || first.includes(' ') || family === '' ? first : `${first} ${family}`;
}
