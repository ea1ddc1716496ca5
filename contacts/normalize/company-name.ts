import { titleCaseCompany } from './name-case';
import { isListedGivenName } from './nicknames';
import { isFormulaText, isSpreadsheetError } from './spreadsheet-leftovers';
import { foldedWords, oneLine, repairMojibake } from './visible-text';

/** Words that make a text a company wherever they stand. */
const strongWords = new Set(
  (
    'llc llp lllp pllc lp inc incorporated corp corporation ltd limited pto pta hoa trust realty realtors properties holdings ' +
    'associates association assoc partners partnership enterprises ventures investments investors foundation ministries ' +
    'condominium condominiums condo condos apartments apts plumbing heating electric electrical roofing construction contracting ' +
    'contractors builders landscaping landscapers remodeling renovations paving masonry flooring hvac dental dentistry orthodontics ' +
    'medical clinic hospital veterinary pharmacy restaurant pizzeria insurance mortgage lending solutions technologies logistics ' +
    'university college elementary preschool academy library museum municipality authority department dept agency committee ' +
    'commission council company management mgmt consulting marketing motors collision towing storage moving movers cleaners ' +
    'cleaning laundry rentals leasing painting painters concrete drywall gutters carpentry exterminators locksmith septic ' +
    'excavation excavating lawncare handyman janitorial catering brewery barbershop daycare synagogue parish lofts'
  ).split(' '),
);
/**
 * Words that are last names too ("Charlotte Church"); they count in a text of three words or more, behind "the", or
 * behind another of them, and not in a person's name of three words ("Sarah Temple Moreau", "Mary Ann Church").
 */
const weakWords = new Set(
  (
    'group bank church school temple center centre services service systems studio studios salon market store shop supply ' +
    'garage repair auto electronics design designs development developers capital club inn hotel cafe bakery deli grill ' +
    'glass tree lawn pest nursery kitchen plaza security fitness estates homes housing tower towers office co company bros brothers team farm farms ranch gallery press property'
  ).split(' '),
);
const openings =
  /^(?:town|city|county|village|township|state|commonwealth|borough|university|church|bank|diocese|archdiocese|friends|department|dept|board|office|bureau) of\b/;

/**
 * True when a text names a company, trust, authority or institution and no person.
 * Never throws. "The Smith Family" and "Smith Residence" are households, not companies.
 * @param evidence `strong` leaves out words that are last names too: for names that come in separate columns
 * Source of the rule: docs/sources.md, "Companies in name columns".
 */
export function looksLikeCompany(text: string, evidence: 'any' | 'strong' = 'any'): boolean {
  const folded = foldedWords(text);
  const words = folded.split(' ');
  if (openings.test(folded)) return true;
  if (/(?:&|\band)\s+(?:sons?|daughters?|bros\.?|brothers|co\.?|company|associates|partners)\b/i.test(text))
    return true;
  if (/\bl\.?\s?l\.?\s?c\b|\bp\.c\.|\bl\.p\./i.test(text)) return true;
  if (words.length < 2) return false;
  if (words.some((word) => strongWords.has(word))) return true;
  if (evidence === 'strong' || /^\p{L}+ \p{L} \p{L}+$/u.test(folded)) return false;
  const weak = words.findIndex((word) => weakWords.has(word));
  if (weak > 0 && readsLikeThreeNames(words, weak)) return false;
  return (
    weak > 0 &&
    (words.length >= 3 || words[0] === 'the' || words.slice(0, weak).some((word) => weakWords.has(word)))
  );
}

/** A given name, a weak word, a last name; or two given names and a weak word as the last name. */
function readsLikeThreeNames(words: readonly string[], weak: number): boolean {
  const [first = '', second = '', last = ''] = words;
  if (words.length !== 3 || !isListedGivenName(first)) return false;
  return weak === 1 ? !weakWords.has(last) : isListedGivenName(second);
}

/**
 * A company as it is shown: repaired, on one line, capitals in title case, without a "(deleted)" behind it. null when
 * the text names nothing (empty, formula, spreadsheet error, digits only, "n/a").
 * Never throws, idempotent.
 */
export function readCompany(raw: string): string | null {
  const text = oneLine(repairMojibake(raw.slice(0, 500)))
    .replace(/\s*\((?:deleted|inactive|archived|old|dup(?:licate)?)\)\s*$/i, '')
    .trim();
  if (isFormulaText(text) || isSpreadsheetError(text)) return null;
  const folded = foldedWords(text);
  if (!/\p{L}/u.test(folded) || /^(?:n a|na|none|no|unknown|null|tbd|self|individual|test|x+)$/.test(folded))
    return null;
  return titleCaseCompany(text);
}

/** True when `text` ends with a legal form behind a comma, e.g. "Inc." in "Faherty & Sons Plumbing, Inc.". */
export function isLegalForm(text: string): boolean {
  return /^(?:llc|l l c|inc|incorporated|corp|ltd|llp|lp|pllc|pc|p c|co|plc)$/.test(foldedWords(text));
}
