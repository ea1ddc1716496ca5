import { foldName } from './fold-name';
import { besideNameWords, householdWords } from './handle-words';
import { surnameShare } from './name-frequency';
import { householdReadings, joinedReadings, separatedReadings } from './name-readings';
import type { NameReading } from './name-readings';

export interface NamesInEmail {
  readonly given: string | null;
  readonly surname: string | null;
  readonly confidence: 'separated' | 'given_prefix' | 'given_suffix' | 'initial';
}

/** What is told must have this part of the weight of all readings. */
const certainty = 0.9;
const longestLocal = 64;
const plain = /^[a-z0-9._-]*$/;
/** "3amy" and "amy77" are amy; digits inside ("am1y") make the word useless. */
const outerDigits = /^\d+|\d+$/g;
/** "thebowyers": the family of a listed surname. */
const householdPlural = /^the(.{4,})s$/;
const householdEnding = new RegExp(`^(?:the)?(.{3,}?)(?:${[...householdWords].join('|')})$`);

/**
 * The names that a person has put into the local part of an address: "chelsea.justice" and "chelseajustice22" give
 * chelsea and justice, "okhan85" the initial o and khan, "mcmillinhome5228" mcmillin alone, "sunnytiger2367" nothing.
 * Precise rather than complete: what another reading makes doubtful is left `null`, and the answer is `null` when
 * nothing is left. Give it the local part as written, with its dots. Folded names come back, of a double surname both
 * ("garcia lopez"). Never throws; case, a tag and digits around the words do not matter.
 *
 * `separated`: by a dot, hyphen or underscore, or by a word for a household. `given_prefix`: written together, given
 * name first or alone. `given_suffix`: written together, surname first or alone. `initial`: a surname with the first
 * letter of the given name, which is all that `given` then holds.
 * Source of the rule: the share of each name in the population times how usual each way of writing is.
 */
export function namesInLocalPart(local: string): NamesInEmail | null {
  const written = wordsOf(local);
  const words = written.filter((word) => !householdWords.has(word) && !besideNameWords.has(word));
  const [first] = words;
  if (first === undefined) return null;
  if (words.length < written.length && written.some((word) => householdWords.has(word)))
    return words.length === 1 ? likeliest(householdReadings(first)) : null;
  if (words.length > 1) return likeliest(separatedReadings(words));
  const household = householdOf(first);
  return likeliest(household === null ? joinedReadings(first) : householdReadings(household));
}

function wordsOf(local: string): string[] {
  const text = local.slice(0, longestLocal).toLowerCase();
  const plus = text.indexOf('+');
  const name = plus > 0 ? text.slice(0, plus) : text;
  return (plain.test(name) ? name : foldName(name))
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(outerDigits, ''))
    .filter((word) => word !== '');
}

function householdOf(word: string): string | null {
  const plural = householdPlural.exec(word)?.[1];
  if (plural !== undefined && surnameShare(plural) !== null) return plural;
  return householdEnding.exec(word)?.[1] ?? null;
}

/** The reading that outweighs the others, or what it shares with most of them. */
function likeliest(readings: readonly NameReading[]): NamesInEmail | null {
  let best: NameReading | undefined;
  let total = 0;
  for (const reading of readings) {
    total += reading.weight;
    if (best === undefined || reading.weight > best.weight) best = reading;
  }
  if (best === undefined || best.confidence === null) return null;
  const { given, surname, confidence } = best;
  const isCertain = (holds: (reading: NameReading) => boolean): boolean => {
    let weight = 0;
    for (const reading of readings) if (holds(reading)) weight += reading.weight;
    return weight >= certainty * total;
  };
  if (isCertain((reading) => reading.given === given && reading.surname === surname))
    return { given, surname, confidence };
  if (given !== null && given.length > 1 && isCertain((reading) => reading.given === given))
    return { given, surname: null, confidence };
  if (surname !== null && isCertain((reading) => reading.surname === surname))
    return { given: null, surname, confidence };
  return null;
}
