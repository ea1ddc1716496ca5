import { looksLikeCompany } from '../../normalize/company-name';
import { foldName } from '../../normalize/fold-name';
import { withoutNotes } from '../../normalize/name-notes';
import { generationWords, irishStems, macStems, unitWords } from '../../normalize/name-words';
import { namesNobody } from '../../normalize/nobody-name';
import { isGenericText } from '../generic-name';

/** Generations by what they say of a person's age; conflicting ones are two people. */
export const generationCodes = { none: 0, jr: 1, sr: 2, ii: 3, iii: 4, iv: 5 } as const;

/** What one cell for a name says, folded. */
export interface NameCellWords {
  /** Words of the name in their order, without titles, generations, notes and unit numbers; see `halvesOf`. */
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

const hasDigit = (word: string): boolean => /\d/.test(word);
const isUnit = (word: string): boolean => word.length <= 5 && /^[a-z]?\d+[a-z]?$/.test(word);

/** The code of a suffix column: "Jr." is `jr`; 0 when it names no generation. */
export const generationOf = (text: string | null): number =>
  text === null ? generationCodes.none : codeOf(foldName(text));

const codeOf = (word: string): number => generationCodes[generationWords.get(word) ?? 'none'];

/** "mc caleer", "o brien", "mac arthur": a syllable that an export has split off. */
function joinSplitSyllables(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const next = words[index + 1];
    const isSyllable =
      next !== undefined &&
      ((word === 'mc' && next.length > 2) ||
        (word === 'mac' && macStems.has(next)) ||
        (word === 'o' && irishStems.has(next)));
    joined.push(isSyllable ? word + next : word);
    if (isSyllable) index += 1;
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

/** What is gathered while a cell is read from left to right. */
class CellReading {
  readonly pieces: string[][] = [[]];
  generation = 0;
  unit = '';
  private isUnitNext = false;

  constructor(private readonly hasNumber: boolean) {}

  /** Takes one word as it stands between blanks. */
  take(written: string): void {
    const folded = foldName(written);
    const parts = folded.split(' ').filter((part) => part !== '');
    // "617-555-0123" is neither a name nor a unit.
    if (parts.length > 1 && hasDigit(folded)) return;
    const isHyphenated = parts.length > 1 && written.includes('-') && parts.every((part) => part.length > 1);
    for (const word of isHyphenated ? [parts.join(HYPHEN)] : parts) this.takeWord(word);
  }

  private takeWord(word: string): void {
    const words = this.pieces.at(-1) ?? [];
    const code = codeOf(word);
    const isFirst = this.pieces.length === 1 && words.length === 0;
    if (this.isUnitNext && isUnit(word)) this.unit = word;
    else if (code !== generationCodes.none && !(word === 'junior' && isFirst)) this.generation ||= code;
    else if (hasDigit(word) && (isUnit(word) || word.length > 6 || !/[a-z]{3}/.test(word)))
      this.unit ||= isUnit(word) ? word : '';
    else if (!TITLES.has(word) && !(unitWords.has(word) && this.hasNumber)) words.push(word);
    this.isUnitNext = unitWords.has(word);
  }
}

/** Stands between the halves of a double name, so that they stay together until the whole name is taken apart. */
export const HYPHEN = '-';
/** "kingsolver-hayes" is two words of one name. */
export const halvesOf = (word: string): readonly string[] => word.split(HYPHEN);

function readWords(text: string): NameCellWords {
  const reading = new CellReading(/[\d#]/.test(text));
  for (const [place, part] of text.split(',').entries()) {
    if (place > 0) reading.pieces.push([]);
    for (const written of part.replace(/#/g, ' unit ').split(/\s+/)) reading.take(written);
  }
  const { generation, unit } = reading;
  const all = reading.pieces.flat();
  if (all.length > 0 && isGenericText(all.join(' '))) return { ...NOTHING, unit };
  const isRanked = all.filter((word) => !RANKS.has(word)).length >= 2;
  const pieces = reading.pieces.map((words) =>
    joinSplitSyllables(isRanked ? words.filter((word) => !RANKS.has(word)) : words),
  );
  const words = pieces.flat();
  const before = pieces[0]?.length ?? 0;
  const isSwap = pieces.length > 1 && before > 0 && before < words.length;
  return { words, wordsBeforeComma: isSwap ? before : 0, generation, unit, company: null };
}

/** "Alan & Teresa Whitfield" is Alan Whitfield, "LINDQVIST, JONAH J & AIMEE" Jonah J Lindqvist, "Alan & Teresa" Alan. */
function firstOfCouple(text: string, at: number, length: number): string {
  const first = text.slice(0, at).trim();
  const others = text
    .slice(at + length)
    .trim()
    .split(/\s+/);
  const isWhole = first.includes(',') || first.includes(' ') || others.length < 2;
  return isWhole ? first : `${first} ${others.at(-1) ?? ''}`;
}
