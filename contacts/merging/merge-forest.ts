/** A contact's place: what it was merged into, null when it stands by itself. */
export interface Place {
  readonly id: string;
  readonly mergedInto: string | null;
}

/**
 * A contact and everything that was merged into it, directly or over others. The places are of one survivor's contacts; each
 * was merged into one other at most, so they form a tree. The contact itself comes first, the others in no set order.
 */
export function subtreeOf(contactId: string, places: readonly Place[]): string[] {
  const children = new Map<string, string[]>();
  for (const { id, mergedInto } of places) {
    if (mergedInto === null) continue;
    const siblings = children.get(mergedInto);
    if (siblings) siblings.push(id);
    else children.set(mergedInto, [id]);
  }
  const found = [contactId];
  for (const id of found) found.push(...(children.get(id) ?? []));
  return found;
}
