import type { OpenPhoneClient } from './client';
import type { ContactIndex } from './contact-index';
import { ConflictError, NoAnswerError, ServerError, UnexpectedAnswerError } from './errors';
import type { OpenPhoneContact } from './schemas';
import { settle } from '../http/settle';
import { createBody } from './wanted-contact';
import type { CheckedContact } from './wanted-contact';

/** How a create whose answer was lost is looked up before it is tried again. */
export interface ReadBack {
  /** Pauses before the lookups, in milliseconds: OpenPhone may need a moment until a new contact is listed. */
  readonly pausesMs: readonly number[];
  /** Creates at most, all in all. */
  readonly attempts: number;
  readonly sleep: (ms: number) => Promise<void>;
}

export const READ_BACK_PAUSES_MS: readonly number[] = [500, 1000, 2000, 4000];
export const CREATE_ATTEMPTS = 4;

export type CreateOutcome =
  | { readonly kind: 'created'; readonly contact: OpenPhoneContact }
  /** OpenPhone says that the external id is taken: somebody else was faster. */
  | { readonly kind: 'exists'; readonly contact: OpenPhoneContact };

/**
 * Creates the contact, once. After a lost answer (time-out, cut connection, 5xx, an answer that cannot be read) it looks
 * whether the contact is there, several times, and creates again only if it is not: by external id, or, without one, by
 * phone in a fresh list.
 * @throws {OpenPhoneError} the last error; after a lost answer it is not known whether the contact exists
 */
export async function createContactOnce(
  client: OpenPhoneClient,
  index: ContactIndex,
  wanted: CheckedContact,
  readBack: ReadBack,
): Promise<CreateOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await settle(client.createContact(createBody(wanted)));
    if (done.ok) return { kind: 'created', contact: done.value };
    if (done.error instanceof ConflictError && wanted.externalId !== null) {
      const contact = oldest(await client.contactsByExternalId(wanted.externalId));
      if (contact) return { kind: 'exists', contact };
    }
    if (!isLost(done.error)) throw done.error;
    const contact = await findLost(client, index, wanted, readBack);
    if (contact) return { kind: 'created', contact };
    if (attempt >= readBack.attempts) throw done.error;
  }
}

/** It may have happened, although no answer says so. */
export function isLost(error: unknown): boolean {
  return (
    error instanceof ServerError ||
    error instanceof UnexpectedAnswerError ||
    (error instanceof NoAnswerError && error.reason !== 'not_sent')
  );
}

async function findLost(
  client: OpenPhoneClient,
  index: ContactIndex,
  wanted: CheckedContact,
  { pausesMs, sleep }: ReadBack,
): Promise<OpenPhoneContact | null> {
  if (wanted.externalId !== null) {
    for (const pause of pausesMs) {
      await sleep(pause);
      const contact = oldest(await client.contactsByExternalId(wanted.externalId));
      if (contact) return contact;
    }
    return null;
  }
  await sleep(pausesMs.reduce((sum, pause) => sum + pause, 0));
  await index.refreshNow(() => client.contacts());
  const phones = wanted.phones.map(({ value }) => value);
  return oldest(index.withPhone(phones));
}

/** The first that was made, by time and then id. */
function oldest(contacts: readonly OpenPhoneContact[]): OpenPhoneContact | null {
  return [...contacts].sort(byAge)[0] ?? null;
}

/** Oldest first; a contact without a time is the youngest. */
export function byAge(left: OpenPhoneContact, right: OpenPhoneContact): number {
  const [leftAt, rightAt] = [left.createdAt ?? '9999', right.createdAt ?? '9999'];
  if (leftAt !== rightAt) return leftAt < rightAt ? -1 : 1;
  return left.id < right.id ? -1 : Number(left.id > right.id);
}
