import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { fieldTitles } from './field-properties';
import type { MatchList } from './match-list';
import type { ScoredSettings } from './scored-settings';

const sizeOf = (lists: readonly MatchList[]): number => lists.reduce((sum, list) => sum + list.size, 0);

/**
 * Refuses lists that cannot be what the operator means.
 * @throws {NodeOperationError} nothing in them can be compared, or a named field is in none of the items.
 */
export function checkLists(this: IExecuteFunctions, lists: readonly MatchList[]): void {
  if (sizeOf(lists) === 0) return;
  const missing = lists[0]?.missing.find((part) => lists.every((list) => list.missing.includes(part)));
  if (missing !== undefined)
    throw new NodeOperationError(
      this.getNode(),
      `None of the items has the field named for "${fieldTitles[missing]}"`,
      { description: 'Nothing was matched. Check the names under "Fields"; capital letters count.' },
    );
  if (lists.every((list) => list.bare === list.size))
    throw new NodeOperationError(this.getNode(), 'None of the items has a field that can be compared', {
      description:
        'Nothing was matched. Say under "Fields" which fields hold the name, the email address and the phone number.',
    });
}

/** What the operator should know about lists that were read, in sentences. */
export function remarksOn(lists: readonly MatchList[], { keptApart, idFields }: ScoredSettings): string[] {
  const size = sizeOf(lists);
  const kinds = new Set(lists.flatMap((list) => [...list.kinds]));
  const bare = lists.reduce((sum, list) => sum + list.bare, 0);
  const isKnown = (id: string): boolean => lists.some((list) => list.placeOf(id) !== undefined);
  const unknown = keptApart.filter(([left, right]) => !isKnown(left) || !isKnown(right)).length;
  const isNumbered = lists.every((list) =>
    list.ids.every((id, place) => id === `item ${list.itemAt(place)}`),
  );
  return [
    kinds.size > 0 ? `Found to compare: ${[...kinds].join(', ')}.` : '',
    bare > 0 ? `${bare} of ${size} records have nothing that can be compared.` : '',
    unknown > 0
      ? `${unknown} of ${keptApart.length} pairs under "Kept Apart" name a record that is not there.`
      : '',
    isNumbered && idFields.length > 0 && size > 0
      ? 'No item has the field named under "ID Field"; records are called by the numbers of their items.'
      : '',
  ].filter((sentence) => sentence !== '');
}
