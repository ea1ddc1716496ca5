import { settle } from '../http/settle';
import type { ResManClient } from './client';
import type { ResManContact } from './contact';
import { NoAnswerError, ServerError, UnexpectedAnswerError } from './errors';
import type { LeadEvent, LeadPerson, LeadPreferences } from './lead-document';
import { searchPropertyForAny, unionOf, type ContactQuery } from './search-contacts';

/** How a post whose answer was lost is looked up before it is tried again. */
export interface ReadBack {
  /** Pauses before the lookups, in milliseconds: a new prospect may need a moment until it is found. */
  readonly pausesMs: readonly number[];
  /** Posts at most, all in all. */
  readonly attempts: number;
  readonly sleep: (ms: number) => Promise<void>;
}

export const READ_BACK_PAUSES_MS: readonly number[] = [500, 1500, 3000, 5000];
export const POST_ATTEMPTS = 4;

/** A prospect that does not exist yet. The event's date tells this very post apart from an older one of the same person. */
export interface NewProspect {
  readonly propertyId: string;
  readonly person: LeadPerson;
  readonly preferences?: LeadPreferences;
  readonly event: LeadEvent;
}

/**
 * Creates the prospect, once. ResMan has no idempotency key: after a lost answer (time-out, cut connection, 5xx, an answer
 * that cannot be read) it looks several times whether a prospect with these names and this very first contact is there, and
 * posts again only if it is not.
 * @throws {ResManError} the last error; after a lost answer it is not known whether the prospect exists
 */
export async function createProspectOnce(
  client: ResManClient,
  wanted: NewProspect,
  readBack: ReadBack,
): Promise<ResManContact> {
  const { propertyId, person, preferences, event } = wanted;
  for (let attempt = 1; ; attempt += 1) {
    const done = await settle(
      client.postLead(propertyId, { type: 'prospect', person, preferences, event }, false),
    );
    if (done.ok) return mainOf(done.value);
    if (!isLost(done.error)) throw done.error;
    const found = await findLost(client, wanted, readBack);
    if (found !== null) return found;
    if (attempt >= readBack.attempts) throw done.error;
  }
}

/** A post may have happened, although no answer says so. */
export function isLost(error: unknown): boolean {
  return (
    error instanceof ServerError ||
    error instanceof UnexpectedAnswerError ||
    (error instanceof NoAnswerError && error.reason !== 'not_sent')
  );
}

const mainOf = (people: readonly ResManContact[]): ResManContact => {
  const main = people.find(({ isMainContact }) => isMainContact) ?? people[0];
  if (main === undefined) throw new Error('a post without people in its answer');
  return main;
};

async function findLost(
  client: ResManClient,
  wanted: NewProspect,
  { pausesMs, sleep }: ReadBack,
): Promise<ResManContact | null> {
  for (const pause of pausesMs) {
    await sleep(pause);
    const found = await searchPropertyForAny(client, wanted.propertyId, queryOf(wanted.person));
    const ours = unionOf(found).find((contact) => isThisPost(contact, wanted));
    if (ours !== undefined) return ours;
  }
  return null;
}

/** By the surest criterion alone: every further one is a further request. */
function queryOf({ email, phones = [], firstName = '', lastName = '' }: LeadPerson): ContactQuery {
  if (email !== undefined) return { email };
  const [phone] = phones;
  return phone === undefined ? { name: { firstName, lastName } } : { phone: phone.number };
}

function isThisPost(contact: ResManContact, { person, event }: NewProspect): boolean {
  const isNamedAlike =
    contact.firstName === (person.firstName ?? null) && contact.lastName === (person.lastName ?? null);
  return (
    isNamedAlike &&
    contact.events.some(({ date, isFirstContact }) => isFirstContact && isSameTime(date, event.date))
  );
}

/** To the second: how ResMan keeps fractions is not known. */
export function isSameTime(read: string | null, sent: string): boolean {
  const at = eventTimeMs(read);
  return at !== null && Math.floor(at / 1000) === Math.floor(Date.parse(sent) / 1000);
}

/** When an event was, in milliseconds since 1970; a time without an offset is UTC. null for what is no time. */
export function eventTimeMs(read: string | null): number | null {
  if (read === null) return null;
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(read) ? read : `${read}Z`);
  return Number.isNaN(at) ? null : at;
}
