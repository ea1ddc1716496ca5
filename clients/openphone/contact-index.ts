import { phoneKey } from './phone-key';
import type { OpenPhoneContact } from './schemas';

/** Lists every contact, page by page. */
export type ListContacts = () => AsyncIterable<OpenPhoneContact[]>;

/**
 * All listed contacts by external id and by phone: OpenPhone finds nobody by number, so we keep the list ourselves.
 * One index a key and process; it is kept up to date with what is written through it. Entries are hints: whoever
 * writes reads the contact first.
 */
export class ContactIndex {
  private readonly contacts = new Map<string, OpenPhoneContact>();
  private readonly idsByPhone = new Map<string, Set<string>>();
  private readonly idsByExternalId = new Map<string, Set<string>>();
  /** Ids written by us while a listing runs; the listing may have passed them already. */
  private writtenMeanwhile: Set<string> | null = null;
  private listing: Promise<void> | null = null;
  private listedAtMs: number | null = null;

  constructor(private readonly now: () => number) {}

  /**
   * Makes sure that the list was read from OpenPhone at most `maxAgeMs` ago; Infinity: at some time. Callers at the
   * same time share one listing. On an error the index is as old as before.
   */
  async refresh(list: ListContacts, maxAgeMs: number): Promise<void> {
    if (this.listedAtMs !== null && this.now() - this.listedAtMs <= maxAgeMs) return;
    this.listing ??= this.readAll(list).finally(() => {
      this.listing = null;
      this.writtenMeanwhile = null;
    });
    await this.listing;
  }

  /** Reads the list now, whatever its age; a listing that is under way began too early and does not count. */
  async refreshNow(list: ListContacts): Promise<void> {
    await this.listing?.catch(() => undefined);
    await this.refresh(list, -1);
  }

  /** Adds a contact, or takes over its new state. */
  put(contact: OpenPhoneContact): void {
    this.writtenMeanwhile?.add(contact.id);
    this.store(contact);
  }

  remove(id: string): void {
    this.writtenMeanwhile?.add(id);
    this.forget(id);
  }

  /** The contacts that carry this external id, in no particular order. */
  withExternalId(externalId: string): OpenPhoneContact[] {
    return this.all(this.idsByExternalId.get(externalId));
  }

  /** The contacts that carry one of these numbers (phone keys), each once, in no particular order. */
  withPhone(phoneKeys: readonly string[]): OpenPhoneContact[] {
    return this.all(new Set(phoneKeys.flatMap((key) => [...(this.idsByPhone.get(key) ?? [])])));
  }

  get size(): number {
    return this.contacts.size;
  }

  private async readAll(list: ListContacts): Promise<void> {
    const beganAtMs = this.now();
    const written = new Set<string>();
    this.writtenMeanwhile = written;
    const listed = new Set<string>();
    for await (const page of list()) {
      for (const contact of page) {
        listed.add(contact.id);
        if (!written.has(contact.id)) this.store(contact);
      }
    }
    for (const id of [...this.contacts.keys()]) if (!listed.has(id) && !written.has(id)) this.forget(id);
    this.listedAtMs = beganAtMs;
  }

  private store(contact: OpenPhoneContact): void {
    this.forget(contact.id);
    this.contacts.set(contact.id, contact);
    for (const key of phoneKeysOf(contact)) add(this.idsByPhone, key, contact.id);
    if (contact.externalId !== null) add(this.idsByExternalId, contact.externalId, contact.id);
  }

  private forget(id: string): void {
    const contact = this.contacts.get(id);
    if (!contact) return;
    this.contacts.delete(id);
    for (const key of phoneKeysOf(contact)) drop(this.idsByPhone, key, id);
    if (contact.externalId !== null) drop(this.idsByExternalId, contact.externalId, id);
  }

  private all(ids: Iterable<string> = []): OpenPhoneContact[] {
    return [...ids].flatMap((id) => this.contacts.get(id) ?? []);
  }
}

/** The numbers of a contact as phone keys, each once. */
export function phoneKeysOf(contact: OpenPhoneContact): string[] {
  return [...new Set(contact.defaultFields.phoneNumbers.flatMap(({ value }) => phoneKey(value) ?? []))];
}

function add(idsByKey: Map<string, Set<string>>, key: string, id: string): void {
  const ids = idsByKey.get(key);
  if (ids) ids.add(id);
  else idsByKey.set(key, new Set([id]));
}

function drop(idsByKey: Map<string, Set<string>>, key: string, id: string): void {
  const ids = idsByKey.get(key);
  ids?.delete(id);
  if (ids?.size === 0) idsByKey.delete(key);
}
