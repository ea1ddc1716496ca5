import {
  areSpellingsOfGivenName,
  areSpellingsOfLastName,
  editDistance,
  equalButForLostLetters,
  letterDifference,
  lettersOf,
} from '../name-spelling';
import { nameTraits } from '../record/name-table';
import type { NameTable } from '../record/name-table';
import { given, surname } from './levels';
import { PairCache } from './pair-cache';

const sorted = (text: string): string => [...text].sort().join('');

/** Letters jumbled by a clumsy hand or a test data set: "ytteb". */
const isJumbled = (left: string, right: string): boolean =>
  left.length === right.length &&
  left.length >= 4 &&
  lettersOf(left) === lettersOf(right) &&
  sorted(left) === sorted(right);

/** How many slips two names may differ by: one from four letters on, two from six, three from nine. */
const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3);

const isWithinSlips = (left: string, right: string): boolean => {
  const allowed = slipsAllowed(Math.min(left.length, right.length));
  return allowed > 0 && editDistance(left, right, allowed) <= allowed;
};

/** "cath" for "catherine", "christ" for "christopher": cut off. */
const isCutOff = (left: string, right: string): boolean => {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 3 && long.length > short.length && long.startsWith(short);
};

/** Names that share fewer letters are no spellings of each other: three slips change six letters at most. */
const MOST_LETTERS_APART = 6;

/** Compares names by their numbers; what two names have in common is found out once. */
export class NameComparer {
  private readonly givenCache = new PairCache(18, (left, right) => this.findGiven(left, right));
  private readonly surnameCache = new PairCache(18, (left, right) => this.findSurname(left, right));

  constructor(private readonly names: NameTable) {}

  /** One of `given`; 0 when a name is missing. Symmetric. */
  given(left: number, right: number): number {
    if (left === 0 || right === 0) return 0;
    if (left === right) return this.names.has(left, nameTraits.initial) ? given.initial : given.same;
    return this.givenCache.of(left, right);
  }

  /** One of `surname`; 0 when a name is missing. Symmetric. */
  surname(left: number, right: number): number {
    if (left === 0 || right === 0) return 0;
    if (left === right) return this.names.has(left, nameTraits.initial) ? surname.initial : surname.same;
    return this.surnameCache.of(left, right);
  }

  private initialLevel(left: number, right: number, a: string, b: string): number {
    const isInitial = this.names.has(left, nameTraits.initial) || this.names.has(right, nameTraits.initial);
    if (!isInitial) return 0;
    return a[0] === b[0] ? given.initial : given.otherInitial;
  }

  private findGiven(left: number, right: number): number {
    const { names } = this;
    const a = names.textOf(names.joinedOf(left));
    const b = names.textOf(names.joinedOf(right));
    if (this.isOtherScript(left, right)) return 0;
    const byInitial = this.initialLevel(left, right, a, b);
    if (byInitial !== 0) return byInitial;
    if (this.shareFormalName(left, right)) return given.nickname;
    const isBothKnown = names.has(left, nameTraits.knownGiven) && names.has(right, nameTraits.knownGiven);
    const apart = isBothKnown ? given.other : given.different;
    if (!isBothKnown && isCutOff(a, b)) return given.nickname;
    if (letterDifference(names.lettersOf(left), names.lettersOf(right)) > MOST_LETTERS_APART) return apart;
    if (areSpellingsOfGivenName(a, b) || equalButForLostLetters(a, b)) return given.slip;
    const shorter = Math.min(a.length, b.length);
    if (!isBothKnown && shorter >= 4 && editDistance(a, b, 1) <= 1) return given.slip;
    const isSoundAlike = names.soundOf(left) === names.soundOf(right) && a[0] === b[0] && shorter > 3;
    const isNear = isSoundAlike || isWithinSlips(a, b) || isJumbled(a, b);
    if (!isNear) return apart;
    return isBothKnown ? given.similar : given.severalSlips;
  }

  /** A name in Chinese and one in Latin letters cannot be compared. */
  private isOtherScript(left: number, right: number): boolean {
    return this.names.has(left, nameTraits.otherScript) !== this.names.has(right, nameTraits.otherScript);
  }

  private shareFormalName(left: number, right: number): boolean {
    const formals = this.names.formalsOf(left);
    return this.names.formalsOf(right).some((formal) => formals.includes(formal));
  }

  private findSurname(left: number, right: number): number {
    const { names } = this;
    const a = names.textOf(names.joinedOf(left));
    const b = names.textOf(names.joinedOf(right));
    if (this.isOtherScript(left, right)) return 0;
    const byInitial = this.initialLevel(left, right, a, b);
    if (byInitial !== 0) return byInitial === given.initial ? surname.initial : surname.otherInitial;
    if (names.joinedOf(left) === names.joinedOf(right)) return surname.same;
    if (this.isPart(left, right) || this.isPart(right, left)) return surname.part;
    const shorter = Math.min(a.length, b.length);
    if (shorter >= 4 && isCutOff(a, b)) return surname.slip;
    if (letterDifference(names.lettersOf(left), names.lettersOf(right)) > MOST_LETTERS_APART)
      return surname.different;
    if (equalButForLostLetters(a, b)) return surname.slip;
    const isOneSlip = shorter >= 4 && editDistance(a, b, 1) <= 1;
    const isSpelling = isOneSlip || areSpellingsOfLastName(a, b);
    if (names.has(left, nameTraits.knownSurname) && names.has(right, nameTraits.knownSurname))
      return isSpelling ? surname.similar : surname.different;
    if (isSpelling) return surname.slip;
    const isSoundAlike = names.soundOf(left) === names.soundOf(right) && a[0] === b[0];
    return isSoundAlike || isWithinSlips(a, b) || isJumbled(a, b) ? surname.similar : surname.different;
  }

  /** "mendez" in "sanchez mendez"; also when the double name was typed as one word. */
  private isPart(part: number, whole: number): boolean {
    const parts = this.names.partsOf(whole);
    if (parts.length > 1) {
      const of = this.names.partsOf(part);
      return of.length > 1 ? of.some((word) => parts.includes(word)) : parts.includes(part);
    }
    return false;
  }
}
