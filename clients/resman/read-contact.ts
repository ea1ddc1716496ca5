import type { ContactKey, ResManContact } from './contact';
import { NotFoundError } from './errors';
import type { ResManSession } from './session';

/** A contact, and everybody on the same prospect record. */
export interface FoundContact {
  readonly contact: ResManContact;
  readonly household: readonly ResManContact[];
}

/**
 * Reads a contact by the parts of its id: on its prospect record, or, for a resident without one, among the people on the
 * property's leases. Without a person id the main contact of the record is meant.
 * @throws {NotFoundError}
 */
export async function readContact(session: ResManSession, key: ContactKey): Promise<FoundContact> {
  const { propertyId, prospectId, personId } = key;
  const household =
    prospectId === null
      ? await session.leasePeople(propertyId)
      : (await session.client.searchProspects(propertyId, { prospectId })).filter(
          (contact) => contact.prospectId === prospectId,
        );
  const contact = household.find((person) =>
    personId === null ? person.isMainContact : person.personId === personId,
  );
  if (contact === undefined) throw new NotFoundError();
  return { contact, household: prospectId === null ? [contact] : household };
}
