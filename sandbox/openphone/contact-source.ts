import { ApiError } from '../server/api-error';
import type { ContactDocument } from './documents';
import type { Workspace } from './workspace';

const RESERVED = ['openphone', 'device', 'csv', 'zapier', 'google-people', 'other'];

/**
 * The words that the vendor keeps for itself: six whole words, and everything that starts with `openphone` or `csv`.
 * @throws {ApiError} 400
 */
export function checkSource(source: string | null | undefined): void {
  if (typeof source !== 'string') return;
  const isReserved = RESERVED.includes(source) || source.startsWith('openphone') || source.startsWith('csv');
  if (!isReserved) return;
  throw ApiError.invalid([
    {
      path: '/source',
      message: 'Expected a source that is not reserved',
      value: source,
      schema: { type: 'string', not: RESERVED },
    },
  ]);
}

/** The contact of that id. @throws {ApiError} 404 */
export function contactById(workspace: Workspace, id: string): ContactDocument {
  const contact = workspace.store.get('contact', id);
  if (!contact) throw ApiError.notFound('Contact');
  return contact;
}

/**
 * The contact of that id, when it may be written.
 * @throws {ApiError} 404 when there is none, 403 when a native integration owns it (or the app does, by a setting)
 */
export function writableContact(workspace: Workspace, id: string): ContactDocument {
  const contact = contactById(workspace, id);
  const isReadOnly =
    contact.origin === 'native' || (contact.origin === 'app' && !workspace.settings().appContactsWritable);
  if (isReadOnly) throw new ApiError(403, 'The contact is read-only: it is managed by its source');
  return contact;
}

/** Which contacts List shows. */
export function isListed(workspace: Workspace, contact: ContactDocument): boolean {
  return contact.origin !== 'app' || workspace.settings().appContactsListed;
}
