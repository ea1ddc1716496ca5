import { givenNameShare, surnameShare } from '../../normalize/name-frequency';
import { particles } from '../../normalize/name-words';
import type { MatchName } from '../match-record';
import { generationOf, halvesOf, HYPHEN, readNameCellWords } from './read-name-cell';
import type { NameCellWords } from './read-name-cell';

/** A person's name in the parts that are compared, all folded; '' and empty for what is not there. */
export interface RecordName {
  readonly given: string;
  readonly middle: string;
  readonly surname: readonly string[];
  /** One of `generationCodes`. */
  readonly generation: number;
  /** The unit that stands beside the name; '' when there is none. */
  readonly unit: string;
  readonly company: string | null;
}

const nobody: RecordName = { given: '', middle: '', surname: [], generation: 0, unit: '', company: null };

/** Reads names; remembers the cells it has seen, because names repeat and reading them is what matching pays for. */
export class NameReader {
  private readonly cells = new Map<string, NameCellWords>();

  /**
   * Brings a name into parts, from whichever cells hold it: a whole name in one cell in either order, a unit number
   * in the cell for the last name, a last name repeated in both cells. Never throws.
   */
  read(name: MatchName): RecordName {
    const [first, middle] = [this.cell(name.first), this.cell(name.middle)];
    const last = this.lastCell(name.last, first);
    const full = name.full === null ? null : this.whole(name.full);
    const company = last.company ?? first.company ?? full?.company ?? null;
    if (company !== null) return { ...nobody, company };
    const parts = full === null ? assign(first, middle, last) : withFull(full, first, middle, last);
    const named = withNickname(inHalves(parts), this.cell(name.nickname).words[0] ?? '');
    const generation =
      generationOf(name.suffix) || first.generation || last.generation || (full?.generation ?? 0);
    return {
      ...named,
      generation,
      unit: last.unit || first.unit || (full?.unit ?? ''),
      company,
    };
  }

  private cell(text: string | null): NameCellWords {
    if (text === null || text === '') return nothing;
    const known = this.cells.get(text);
    if (known) return known;
    const read = readNameCellWords(text);
    this.cells.set(text, read);
    return read;
  }

  /** "Cash" and "Do" are last names behind a first name, and nobody's name alone. */
  private lastCell(text: string | null, first: NameCellWords): NameCellWords {
    const read = this.cell(text);
    if (text === null || read.words.length > 0 || first.words.length === 0 || !/^[A-Za-z]{2,}$/.test(text))
      return read;
    const word = text.toLowerCase();
    const isUsual =
      (surnameShare(word) ?? 0) >= USUAL_SURNAME && givenNameShare(first.words[0] ?? '') !== null;
    return isUsual ? { ...read, words: [word] } : read;
  }

  /** Whole names hardly repeat: they are not remembered. */
  private whole(text: string): NameCellWords | null {
    return text.trim() === '' ? null : readNameCellWords(text);
  }
}

const nothing: NameCellWords = { words: [], wordsBeforeComma: 0, generation: 0, unit: '', company: null };

/** Share of a last name that many people bear. */
const USUAL_SURNAME = 2e-5;

type NameWords = Pick<RecordName, 'given' | 'middle' | 'surname'>;

/** The cell for the whole name knows middle names and titles, the cells for its parts know which word is the last name. */
function withFull(
  full: NameCellWords,
  first: NameCellWords,
  middle: NameCellWords,
  last: NameCellWords,
): NameWords {
  if (full.words.length === 0) return assign(first, middle, last);
  const [given, surname] = [first.words[0], last.words.at(-1)];
  const isInFull = given !== undefined && surname !== undefined && given !== surname;
  if (!isInFull || !full.words.includes(given) || !full.words.includes(surname)) return splitWhole(full);
  const between = full.words.find((word) => word !== given && !last.words.includes(word));
  return { given, middle: between ?? middle.words[0] ?? '', surname: withoutParticles(last.words) };
}

