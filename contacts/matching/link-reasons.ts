import type { NameAgreement } from './name-agreement';

type Reason = NameAgreement['reason'];

const WITHIN: Partial<Record<Reason, string>> = {
  nickname: 'A nickname and its formal name are taken for one person.',
  close_spelling: 'Two spellings of one name are taken for one person.',
  double_last_name: 'A double last name and one half of it are taken for one person.',
  middle_name_differs: 'The middle names differ, first and last name agree.',
  initial: 'An initial fits the full name.',
  partial_name: 'A name that is only half written fits the full name.',
  swapped_names: 'First and last name are swapped in a record.',
  company_named_like_person: 'The name of a person stands in a company field.',
};

const BETWEEN: Partial<Record<Reason, string>> = {
  different_names: 'The records name different people.',
  other_first_name_same_last_name: 'Same last name, other first name: perhaps one household.',
  other_last_name: 'Same first name, other last name: perhaps a changed name, perhaps two people.',
  middle_name_differs: 'Only an initial as first name, and the middle names differ.',
  suffix_differs: 'The suffixes differ (Sr, Jr, III): perhaps two generations.',
  different_companies: 'The records name different companies.',
  person_at_company: 'One is a company, the other a person there.',
  company_and_person: 'One is a company, the other a person.',
  other_company: 'A name that is only half written, at different companies.',
  nothing_to_compare: 'The names have nothing in common that could be compared.',
  other_script: 'The names are written in different scripts.',
};

/** Facts about the records on a number that a reviewer should know, beside how their names compare. */
export interface LinkFacts {
  readonly namedRecords: number;
  readonly namelessRecords: number;
  readonly candidates: number;
  readonly isNumberInactive: boolean;
  readonly hasInactiveNumber: boolean;
  readonly hasInactiveCustomer: boolean;
  readonly hasEstate: boolean;
  readonly hasExtension: boolean;
  readonly isTooMany: boolean;
}

const count = (amount: number, one: string, many: string): string =>
  amount === 1 ? `One ${one}` : `${amount} ${many}`;

function opening(facts: LinkFacts): string {
  const { namedRecords, namelessRecords, candidates } = facts;
  if (namedRecords === 0 && namelessRecords === 0) return 'No imported record has this number.';
  if (namedRecords === 0)
    return `${count(namelessRecords, 'record has', 'records have')} this number, without a usable name.`;
  if (candidates > 1) return `${namedRecords} records name ${candidates} different people or companies.`;
  return namedRecords === 1
    ? 'One named record has this number.'
    : `${namedRecords} records agree on one person or company.`;
}

/**
 * Why a number came out as it did, in plain sentences for the reviewer, always in the same order. Never holds a
 * name, number or address.
 */
export function linkReasons(
  facts: LinkFacts,
  within: ReadonlySet<Reason>,
  between: ReadonlySet<Reason>,
): string[] {
  const pick = (sentences: Partial<Record<Reason, string>>, found: ReadonlySet<Reason>) =>
    Object.entries(sentences).flatMap(([reason, text]) => (found.has(reason as Reason) ? [text] : []));
  const when = (holds: boolean, sentence: string) => (holds ? [sentence] : []);
  return [
    opening(facts),
    ...pick(BETWEEN, between),
    ...pick(WITHIN, within),
    ...when(
      facts.isTooMany,
      'There are too many different names to compare them; this looks like a shared line.',
    ),
    ...when(
      facts.isNumberInactive,
      'Every record marks the number as inactive: it may belong to somebody else by now, so a person decides.',
    ),
    ...when(!facts.isNumberInactive && facts.hasInactiveNumber, 'A record marks the number as inactive.'),
    ...when(facts.hasInactiveCustomer, 'A record is of an inactive customer.'),
    ...when(facts.hasEstate, 'A record is about an estate: the owner may have died.'),
    ...when(facts.hasExtension, 'A record gives an extension: this may be an office line.'),
    ...when(
      facts.namedRecords > 0 && facts.namelessRecords > 0,
      `${count(facts.namelessRecords, 'further record has', 'further records have')} this number without a usable name.`,
    ),
  ];
}
