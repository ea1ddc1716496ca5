import { handleWords } from './handle-words';
import { givenNameShare, surnameShare } from './name-frequency';

/** One way to read a local part. Without `confidence` it holds no name, or none that can be told from an invented word. */
export interface NameReading {
  readonly given: string | null;
  readonly surname: string | null;
  readonly confidence: 'separated' | 'given_prefix' | 'given_suffix' | 'initial' | null;
  /** How often people write this, in proportion to the other readings of the text. */
  readonly weight: number;
}

/** How usual it is to make an address of one's name in this way. Estimates; only their orders of magnitude matter. */
const habit = {
  givenFirst: 0.9,
  surnameFirst: 0.1,
  initialFirst: 0.3,
  initialLast: 0.03,
  twoInitials: 0.05,
  givenAlone: 0.1,
  surnameAlone: 0.03,
  middleInitial: 0.1,
  secondName: 0.01,
  handle: 0.2,
  anyText: 0.1,
  couple: 0.2,
};
const oneLetter = 1 / 20;
/** One word among those that people make handles of. */
const oneHandleWord = 1 / 500;
/** The people whose names are not listed, spread over the texts of a length. */
const unlisted = { given: 0.05, surname: 0.24, lettersInUse: 12 };
const longestWord = 40;
const surnameParticles: ReadonlySet<string> = new Set('da de del di du la le mc san st van von'.split(' '));

/** Readings of one word in which names may be written together: "chelseajustice", "jsmith", "chelsea". */
export function joinedReadings(word: string): NameReading[] {
  const readings: NameReading[] = [noName(habit.anyText * chanceOfText(word.length))];
  if (word.length < 4 || word.length > longestWord) return readings;
  addNamesAlone(readings, word);
  addInitials(readings, word);
  for (let length = 2; length <= word.length - 2; length++)
    addSplit(readings, word.slice(0, length), word.slice(length));
  for (let at = word.indexOf('and', 2); at > 0; at = word.indexOf('and', at + 1))
    addCouple(readings, word.slice(0, at), word.slice(at + 3));
  return readings;
}

/** Readings of words that stand apart: "chelsea.justice", "j.smith", "maria.garcia.lopez". */
export function separatedReadings(words: readonly string[]): NameReading[] {
  const names = words.filter((word) => word.length > 1);
  const [first, second, third] = names;
  if (first === undefined || names.length > 3 || words.length > names.length + 2) return [];
  if (second === undefined) return readingsBesideInitials(words, first);
  if (words[0] !== first) return [];
  if (third === undefined) return readingsOfTwo(first, second);
  return names.length === words.length ? readingsOfThree(first, second, third) : [];
}

/** Readings of the word before "family" or "home". */
export function householdReadings(word: string): NameReading[] {
  if (handleWords.has(word)) return [];
  return [
    noName(habit.anyText * chanceOfText(word.length)),
    { given: null, surname: word, confidence: 'separated', weight: habit.givenFirst * surnameChance(word) },
    { given: word, surname: null, confidence: 'separated', weight: habit.surnameFirst * givenShare(word) },
  ];
}

function addNamesAlone(readings: NameReading[], word: string): void {
  const given = habit.givenAlone * givenShare(word);
  const surname = habit.surnameAlone * surnameShareOf(word);
  if (handleWords.has(word)) readings.push(noName(habit.handle * oneHandleWord));
  if (given > 0) readings.push({ given: word, surname: null, confidence: 'given_prefix', weight: given });
  if (surname > 0) readings.push({ given: null, surname: word, confidence: 'given_suffix', weight: surname });
  const short = word.slice(0, -1);
  const withLetter = habit.givenAlone * oneLetter * givenShare(short);
  if (withLetter > 0 && short.length >= 4)
    readings.push({ given: short, surname: null, confidence: 'given_prefix', weight: withLetter });
}

function addInitials(readings: NameReading[], word: string): void {
  const add = (given: string, surname: string, weight: number): void => {
    const share = surname.length >= 4 ? surnameShareOf(surname) : 0;
    if (share > 0) readings.push({ given, surname, confidence: 'initial', weight: weight * share });
    if (handleWords.has(surname)) readings.push(noName(weight * oneHandleWord));
  };
  add(word.slice(0, 1), word.slice(1), habit.initialFirst * oneLetter);
  add(word.slice(-1), word.slice(0, -1), habit.initialLast * oneLetter);
  add(word.slice(0, 1), word.slice(2), habit.twoInitials * oneLetter * oneLetter);
}

