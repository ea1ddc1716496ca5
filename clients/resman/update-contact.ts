import { isLost, type ContactKey, type ResManContact } from './contact';
import { InvalidContactError } from './errors';
import { refusalOf, type RefusalReason } from './guard';
import type { Lead, LeadEvent, LeadPerson, LeadPreferences } from './lead-document';
import { phoneDigits } from './phone';
import { readContact, type FoundContact } from './read-contact';
import { personOf, postEventOnce } from './record-event';
import type { ResManSession } from './session';
import { checkPerson, type LeftOut, type WantedPerson } from './wanted-contact';

/** What is to change; what is undefined stays as it is in ResMan. */
export interface ContactUpdate {
  readonly person: WantedPerson;
  readonly preferences?: LeadPreferences;
  /** A line for the prospect's history. */
  readonly note?: { readonly type: string; readonly text: string; readonly agentId?: string };
}

export interface UpdateRules {
  /** Change applicants and residents too. */
  readonly allowProtected: boolean;
  /** Replace values that are there; otherwise only what is empty is filled. */
  readonly overwrite: boolean;
}

export type UpdateResult = {
  readonly contact: ResManContact;
  readonly leftOut: readonly LeftOut[];
} & (
  | { readonly action: 'updated'; readonly changedFields: readonly string[] }
  | { readonly action: 'unchanged' }
  | { readonly action: 'refused'; readonly reason: RefusalReason }
);

/**
 * Reads the contact, refuses if a prospect's update must not touch it, and writes what differs. A field that is not given
 * is never blanked. Nothing is sent when nothing would change.
 * @throws {NotFoundError}
 * @throws {InvalidContactError} before anything was sent
 */
export async function updateContact(
  session: ResManSession,
  key: ContactKey,
  update: ContactUpdate,
  rules: UpdateRules,
): Promise<UpdateResult> {
  checkPerson(update.person);
  return updateFound(session, await readContact(session, key), update, rules);
}

/** The same for a contact that was read already. */
export async function updateFound(
  session: ResManSession,
  { contact, household }: FoundContact,
  update: ContactUpdate,
  rules: UpdateRules,
): Promise<UpdateResult> {
  const { person: told, leftOut } = checkPerson(update.person);
  const reason = await protection(session, contact, household, rules);
  if (reason !== null) return { action: 'refused', reason, contact, leftOut };

  const person = changedParts(contact, told, rules.overwrite);
  const preferences = changedPreferences(contact, update.preferences, rules.overwrite);
  const changedFields = [...Object.keys(person), ...Object.keys(preferences)];
  if (changedFields.length === 0 && update.note === undefined)
    return { action: 'unchanged', contact, leftOut };
  const lead = leadOf(contact, person, withWholeRent(contact, preferences));
  const written =
    update.note === undefined
      ? personOf(await session.client.postLead(contact.propertyId, lead, true), lead.personId)
      : await postEventOnce(session, contact.propertyId, {
          ...lead,
          event: noteEvent(update.note, session.now()),
        });
  return { action: 'updated', changedFields, contact: { ...contact, ...definedOf(written) }, leftOut };
}

/** Why the contact must stay as it is; null when it may be changed. */
export async function protection(
  session: ResManSession,
  contact: ResManContact,
  household: readonly ResManContact[],
  { allowProtected }: Pick<UpdateRules, 'allowProtected'>,
): Promise<RefusalReason | null> {
  if (allowProtected) return null;
  return (
    refusalOf(contact, household) ??
    refusalOf(contact, household, await session.leasePeople(contact.propertyId))
  );
}

/** A post for a contact that exists: both ids, and the whole name, which goes with every post. */
export function leadOf(
  contact: ResManContact,
  changes: LeadPerson = {},
  preferences: LeadPreferences = {},
  type: Lead['type'] = isLost(contact.status) ? 'lost' : 'prospect',
): Lead & { readonly prospectId: string; readonly personId: string } {
  const { prospectId, personId, firstName, middleName, lastName } = contact;
  if (prospectId === null || personId === null)
    throw new InvalidContactError(['the person has no prospect record; ResMan offers no way to change them']);
  const name = { firstName, middleName, lastName };
  const given = Object.fromEntries(Object.entries(name).filter(([, value]) => value !== null));
  return {
    prospectId,
    personId,
    type,
    person: { ...given, ...changes },
    ...(Object.keys(preferences).length > 0 && { preferences }),
  };
}

/** The line for the history that goes with an update. Source: resman reference, 3.2: `Other` where no type fits. */
function noteEvent({ type, text, agentId }: NonNullable<ContactUpdate['note']>, nowMs: number): LeadEvent {
  return {
    type,
    date: new Date(nowMs).toISOString(),
    isFirstContact: false,
    comments: text,
    ...(agentId !== undefined && { agentId }),
  };
}

/** What of the person differs and may be written. An address goes whole: ResMan may take a part of one for all of it. */
function changedParts(contact: ResManContact, told: LeadPerson, overwrite: boolean): LeadPerson {
  const mayWrite = (present: string | null): boolean => present === null || overwrite;
  const differs = (present: string | null, wanted: string | undefined): boolean =>
    wanted !== undefined && wanted !== present && mayWrite(present);
  const { firstName, middleName, lastName, email, phones = [], address } = told;
  const newPhones = phones.filter(
    ({ number }) =>
      !contact.phones.some(({ written }) => phoneDigits(written) === phoneDigits(number)) &&
      (contact.phones.length === 0 || overwrite),
  );
  const newAddress = Object.fromEntries(
    Object.entries(address ?? {}).filter(([part, value]) => {
      const present = contact.address?.[part as keyof NonNullable<ResManContact['address']>] ?? null;
      return differs(present, value ?? undefined);
    }),
  );
  return {
    ...(differs(contact.firstName, firstName) && { firstName }),
    ...(differs(contact.middleName, middleName) && { middleName }),
    ...(differs(contact.lastName, lastName) && { lastName }),
    ...(email !== undefined &&
      email !== contact.email?.trim().toLowerCase() &&
      mayWrite(contact.email) && { email }),
    ...(newPhones.length > 0 && { phones: newPhones }),
    ...(Object.keys(newAddress).length > 0 && { address: { ...contact.address, ...newAddress } }),
  };
}

function changedPreferences(
  { preferences }: ResManContact,
  told: LeadPreferences = {},
  overwrite: boolean,
): LeadPreferences {
  return Object.fromEntries(
    Object.entries(told).filter(([name, value]) => {
      if (value === undefined || value.length === 0) return false;
      const present = preferences?.[name as keyof LeadPreferences] ?? null;
      const isEmpty = present === null || present.length === 0;
      return (isEmpty || overwrite) && JSON.stringify(present) !== JSON.stringify(value);
    }),
  );
}

/** The range of the rent is one element, which would take away the end that is not told. */
function withWholeRent({ preferences: present }: ResManContact, changed: LeadPreferences): LeadPreferences {
  if (changed.minRent === undefined && changed.maxRent === undefined) return changed;
  const { minRent = present?.minRent ?? undefined, maxRent = present?.maxRent ?? undefined } = changed;
  return {
    ...changed,
    ...(minRent !== undefined && { minRent }),
    ...(maxRent !== undefined && { maxRent }),
  };
}

/** What the answer says about the contact; it may repeat less than ResMan holds. */
export function definedOf(contact: ResManContact): Partial<ResManContact> {
  return Object.fromEntries(
    Object.entries(contact).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
