import { nameTokens } from '../normalize/fold-name';
import { editDistance } from './name-spelling';

const LEGAL_WORDS: ReadonlySet<string> = new Set(
  'llc lllp llp lp inc incorporated corp corporation co company ltd limited plc pllc pc pa gmbh sa nv bv'.split(
    ' ',
  ),
);

const FILLER_WORDS: ReadonlySet<string> = new Set(['the', 'of', 'and', 'at', 'for', 'a', 'an', 'in']);

const FULL_WORDS: Readonly<Record<string, string>> = {
  apt: 'apartment',
  apts: 'apartment',
  assn: 'association',
  assoc: 'associate',
  assocs: 'associate',
  bldg: 'building',
  bros: 'brother',
  condo: 'condominium',
  condos: 'condominium',
  constr: 'construction',
  ctr: 'center',
  centre: 'center',
  dept: 'department',
  fam: 'family',
  grp: 'group',
  hldgs: 'holding',
  intl: 'international',
  mgmt: 'management',
  mgt: 'management',
  natl: 'national',
  prop: 'property',
  props: 'property',
  ptnrs: 'partner',
  rlty: 'realty',
  svc: 'service',
  svcs: 'service',
  tr: 'trust',
  univ: 'university',
};

/** Words that many companies share; alone they do not say which company is meant. */
const TRADE_WORDS: ReadonlySet<string> = new Set(
  (
    'agency apartment associate association bank brother building capital care center church city condominium ' +
    'construction consulting contractor dental department design development elementary enterprise estate family ' +
    'group holding home house housing insurance international investment irrevocable law library living maintenance ' +
    'management national office partner plumbing property real realty rental repair residential revocable school ' +
    'service solution son store team town trust university'
  ).split(' '),
);

const singular = (word: string): string =>
  word.length <= 4 || word.endsWith('ss') ? word : word.replace(/ies$/, 'y').replace(/(?<=[^u])s$/, '');

/**
 * The words that say which company is meant: folded, abbreviations written out, singular, without legal form and
 * fillers. "The EASTMERE Realty Group, LLC" gives ["eastmere", "realty", "group"].
 */
export function companyTokens(company: string): string[] {
  const tokens = nameTokens(company).filter((token) => !FILLER_WORDS.has(token));
  const core = tokens.filter((token) => !LEGAL_WORDS.has(token));
  return (core.length > 0 ? core : tokens).map((token) => FULL_WORDS[token] ?? singular(token));
}

const equalWords = (left: string, right: string): boolean =>
  left === right || (Math.min(left.length, right.length) >= 7 && editDistance(left, right, 1) <= 1);

/**
 * True when two lists from `companyTokens` mean one company: the words of one are all in the other and among them
 * is one that is not just a trade ("Eastmere Realty" and "Eastmere Realty Group", not "Realty Group"). Numbers
 * tell companies apart: "Granite Spur 12" is not "Granite Spur 14". Symmetric.
 */
export function companiesAgree(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  if (left.join('') === right.join('')) return true;
  const numbersOf = (tokens: readonly string[]) =>
    tokens
      .filter((token) => /\p{N}/u.test(token))
      .sort()
      .join(' ');
  if (numbersOf(left) !== numbersOf(right)) return false;
  const isWithin = (part: readonly string[], whole: readonly string[]) =>
    part.every((word) => whole.some((other) => equalWords(word, other))) &&
    part.some((word) => !TRADE_WORDS.has(word) && word.length > 1);
  return isWithin(left, right) || isWithin(right, left);
}
