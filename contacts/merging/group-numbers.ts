import { compareTexts } from '../model/compare-texts';

/** A number and the records that were applied to it. */
export interface AppliedNumber {
  readonly phoneNumber: string;
  readonly recordKeys: readonly string[];
}

/** The numbers of one contact, in ascending order. */
export interface NumberGroup {
  readonly phoneNumbers: readonly string[];
}

/**
 * Which numbers belong to one contact: those whose applied records have a record in common, directly or over
 * other numbers. A landlord on four rows is one contact. Every number is in exactly one group; the result is in
 * ascending order of each group's first number and does not depend on the order of the input. Near-linear.
 */
export function groupNumbersByPerson(applied: readonly AppliedNumber[]): NumberGroup[] {
  const parents = new Map<string, string>();
  const rootOf = (phoneNumber: string): string => {
    let root = phoneNumber;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    for (let node = phoneNumber; node !== root;) {
      const next = parents.get(node) ?? root;
      parents.set(node, root);
      node = next;
    }
    return root;
  };

  const numberOfRecord = new Map<string, string>();
  for (const { phoneNumber, recordKeys } of applied) {
    if (!parents.has(phoneNumber)) parents.set(phoneNumber, phoneNumber);
    for (const key of recordKeys) {
      const other = numberOfRecord.get(key);
      if (other === undefined) numberOfRecord.set(key, phoneNumber);
      else parents.set(rootOf(phoneNumber), rootOf(other));
    }
  }

  const groups = new Map<string, string[]>();
  for (const phoneNumber of parents.keys()) {
    const root = rootOf(phoneNumber);
    const group = groups.get(root);
    if (group) group.push(phoneNumber);
    else groups.set(root, [phoneNumber]);
  }
  return [...groups.values()]
    .map((phoneNumbers) => ({ phoneNumbers: phoneNumbers.sort(compareTexts) }))
    .sort((a, b) => compareTexts(a.phoneNumbers[0] ?? '', b.phoneNumbers[0] ?? ''));
}
