import { isAnotherPerson } from './another-person';
import type { OpenPhoneClient } from './client';
import { updateBody } from './contact-body';
import { applyChanges, changedFields, isUnchanged } from './contact-changes';
import type { ContactChanges } from './contact-changes';
import { phoneKeysOf } from './contact-index';
import type { ContactIndex } from './contact-index';
import { namesToWrite } from './contact-name';
import { byAge, createContactOnce } from './create-contact';
import type { ReadBack } from './create-contact';
import { ForbiddenError, InvalidContactError, NotFoundError, UnstableContactError } from './errors';
import type { KeyedLock } from '../http/keyed-lock';
import type { OpenPhoneContact } from './schemas';
import { settle } from '../http/settle';
import { checkContact } from './wanted-contact';
import type { CheckedContact, WantedContact } from './wanted-contact';

/** What upserts of one API key share in this process, and how this caller wants them. */
export interface UpsertSession {
  readonly client: OpenPhoneClient;
  readonly index: ContactIndex;
  readonly lock: KeyedLock;
  /** How old the list of contacts may be when a batch begins. */
  readonly indexMaxAgeMs: number;
  readonly readBack: ReadBack;
  /** Replace names in contacts that something else made. */
  readonly overwriteNames: boolean;
  /** Update contacts that people made in the app. */
  readonly adoptAppContacts: boolean;
  /** Take no contact of ours for the wanted one that has its number and is another person's: a couple gets two. */
  readonly keepsPeopleApart: boolean;
}

export type MatchedBy = 'external_id' | 'phone';

export type UpsertResult = {
  readonly contact: OpenPhoneContact;
  /** Ids of the other contacts with the same external id or one of the same phones, oldest first. */
  readonly duplicates: readonly string[];
  /** null: nobody was found. */
  readonly matchedBy: MatchedBy | null;
} & (
  | { readonly action: 'created' | 'updated' | 'unchanged' }
  /** app_made: a person made it in the app. owned_elsewhere: OpenPhone refused, another system owns it. */
  | { readonly action: 'skipped_read_only'; readonly reason: 'app_made' | 'owned_elsewhere' }
);

interface Found {
  readonly contact: OpenPhoneContact;
  readonly duplicates: readonly string[];
  readonly matchedBy: MatchedBy;
}

const LOOKUPS = 4;

/**
 * Makes sure that OpenPhone has this contact: found by external id, else by phone among all listed contacts, else
 * created. Never makes a second contact for a number, unless another person's is to be kept apart; keeps what it was not told
 * about, and is safe to repeat.
 * Upserts of the same external id or phone run one after the other in this process.
 * @throws {InvalidContactError} before anything was sent
 * @throws {OpenPhoneError}
 */
export async function upsertContact(session: UpsertSession, wanted: WantedContact): Promise<UpsertResult> {
  const checked = checkContact(wanted);
  const keys = [
    ...checked.phones.map(({ value }) => `phone ${value}`),
    ...(checked.externalId === null ? [] : [`external id ${checked.externalId}`]),
  ];
  if (keys.length === 0)
    throw new InvalidContactError(['an external ID or a phone is needed to find it again']);
  return await session.lock.run(keys, async () => {
    await session.index.refresh(() => session.client.contacts(), Infinity);
    return await upsertLocked(session, checked);
  });
}

/** What an upsert would do. */
export interface UpsertPreview {
  readonly action: 'would_create' | 'would_update' | 'unchanged' | 'skipped_read_only';
  /** The contact that would be updated; null where nobody was found. */
  readonly contact: OpenPhoneContact | null;
  readonly duplicates: readonly string[];
  readonly matchedBy: MatchedBy | null;
  /** What an update would change, in words: "first name", "e-mails". */
  readonly changes: readonly string[];
}

/**
 * What {@link upsertContact} would do, by the list of contacts as it was read last; nothing is sent.
 * @throws {InvalidContactError}
 */
export function previewUpsert(session: UpsertSession, wanted: WantedContact): UpsertPreview {
  const checked = checkContact(wanted);
  const found = find(session, checked);
  if (found === null)
    return { action: 'would_create', contact: null, duplicates: [], matchedBy: null, changes: [] };
  const { contact } = found;
  const preview = (action: UpsertPreview['action'], changes: readonly string[] = []) => ({
    action,
    contact,
    duplicates: found.duplicates,
    matchedBy: found.matchedBy,
    changes,
  });
  if (contact.source === null && !session.adoptAppContacts) return preview('skipped_read_only');
  const isOurs = contact.source === checked.source;
  const after = applyChanges(contact, changesFor(contact, checked, isOurs || session.overwriteNames));
  const changes = changedFields(contact, after);
  return changes.length === 0 ? preview('unchanged') : preview('would_update', changes);
}

