import { companiesAgree } from './company-agreement';
import { identityOf } from './identity';
import type { Identity, NamedRecord, PersonReading } from './identity';
import {
  compareGivenNames,
  compareLastNames,
  compareMiddleNames,
  compareSwappedNames,
} from './person-agreement';
import type { NameLevel } from './person-agreement';

export const agreeReasons = [
  'same_name',
  'nickname',
  'close_spelling',
  'double_last_name',
  'middle_name_differs',
  'initial',
  'partial_name',
  'swapped_names',
  'same_company',
  'company_named_like_person',
] as const;
export const disagreeReasons = [
  'different_names',
  'other_first_name_same_last_name',
  'other_last_name',
  'middle_name_differs',
  'suffix_differs',
  'different_companies',
  'person_at_company',
  'company_and_person',
  'other_company',
] as const;
export const noEvidenceReasons = ['nothing_to_compare', 'other_script', 'names_nobody'] as const;

/**
 * Whether two records speak of one person or company. `strength` (0..1) only orders agreements: a whole equal name
 * before a nickname before an initial. It is no probability.
 */
export type NameAgreement =
  | { readonly verdict: 'agree'; readonly reason: (typeof agreeReasons)[number]; readonly strength: number }
  | { readonly verdict: 'disagree'; readonly reason: (typeof disagreeReasons)[number] }
  | { readonly verdict: 'no_evidence'; readonly reason: (typeof noEvidenceReasons)[number] };

type AgreeReason = (typeof agreeReasons)[number];
type DisagreeReason = (typeof disagreeReasons)[number];

const agree = (reason: AgreeReason, strength: number): NameAgreement => ({
  verdict: 'agree',
  reason,
  strength,
});
const disagree = (reason: DisagreeReason): NameAgreement => ({ verdict: 'disagree', reason });
const NOTHING_TO_COMPARE: NameAgreement = { verdict: 'no_evidence', reason: 'nothing_to_compare' };

const scriptOf = ({ first, last }: PersonReading): string => {
  const text = [...first, ...last].join('');
  return /\p{Script=Latin}/u.test(text) ? 'latin' : /\p{L}/u.test(text) ? 'other' : 'none';
};

/** The decision for a first name that fits and a last name that fits, by how well they do. */
function judgeFittingNames(first: NameLevel, last: NameLevel): NameAgreement {
  if (first === 'missing' && last === 'missing') return NOTHING_TO_COMPARE;
  if (first === 'missing')
    return last === 'same' || last === 'close_spelling' ? agree('partial_name', 0.4) : NOTHING_TO_COMPARE;
  if (last === 'missing') return first === 'initial' ? NOTHING_TO_COMPARE : agree('partial_name', 0.5);
  if (first === 'initial') {
    if (last === 'close_spelling') return NOTHING_TO_COMPARE;
    return last === 'initial' ? agree('initial', 0.3) : agree('initial', 0.6);
  }
  if (last === 'initial') return agree('partial_name', 0.55);
  if (first === 'close_spelling' && last === 'close_spelling') return disagree('different_names');
  if (last === 'part')
    return first === 'same' || first === 'nickname'
      ? agree('double_last_name', 0.7)
      : disagree('different_names');
  if (first === 'close_spelling' || last === 'close_spelling') return agree('close_spelling', 0.8);
  return first === 'nickname' ? agree('nickname', 0.9) : agree('same_name', 1);
}

function compareReadings(a: PersonReading, b: PersonReading): NameAgreement {
  const first = compareGivenNames(a, b);
  const last = compareLastNames(a, b);
  const isDifferent = first === 'different' || last === 'different';
  const swapped = isDifferent ? compareSwappedNames(a, b) : 'different';
  if (isDifferent && swapped === 'different') {
    if (first !== 'different' && first !== 'missing' && first !== 'initial')
      return disagree('other_last_name');
    const isSameLast = last === 'same' || last === 'part' || last === 'close_spelling';
    return disagree(
      first === 'different' && isSameLast ? 'other_first_name_same_last_name' : 'different_names',
    );
  }
  const fitting = isDifferent
    ? agree('swapped_names', swapped === 'same' ? 0.85 : 0.5)
    : judgeFittingNames(first, last);
  if (fitting.verdict !== 'agree') return fitting;
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return disagree('suffix_differs');
  if (compareMiddleNames(a, b) !== 'different') {
    return a.suffix === b.suffix ? fitting : { ...fitting, strength: fitting.strength - 0.05 };
  }
  // "J. Robert" and "J. Michael": the middle name is all that tells them apart.
  return first === 'initial'
    ? disagree('middle_name_differs')
    : agree('middle_name_differs', fitting.strength - 0.2);
}