function addSplit(readings: NameReading[], left: string, right: string): void {
  const handle = handleChance(left) * handleChance(right);
  if (handle > 0) readings.push(noName(habit.handle * handle));
  const given = joinedGiven(left, right);
  if (given > 0) {
    const add = (surname: string | null, weight: number): void => {
      if (weight > 0)
        readings.push({ given: left, surname, confidence: 'given_prefix', weight: weight * given });
    };
    add(right, habit.givenFirst * joinedSurname(right, left));
    const afterInitial = right.slice(1);
    if (afterInitial.length >= 4)
      add(afterInitial, habit.givenFirst * habit.middleInitial * oneLetter * surnameShareOf(afterInitial));
    add(null, habit.secondName * givenShare(right));
    if (!handleWords.has(left)) add(null, habit.handle * handleChance(right));
  }
  // "geoffbarrett": the given name is not listed, and the surname is a given name too.
  if (left.length >= 3 && givenShare(left) === 0)
    readings.push(noName(habit.givenFirst * givenChance(left) * surnameShareOf(right)));
  const lastGiven = joinedGiven(right, left);
  const weight = habit.surnameFirst * lastGiven * joinedSurname(left, right);
  if (weight > 0) readings.push({ given: right, surname: left, confidence: 'given_suffix', weight });
}

/** "scottandjennifer" are two people, and neither has told a surname. */
function addCouple(readings: NameReading[], one: string, other: string): void {
  if (other.length < 3 || (givenShare(one) === 0 && givenShare(other) === 0)) return;
  readings.push(noName(habit.couple * givenChance(one) * givenChance(other)));
}

/** Beside a text that may be anything, a given name of three letters ("kim", "ann") needs a listed surname. */
function joinedGiven(name: string, beside: string): number {
  const isEnough = name.length >= 4 || (name.length === 3 && surnameShareOf(beside) > 0);
  return isEnough ? givenShare(name) : 0;
}

function joinedSurname(name: string, given: string): number {
  const share = surnameShareOf(name);
  if (share > 0) return name.length >= 3 || given.length >= 4 ? share : 0;
  return name.length >= 3 ? surnameChance(name) : 0;
}

function readingsOfTwo(first: string, second: string): NameReading[] {
  const isListed = [first, second].some((word) => givenShare(word) > 0 || surnameShareOf(word) > 0);
  if (!isListed) return [];
  return [
    noName(habit.handle * handleChance(first) * handleChance(second)),
    noName(habit.anyText * chanceOfText(first.length) * chanceOfText(second.length)),
    separated(first, second, habit.givenFirst * givenChance(first) * surnameChance(second)),
    separated(second, first, habit.surnameFirst * givenChance(second) * surnameChance(first)),
  ];
}

function readingsOfThree(first: string, second: string, third: string): NameReading[] {
  const { givenFirst, surnameFirst, secondName } = habit;
  const forward = givenFirst * secondName * givenShare(first);
  const backward = surnameFirst * secondName * givenShare(third);
  const middle = surnameParticles.has(second) ? 1 : surnameShareOf(second);
  return [
    separated(first, third, forward * givenShare(second) * surnameChance(third)),
    separated(first, `${second} ${third}`, forward * middle * surnameChance(third)),
    separated(third, `${first} ${second}`, backward * surnameShareOf(first) * surnameShareOf(second)),
  ];
}

function readingsBesideInitials(words: readonly string[], word: string): NameReading[] {
  if (word.length < 3 || handleWords.has(word) || handleWords.has(word.slice(1))) return [];
  const letter = words.find((other) => other.length === 1) ?? '';
  const isLetterFirst = words[0] !== word;
  const surname = surnameChance(word) * (isLetterFirst ? habit.initialFirst : habit.initialLast);
  const given = givenShare(word) * (isLetterFirst ? habit.initialLast : habit.givenAlone);
  return [
    noName(habit.initialLast * habit.anyText * chanceOfText(word.length)),
    { given: letter, surname: word, confidence: 'initial', weight: surname },
    { given: word, surname: null, confidence: 'separated', weight: given },
  ];
}

function separated(given: string, surname: string, weight: number): NameReading {
  return { given, surname, confidence: 'separated', weight };
}

function noName(weight: number): NameReading {
  return { given: null, surname: null, confidence: null, weight };
}

function handleChance(word: string): number {
  return handleWords.has(word) ? oneHandleWord : 0;
}

function givenShare(word: string): number {
  return givenNameShare(word) ?? 0;
}

function surnameShareOf(word: string): number {
  return surnameShare(word) ?? 0;
}

function givenChance(word: string): number {
  return givenNameShare(word) ?? unlistedChance(word, unlisted.given);
}

function surnameChance(word: string): number {
  return surnameShare(word) ?? unlistedChance(word, unlisted.surname);
}

function unlistedChance(word: string, ofPeople: number): number {
  return handleWords.has(word) ? 0 : ofPeople * chanceOfText(word.length);
}

function chanceOfText(length: number): number {
  return unlisted.lettersInUse ** -length;
}
