import type { OpenPhoneClient } from './client';
import { updateBody } from './contact-body';
import { applyChanges, isUnchanged } from './contact-changes';
import type { ContactChanges } from './contact-changes';
import type { ContactIndex } from './contact-index';
import type { OpenPhoneContact } from './schemas';

export interface UpdateResult {
  readonly action: 'updated' | 'unchanged';
  readonly contact: OpenPhoneContact;
}

/**
 * Changes the named fields of a contact and loses nothing else: reads it, merges in memory with all item ids, and
 * sends the complete contact back; sends nothing when nothing would change. OpenPhone has no revision, so the last
 * of two writers in the same moment wins.
 * @throws {NotFoundError | ForbiddenError | InvalidRequestError} nothing was changed
 */
export async function updateContact(
  client: OpenPhoneClient,
  index: ContactIndex,
  id: string,
  changes: ContactChanges,
): Promise<UpdateResult> {
  const before = await client.contact(id);
  const after = applyChanges(before, changes);
  if (isUnchanged(before, after)) return { action: 'unchanged', contact: before };
  const contact = await client.replaceContact(id, updateBody(before, after));
  index.put(contact);
  return { action: 'updated', contact };
}