/** Every reason has its place, so that which of several readings wins does not depend on their order. */
const reasonOrder: readonly NameAgreement['reason'][] = [
  ...agreeReasons,
  ...noEvidenceReasons,
  ...disagreeReasons,
];

/** Agreement before no evidence before disagreement; the stronger first, then by the order of the reasons. */
const rank = (agreement: NameAgreement): number => {
  const base =
    agreement.verdict === 'agree' ? 2 + agreement.strength : agreement.verdict === 'no_evidence' ? 1 : 0;
  return base - reasonOrder.indexOf(agreement.reason) / 1e4;
};

function comparePersons(a: Identity, b: Identity): NameAgreement {
  let best: NameAgreement | null = null;
  for (const left of a.readings) {
    for (const right of b.readings) {
      const agreement =
        scriptOf(left) === scriptOf(right)
          ? compareReadings(left, right)
          : ({ verdict: 'no_evidence', reason: 'other_script' } as const);
      if (best === null || rank(agreement) > rank(best)) best = agreement;
    }
  }
  if (best === null) return NOTHING_TO_COMPARE;
  // Half a name says little; it cannot stand against two different companies.
  const isPartial = best.verdict === 'agree' && (best.reason === 'partial_name' || best.strength <= 0.3);
  if (isPartial && a.company && b.company && !companiesAgree(a.company, b.company))
    return disagree('other_company');
  return best;
}

/** A person's name in a company cell: "Omar Haddadine", not "Omar Haddadine LLC". */
function isNamedLike(company: readonly string[], person: Identity): boolean {
  const inAnyOrder = (tokens: readonly string[]) => [...tokens].sort().join(' ');
  return person.readings.some(
    ({ first, last }) =>
      first.length > 0 && last.length > 0 && inAnyOrder([...first, ...last]) === inAnyOrder(company),
  );
}

function comparePersonWithCompany(person: Identity, company: Identity): NameAgreement {
  if (isNamedLike(company.companyWords, person)) return agree('company_named_like_person', 0.8);
  const isOwnCompany = person.company !== null && companiesAgree(person.company, company.company ?? []);
  return disagree(isOwnCompany ? 'person_at_company' : 'company_and_person');
}

/** As `compareNames`, for identities read before; symmetric. */
export function compareIdentities(a: Identity, b: Identity): NameAgreement {
  if (a.signature === b.signature) return agree(a.kind === 'company' ? 'same_company' : 'same_name', 1);
  if (a.kind === 'person' && b.kind === 'person') return comparePersons(a, b);
  if (a.kind === 'person') return comparePersonWithCompany(a, b);
  if (b.kind === 'person') return comparePersonWithCompany(b, a);
  return companiesAgree(a.company ?? [], b.company ?? [])
    ? agree('same_company', 1)
    : disagree('different_companies');
}

/**
 * Says whether two records that share a telephone number speak of one person or company, and why.
 *
 * Agree: equal names (case, accents, apostrophes and hyphens do not count), nicknames, one slip of spelling in a
 * longer name, initials, half a name that fits, swapped first and last name, half of a double last name; companies
 * whose names contain each other. Disagree: other first name (spouses), other last name, Sr and Jr, and a company
 * against a person, even the person who works there: one line, two contacts, and a person decides.
 * No evidence: nothing both records say, or different scripts. Symmetric; never throws.
 * Source of the rules: samples/README.md, "Matching against phone-only conversations".
 */
export function compareNames(left: NamedRecord, right: NamedRecord): NameAgreement {
  const [a, b] = [identityOf(left), identityOf(right)];
  if (a === null || b === null) return { verdict: 'no_evidence', reason: 'names_nobody' };
  return compareIdentities(a, b);
}
