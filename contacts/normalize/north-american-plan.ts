import { parsePhoneNumberFromString } from './libphonenumber';

/** `unclear`: the library has to be asked about this very number. */
export type PlanVerdict = 'outside' | 'inside' | 'toll_free' | 'unclear';

const answers = ['unread', 'outside', 'inside', 'toll_free', 'unclear'] as const;
type Answer = (typeof answers)[number];

/**
 * Territories whose ordinary and toll-free numbers are told by the area code and the first digit of the exchange. The
 * others list their exchanges, Barbados and Jamaica down to blocks of a thousand lines.
 */
const territoriesWithoutLists = new Set<string | undefined>(['US', 'CA', 'PR']);
const ordinaryTypes = new Set<string | undefined>(['FIXED_LINE_OR_MOBILE', 'TOLL_FREE']);

/** By the first four digits; `unclear` where they do not decide. */
const ofFourDigits = new Uint8Array(10_000);
/** By area code, then by the next four digits; an area code gets its table when one of its numbers needs it. */
const ofThousands: (Uint8Array | undefined)[] = [];

/**
 * Whether +1 (area) exchange-line is in the numbering plan, as libphonenumber judges it; placeholders are no concern
 * here. Never throws; the answer does not depend on what was asked before. The library is asked once for each four
 * digits that decide (United States, Canada, Puerto Rico) and once for each seven elsewhere: no rule looks further.
 * What it said is kept, at most 8 MB if every area code is seen.
 * @param area     200..999
 * @param exchange 0..999
 * @param line     0..9999
 * Source of the rule: libphonenumber, metadata "max"; the tests hold its patterns to what is said here.
 */
export function readNorthAmericanPlan(area: number, exchange: number, line: number): PlanVerdict {
  const fourDigits = area * 10 + Math.trunc(exchange / 100);
  let known = answerIn(ofFourDigits, fourDigits);
  if (known === 'unread') {
    known = askAboutFourDigits(dialed(area, exchange, line));
    ofFourDigits[fourDigits] = answers.indexOf(known);
  }
  return known === 'unclear' ? readThousand(area, exchange, line) : known;
}

function readThousand(area: number, exchange: number, line: number): PlanVerdict {
  const thousands = (ofThousands[area] ??= new Uint8Array(10_000));
  const thousand = exchange * 10 + Math.trunc(line / 1000);
  const known = answerIn(thousands, thousand);
  if (known !== 'unread') return known;
  const e164 = dialed(area, exchange, line);
  const verdict = judged(parsePhoneNumberFromString(e164), e164);
  thousands[thousand] = answers.indexOf(verdict);
  return verdict;
}

function answerIn(table: Uint8Array, index: number): Answer {
  return answers[table[index] ?? 0] ?? 'unread';
}

function askAboutFourDigits(e164: string): PlanVerdict {
  const parsed = parsePhoneNumberFromString(e164);
  const decides = territoriesWithoutLists.has(parsed?.country) && ordinaryTypes.has(parsed?.getType());
  return decides ? judged(parsed, e164) : 'unclear';
}

function judged(parsed: ReturnType<typeof parsePhoneNumberFromString>, e164: string): PlanVerdict {
  if (parsed?.number !== e164 || !parsed.isPossible()) return 'unclear';
  if (!parsed.isValid()) return 'outside';
  return parsed.getType() === 'TOLL_FREE' ? 'toll_free' : 'inside';
}

function dialed(area: number, exchange: number, line: number): string {
  return `+1${area}${String(exchange).padStart(3, '0')}${String(line).padStart(4, '0')}`;
}
