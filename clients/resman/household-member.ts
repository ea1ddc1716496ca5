import { settle } from '../http/settle';
import type { ContactKey, ResManContact } from './contact';
import { isLost as isAnswerLost } from './create-prospect';
import type { RefusalReason } from './guard';
import { InvalidContactError, NotFoundError } from './errors';
import { readContact } from './read-contact';
import type { ResManSession } from './session';
import { protection } from './update-contact';
import { checkPerson, requireNames, type LeftOut, type WantedPerson } from './wanted-contact';

export type HouseholdResult = {
  readonly contact: ResManContact;
  readonly leftOut: readonly LeftOut[];
} & (
  | { readonly action: 'created' | 'unchanged' }
  | { readonly action: 'refused'; readonly reason: RefusalReason }
);

/**
 * Adds a person to a prospect record. Somebody of the same first and last name who is on it already is not added again, which
 * also makes it safe to repeat. Source: resman reference, 3.3 (the prospect's id without a person's).
 */
export async function addHouseholdMember(
  session: ResManSession,
  key: ContactKey,
  wanted: WantedPerson,
): Promise<HouseholdResult> {
  const { person, leftOut } = checkPerson(wanted);
  requireNames(person);
  const { prospectId, propertyId } = key;
  if (prospectId === null)
    throw new InvalidContactError(['a household member needs a prospect record to belong to']);
  const { contact, household } = await readContact(session, key);
  const reason = await protection(session, contact, household, { allowProtected: false });
  if (reason !== null) return { action: 'refused', reason, contact, leftOut };

  const named = (people: readonly ResManContact[]): ResManContact | undefined =>
    people.find(({ firstName, lastName }) => firstName === person.firstName && lastName === person.lastName);
  const present = named(household);
  if (present !== undefined) return { action: 'unchanged', contact: present, leftOut };

  const { pausesMs, attempts, sleep } = session.readBack;
  for (let attempt = 1; ; attempt += 1) {
    const posted = await settle(
      session.client.postLead(propertyId, { prospectId, type: 'prospect', person }, false),
    );
    if (posted.ok) {
      const added = named(posted.value);
      if (added === undefined) throw new NotFoundError();
      return { action: 'created', contact: added, leftOut };
    }
    if (!isAnswerLost(posted.error)) throw posted.error;
    for (const pause of pausesMs) {
      await sleep(pause);
      const added = named((await readContact(session, { ...key, personId: contact.personId })).household);
      if (added !== undefined) return { action: 'created', contact: added, leftOut };
    }
    if (attempt >= attempts) throw posted.error;
  }
}
