import { emailIdentifier, phoneIdentifier } from '../model/identifier';
import type { MatchCriterion, MatchingCriteria } from '../model/matching-rule';
import type { PersonRecord } from '../model/person-record';
import { readEmailIdentity } from '../normalize/email-identity';
import { nameTokens } from '../normalize/fold-name';
import { givenNameShare } from '../normalize/name-frequency';
import { splitName } from '../normalize/name-split';
import { formalNames } from '../normalize/nicknames';

/** The blocking key of an entry in a system. */
export const referenceKey = (system: string, externalId: string): string => `ref:${system}:${externalId}`;

/**
 * What an entry can be found by: its numbers, mailboxes, name (folded, nicknames as their formal names) and what it refers
 * to. Two entries that can be one person have at least one in common. Sorted, no duplicates; the same record always gives
 * the same keys.
 */
export function identityKeys(record: PersonRecord): string[] {
  const keys = [
    ...record.phones.map(phoneIdentifier),
    ...record.emails.flatMap(mailboxKeys),
    ...nameKeys(record),
    ...record.references.map(({ system, externalId }) => referenceKey(system, externalId)),
    referenceKey(record.system, record.externalId),
  ];
  return [...new Set(keys)].sort();
}

/** An address and the mailbox it leads to ("ann+rent@", "a.n.n@gmail.com") are both looked for. */
function mailboxKeys(address: string): string[] {
  const identity = readEmailIdentity(address);
  return identity === null ? [] : [emailIdentifier(identity.address), emailIdentifier(identity.canonical)];
}

/** The keys of a name, nicknames as their formal names; for the property as well when there is one. */
export function nameKeys({ name, propertyId }: Pick<PersonRecord, 'name' | 'propertyId'>): string[] {
  const split =
    name.first === null && name.last === null && name.full !== null ? splitName(name.full).name : name;
  const [first] = nameTokens(split.first);
  const last = nameTokens(split.last).join(' ');
  if (first === undefined || first.length < 2 || last === '') return [];
  return [...new Set([first, usualName(first)])].flatMap((given) => [
    `name:${given} ${last}`,
    ...(propertyId === null ? [] : [`name at ${propertyId}:${given} ${last}`]),
  ]);
}

/** Of a name and the formal ones it may stand for the most frequent: "robert" for "bob", "maria" for "maria". */
const usualName = (first: string): string =>
  formalNames(first).reduce(
    (best, name) => ((givenNameShare(name) ?? 0) > (givenNameShare(best) ?? 0) ? name : best),
    first,
  );

const criterionOf = (key: string): readonly MatchCriterion[] =>
  isPhoneKey(key)
    ? ['phone']
    : key.startsWith('email:')
      ? ['email']
      : key.startsWith('name at ')
        ? ['name', 'property']
        : key.startsWith('name:')
          ? ['name']
          : [];

export const isPhoneKey = (key: string): boolean => key.startsWith('phone:');

/** Whether two entries refer to each other or to the same entry of a third system, so that nothing has to be guessed. */
export const isReferenceKey = (key: string): boolean => key.startsWith('ref:');

/**
 * Whether entries that have these keys in common are compared under a rule: they refer to each other, or agree in
 * everything that one of the rule's combinations names.
 */
export function isComparable(sharedKeys: readonly string[], { combinations }: MatchingCriteria): boolean {
  if (sharedKeys.some(isReferenceKey)) return true;
  const agreed = new Set(sharedKeys.flatMap(criterionOf));
  return combinations.some((combination) => combination.every((criterion) => agreed.has(criterion)));
}

/** Whether entries with these keys in common share a number, a mailbox or a reference: names alone never join anybody. */
export const isSharingIdentifier = (sharedKeys: readonly string[]): boolean =>
  sharedKeys.some((key) => /^(?:phone|email|ref):/.test(key));
