import { isFormulaText, isSpreadsheetError } from './spreadsheet-leftovers';
import { foldedWords } from './visible-text';

/** Why a text in a name column names nobody. */
export type NobodyFlag =
  | 'no_name'
  | 'formula_text'
  | 'phone_as_name'
  | 'email_as_name'
  | 'address_as_name'
  | 'spam_label'
  | 'generic_name'
  | 'description';

const genericWords = new Set(
  (
    'unknown test guest customer client tenant resident visitor voicemail none na null nil tbd nobody anonymous anon private ' +
    'restricted blocked caller cash misc miscellaneous other new lead prospect applicant home work mobile cell office main ' +
    'reception maintenance emergency fax me myself noname name first last contact person user owner homeowner occupant spam'
  ).split(' '),
);
const genericPhrases = [
  /^(?:n a|no name|first last|first name|last name|firstname lastname|john q public|do not use|delete me?|to delete|to be deleted)$/,
  /^(?:unknown|private|restricted|blocked|wireless|toll free|anonymous|unnamed|potential)(?: (?:caller|contact|customer|number|name|person|tenant|resident|client|lead|sender|id))?$/,
  /^(?:test|testing|sample|dummy|demo|example|fake)(?: (?:contact|customer|row|record|person|user|name|account|entry|data|lead|tenant|resident|caller|client|test))?(?: \d+)?$/,
  /^(?:walk ?in|walkin|cash)(?: (?:customers?|sales?|clients?|guests?|cust))?s?$/,
  /^(?:new|misc|miscellaneous|other|current|former|old|potential) (?:customers?|clients?|tenants?|residents?|contacts?|leads?|prospects?|callers?)$/,
  /^(?:the )?(?:front desk|receptionist|reception desk|main office|leasing office|rental office|management office|customer service|call center|answering service|help desk|maintenance line|emergency line)$/,
  /(?:^| )(?:alerts?|notifications?|verification|voice ?mail|(?:verification|security|access) codes?|hotline|helpline|suppliers?|vendors?)$/,
];
const streetWords =
  /\b(?:st|street|rd|road|ave|avenue|ln|lane|dr|drive|ct|court|blvd|boulevard|way|path|pl|place|cir|circle|ter|terrace|hwy|pkwy)\b/;
const spamWords = /\b(?:spam|scam|scammer|robo ?call(?:er)?s?|telemarketers?|telemarketing|junk call)\b/;

/** Notes that ask not to be called; what stands beside them may still be a name. */
export const doNotCall =
  /\b(?:do ?n[o']?t|never)\s+(?:answer|call|text|pick ?up|respond|rent(?: to)?|contact)\b/giu;

/**
 * Why a text names nobody, or null when it may name a person or company.
 * Never throws. Nothing is evaluated: formula text is only recognised.
 * Source of the rule: docs/sources.md, "Number as name", "Generic", "Notes in the name".
 */
export function namesNobody(text: string): NobodyFlag | null {
  if (isFormulaText(text)) return 'formula_text';
  if (isSpreadsheetError(text)) return 'no_name';
  const folded = foldedWords(text);
  if (!/\p{L}/u.test(folded)) return folded.replace(/\D/g, '').length >= 5 ? 'phone_as_name' : 'no_name';
  if (/^\S+@\S+\.\S+$/.test(text)) return 'email_as_name';
  if (spamWords.test(folded)) return 'spam_label';
  if (genericWords.has(folded) || genericPhrases.some((phrase) => phrase.test(folded))) return 'generic_name';
  if (/^\d+\w? /.test(folded) && streetWords.test(folded)) return 'address_as_name';
  if (/\p{L} (?:on|at|near|behind|beside|across from|next to|corner of) \p{Lu}/u.test(text))
    return 'description';
  return null;
}
