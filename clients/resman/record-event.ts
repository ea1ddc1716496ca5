import { settle } from '../http/settle';
import type { ResManContact } from './contact';
import { isLost, isSameTime } from './create-prospect';
import { NotFoundError } from './errors';
import type { Lead, LeadEvent } from './lead-document';
import { readContact } from './read-contact';
import type { ResManSession } from './session';

/** A change of a prospect that exists, with something for its history. */
export interface LeadWithEvent extends Lead {
  readonly prospectId: string;
  readonly personId: string;
  readonly event: LeadEvent;
}

/**
 * Posts a change that writes into the prospect's history, once: after a lost answer the history is read back, and the post
 * is repeated only if the event is not there.
 * @returns the contact as ResMan has it now
 * @throws {ResManError} the last error
 */
export async function postEventOnce(
  session: ResManSession,
  propertyId: string,
  lead: LeadWithEvent,
): Promise<ResManContact> {
  const { client, readBack } = session;
  for (let attempt = 1; ; attempt += 1) {
    const done = await settle(client.postLead(propertyId, lead, false));
    if (done.ok) return personOf(done.value, lead.personId);
    if (!isLost(done.error)) throw done.error;
    const found = await findEvent(session, propertyId, lead);
    if (found !== null) return found;
    if (attempt >= readBack.attempts) throw done.error;
  }
}

async function findEvent(
  session: ResManSession,
  propertyId: string,
  { prospectId, personId, event }: LeadWithEvent,
): Promise<ResManContact | null> {
  const { pausesMs, sleep } = session.readBack;
  for (const pause of pausesMs) {
    await sleep(pause);
    const { contact } = await readContact(session, { propertyId, prospectId, personId });
    const isThere = contact.events.some(
      ({ type, date, comments }) =>
        type.toLowerCase() === event.type.toLowerCase() &&
        isSameTime(date, event.date) &&
        (comments ?? '') === (event.comments ?? ''),
    );
    if (isThere) return contact;
  }
  return null;
}

/** The person among those that an answer repeats. @throws {NotFoundError} */
export function personOf(people: readonly ResManContact[], personId: string): ResManContact {
  const person = people.find((one) => one.personId === personId) ?? people[0];
  if (person === undefined) throw new NotFoundError();
  return person;
}