async function upsertLocked(session: UpsertSession, wanted: CheckedContact): Promise<UpsertResult> {
  const { client, index } = session;
  for (let lookup = 1; lookup <= LOOKUPS; lookup += 1) {
    const found = find(session, wanted);
    if (found) {
      const result = await updateFound(session, found, wanted);
      if (result) return result;
      continue;
    }
    const outcome = await createContactOnce(client, index, wanted, session.readBack);
    index.put(outcome.contact);
    if (outcome.kind === 'created')
      return { action: 'created', contact: outcome.contact, duplicates: [], matchedBy: null };
  }
  throw new UnstableContactError();
}

/** Our own contact first, then the oldest: the same choice every time. */
function find({ index, keepsPeopleApart }: UpsertSession, wanted: CheckedContact): Found | null {
  const byPhone = index.withPhone(wanted.phones.map(({ value }) => value));
  const byExternalId = wanted.externalId === null ? [] : index.withExternalId(wanted.externalId);
  const isOurs = ({ source }: OpenPhoneContact) => source === wanted.source;
  const inOrder = (contacts: readonly OpenPhoneContact[]) =>
    [...contacts].sort((left, right) => Number(isOurs(right)) - Number(isOurs(left)) || byAge(left, right));
  const mayBe = keepsPeopleApart ? byPhone.filter((one) => !isAnotherPerson(one, wanted)) : byPhone;
  const contact = inOrder(byExternalId)[0] ?? inOrder(mayBe)[0];
  if (!contact) return null;
  const others = new Map([...byExternalId, ...byPhone].map((other) => [other.id, other]));
  others.delete(contact.id);
  return {
    contact,
    duplicates: [...others.values()].sort(byAge).map(({ id }) => id),
    matchedBy: byExternalId.length > 0 ? 'external_id' : 'phone',
  };
}

/** null when the contact is not what the list said it was; the index knows better then. */
async function updateFound(
  session: UpsertSession,
  found: Found,
  wanted: CheckedContact,
): Promise<UpsertResult | null> {
  const { client, index } = session;
  const { duplicates, matchedBy } = found;
  const before = await currentState(session, found.contact.id);
  if (!before || !isStillTheSame(before, wanted)) return null;
  const isOurs = before.source === wanted.source;
  if (before.source === null && !session.adoptAppContacts)
    return { action: 'skipped_read_only', reason: 'app_made', contact: before, duplicates, matchedBy };

  const after = applyChanges(before, changesFor(before, wanted, isOurs || session.overwriteNames));
  if (isUnchanged(before, after)) return { action: 'unchanged', contact: before, duplicates, matchedBy };
  const done = await settle(client.replaceContact(before.id, updateBody(before, after)));
  if (done.ok) {
    index.put(done.value);
    return { action: 'updated', contact: done.value, duplicates, matchedBy };
  }
  if (done.error instanceof ForbiddenError && !isOurs)
    return { action: 'skipped_read_only', reason: 'owned_elsewhere', contact: before, duplicates, matchedBy };
  if (!(done.error instanceof NotFoundError)) throw done.error;
  index.remove(before.id);
  return null;
}

async function currentState({ client, index }: UpsertSession, id: string): Promise<OpenPhoneContact | null> {
  const read = await settle(client.contact(id));
  if (read.ok) {
    index.put(read.value);
    return read.value;
  }
  if (!(read.error instanceof NotFoundError)) throw read.error;
  index.remove(id);
  return null;
}

function isStillTheSame(contact: OpenPhoneContact, wanted: CheckedContact): boolean {
  if (wanted.externalId !== null && contact.externalId === wanted.externalId) return true;
  const phones = new Set(phoneKeysOf(contact));
  return wanted.phones.some(({ value }) => phones.has(value));
}

/** An external id that is there already belongs to whoever set it, and stays. */
function changesFor(
  contact: OpenPhoneContact,
  wanted: CheckedContact,
  mayOverwrite: boolean,
): ContactChanges {
  const customFields = Object.entries(wanted.customFields ?? {}).filter(([, value]) => value !== null);
  return {
    ...namesToWrite(contact, wanted, mayOverwrite),
    ...(contact.externalId === null && wanted.externalId !== null && { externalId: wanted.externalId }),
    ...((contact.sourceUrl === null || mayOverwrite) &&
      wanted.sourceUrl !== null && { sourceUrl: wanted.sourceUrl }),
    addPhones: wanted.phones,
    addEmails: wanted.emails,
    customFields: Object.fromEntries(customFields),
  };
}