function assign(first: NameCellWords, middle: NameCellWords, last: NameCellWords): NameWords {
  if (last.words.length === 0) {
    return first.words.length === 0 ? nobody : withMiddle(splitWhole(first), middle);
  }
  if (first.words.length === 0) {
    const isLastName = last.words.length === 1 || isDoubleSurname(last);
    return isLastName
      ? { given: '', middle: middle.words[0] ?? '', surname: withoutParticles(last.words) }
      : withMiddle(splitWhole(last), middle);
  }
  if (last.wordsBeforeComma > 0) return withMiddle(splitWhole(last), middle);
  const isRepeated = first.words.length > 1 && first.words.at(-1) === last.words.at(-1);
  const given = isRepeated ? first.words.slice(0, -1) : first.words;
  const initials = last.words.length > 1 ? last.words.filter((word) => word.length === 1) : [];
  const surname = last.words.filter((word) => initials.length === 0 || word.length > 1);
  return {
    given: given[0] ?? '',
    middle: given[1] ?? middle.words[0] ?? initials[0] ?? '',
    surname: withoutParticles(surname.length > 0 ? surname : last.words),
  };
}

/** A nickname stands for a first name that is missing, and beside one where a middle name would: people go by it. */
function withNickname(parts: NameWords, nickname: string): NameWords {
  if (nickname === '') return parts;
  if (parts.given === '') return { ...parts, given: nickname };
  return parts.middle === '' && nickname !== parts.given ? { ...parts, middle: nickname } : parts;
}

/** "anne-marie" is Anne with the middle name Marie, "kingsolver-hayes" a last name of two words. */
function inHalves(parts: NameWords): NameWords {
  const { given, middle, surname } = parts;
  const isWhole = (word: string): boolean => !word.includes(HYPHEN);
  if (isWhole(given) && isWhole(middle) && surname.every(isWhole)) return parts;
  const [first = '', second] = halvesOf(given);
  return {
    given: first,
    middle: middle === '' ? (second ?? '') : (halvesOf(middle)[0] ?? ''),
    surname: surname.flatMap((word) => halvesOf(word)),
  };
}

const withMiddle = (words: NameWords, { words: [middle] }: NameCellWords): NameWords =>
  words.middle === '' && middle !== undefined ? { ...words, middle } : words;

const withoutParticles = (words: readonly string[]): readonly string[] => {
  const core = words.filter((word) => !particles.has(word));
  return core.length > 0 ? core : words;
};

const share = (value: number | null): number => value ?? 1e-6;
/** How likely the words are a given name and a last name in this order, by the frequencies of both. */
const orderLikelihood = (given: string, surname: string): number =>
  (given.length === 1 ? 1e-4 : share(givenNameShare(given))) *
  (surname.length === 1 ? 1e-7 : share(surnameShare(surname)));

/** "sanchez mendez" alone in the cell for last names: both are last names, neither is much of a given name. */
function isDoubleSurname({ words, wordsBeforeComma }: NameCellWords): boolean {
  if (wordsBeforeComma > 0) return false;
  if (words.length !== 2) return particles.has(words[0] ?? '');
  return words.every((word) => share(surnameShare(word)) > 20 * share(givenNameShare(word)));
}

/** "Brown T", not "Priya R". */
const isSurnameRather = (word: string): boolean =>
  share(surnameShare(word)) > LAST_FIRST_RATIO * share(givenNameShare(word));

/** How much likelier the other order must be before a name is read as "last name first". */
const LAST_FIRST_RATIO = 30;

/** A whole name in one cell: "erwin campbell", "campbell, erwin m", "campbell erwin m". */
function splitWhole(cell: NameCellWords): NameWords {
  const { words, wordsBeforeComma } = cell;
  if (wordsBeforeComma > 0) {
    const [given = '', middle = ''] = words.slice(wordsBeforeComma);
    return { given, middle, surname: withoutParticles(words.slice(0, wordsBeforeComma)) };
  }
  if (words.length < 2) return { given: words[0] ?? '', middle: '', surname: [] };
  const [first = '', second = ''] = words;
  const end = words.length - 1;
  const isInitialLast = end > 1 && words[end]?.length === 1;
  if (words.length === 2 && second.length === 1 && first.length > 1)
    return isSurnameRather(first)
      ? { given: second, middle: '', surname: [first] }
      : { given: first, middle: '', surname: [second] };
  const usual = particles.has(second) && end > 1 ? Infinity : orderLikelihood(first, words[end] ?? '');
  const swapped = orderLikelihood(second, first);
  if (isInitialLast ? swapped >= usual : swapped > usual * LAST_FIRST_RATIO) {
    return { given: second, middle: words[2] ?? '', surname: [first] };
  }
  const particle = words.findIndex((word, index) => index > 0 && index < end && particles.has(word));
  const start = particle === -1 ? end : particle;
  return { given: first, middle: start > 1 ? second : '', surname: withoutParticles(words.slice(start)) };
}
