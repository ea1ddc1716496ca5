import { settle } from '../http/settle';
import type { ResManClient } from './client';
import { isLost, type ResManContact } from './contact';
import { CancelledError, NoAnswerError, ResManError, UnauthorizedError } from './errors';
import { phoneDigits, toResManPhone } from './phone';

/** Whom to look for. What several criteria name has to fit all of them. */
export interface ContactQuery {
  readonly email?: string;
  readonly phone?: string;
  /** Both, as ResMan searches for nothing less. */
  readonly name?: { readonly firstName: string; readonly lastName: string };
}

/**
 * Splits a name that was typed in one piece, at its last blank. null for a single word, which ResMan cannot search for.
 * Source: resman reference, section 4.
 */
export function splitName(name: string): { firstName: string; lastName: string } | null {
  const words = name.trim().split(/\s+/);
  const lastName = words.pop() ?? '';
  return words.length === 0 ? null : { firstName: words.join(' '), lastName };
}

/**
 * Everybody in one property who fits the query: one search a criterion, because ResMan is not known to combine them, each
 * hit checked again here, because how strictly ResMan matches is not known. Source: resman reference, sections 4 and 6.2.
 */
export async function searchProperty(
  client: ResManClient,
  propertyId: string,
  query: ContactQuery,
): Promise<ResManContact[]> {
  const found = await searchEach(client, propertyId, query);
  return found.length === 0 ? [] : unionOf(found).filter((contact) => fitsAll(contact, query));
}

/** Everybody in one property who fits at least one of the criteria. */
export async function searchPropertyForAny(
  client: ResManClient,
  propertyId: string,
  query: ContactQuery,
): Promise<ResManContact[]> {
  return unionOf(await searchEach(client, propertyId, query));
}

export interface WideSearch {
  readonly contacts: readonly ResManContact[];
  readonly searchedProperties: number;
  readonly properties: number;
  /** Properties that could not be searched, with the error's code. */
  readonly failed: readonly { readonly propertyId: string; readonly code: string }[];
}

/** So many properties are searched at the same time. */
const IN_FLIGHT = 4;

/**
 * Searches property after property, a few at a time; ResMan has no search over all of them. A property that fails is
 * named in the answer and does not stop the others.
 * @param most properties at most, in ResMan's order
 * @throws {ResManError} when the list of properties fails, or when every further request would end the same way
 */
export async function searchProperties(
  client: ResManClient,
  query: ContactQuery,
  most: number,
): Promise<WideSearch> {
  const all = (await client.properties()).map(({ propertyId }) => propertyId);
  const chosen = all.slice(0, most);
  const contacts: ResManContact[][] = [];
  const failed: { propertyId: string; code: string }[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let position = next++; position < chosen.length; position = next++) {
      const propertyId = chosen[position] ?? '';
      const done = await settle(searchProperty(client, propertyId, query));
      if (done.ok) contacts[position] = done.value;
      else if (done.error instanceof ResManError && !endsAll(done.error))
        failed.push({ propertyId, code: done.error.code });
      else throw done.error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, chosen.length) }, worker));
  const searchedProperties = chosen.length - failed.length;
  return { contacts: contacts.flat(), searchedProperties, properties: all.length, failed };
}

/** Errors after which every further request would end in the same way. */
export function endsAll(error: unknown): boolean {
  const isUnreachable = error instanceof NoAnswerError && error.reason === 'not_sent';
  return isUnreachable || error instanceof UnauthorizedError || error instanceof CancelledError;
}

/** Without lost prospects, unless they are wanted. Source: resman reference, 6.2, include_inactive. */
export function withoutLost(contacts: readonly ResManContact[], includeLost: boolean): ResManContact[] {
  return contacts.filter(({ status }) => includeLost || !isLost(status));
}

/** Whether a contact has this e-mail, number or name. */
export function fitsAny(contact: ResManContact, query: ContactQuery): boolean {
  return fitsOf(contact, query).some(Boolean);
}

function fitsAll(contact: ResManContact, query: ContactQuery): boolean {
  return fitsOf(contact, query).every(Boolean);
}

function fitsOf(contact: ResManContact, { email, phone, name }: ContactQuery): boolean[] {
  return [
    ...(email === undefined ? [] : [folded(contact.email) === folded(email)]),
    ...(phone === undefined ? [] : [hasPhone(contact, phone)]),
    ...(name === undefined
      ? []
      : [
          folded(contact.firstName) === folded(name.firstName) &&
            folded(contact.lastName) === folded(name.lastName),
        ]),
  ];
}

const folded = (text: string | null): string =>
  (text ?? '').trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase();

function hasPhone({ phones }: ResManContact, phone: string): boolean {
  const wanted = phoneDigits(phone);
  return wanted !== null && phones.some(({ written }) => phoneDigits(written) === wanted);
}

/**
 * All criteria side by side, because ResMan's answers take long. A phone is looked for as ResMan writes it and as digits alone.
 * The hits come in the order of the criteria. Nothing is still under way when it fails.
 */
async function searchEach(
  client: ResManClient,
  propertyId: string,
  { email, phone, name }: ContactQuery,
): Promise<ResManContact[]> {
  const search = async (query: ContactQuery, criterion: Parameters<ResManClient['searchProspects']>[1]) =>
    (await client.searchProspects(propertyId, criterion)).filter((hit) => fitsAny(hit, query));
  const searches = [
    ...(email === undefined ? [] : [search({ email }, { email: email.trim().toLowerCase() })]),
    ...(phone === undefined
      ? []
      : spellingsOf(phone).map((written) => search({ phone }, { phone: written }))),
    ...(name === undefined ? [] : [search({ name }, name)]),
  ];
  const found: ResManContact[] = [];
  for (const outcome of await Promise.allSettled(searches)) {
    if (outcome.status === 'rejected') throw outcome.reason;
    found.push(...outcome.value);
  }
  return found;
}

/** How ResMan may hold a number; none for what is no number. */
function spellingsOf(phone: string): string[] {
  const spellings = [toResManPhone(phone), phoneDigits(phone)].filter((spelling) => spelling !== null);
  return [...new Set(spellings)];
}

/** Each person once; of one on a prospect record and on a lease the richer entry. */
export function unionOf(contacts: readonly ResManContact[]): ResManContact[] {
  const byPerson = new Map<string, ResManContact>();
  for (const contact of contacts) {
    const person = contact.personId ?? contact.contactId;
    const key = `${contact.propertyId}:${person}`;
    const known = byPerson.get(key);
    if (known === undefined || (known.prospectId === null && contact.prospectId !== null))
      byPerson.set(key, contact);
  }
  return [...byPerson.values()];
}
