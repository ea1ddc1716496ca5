import {
  changesForResMan,
  chatbotContextFromGolden,
  domIqContextChange,
  openPhoneContactFromGolden,
  RESMAN,
  resManContactFromGolden,
} from '../../../../contacts/mapping';
import { contactToPassOn, type ContactInFull, type ContactToPassOn } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { contactId, readContactId } from './contact-id';
import { untilTold, waitUntilTold } from './wait-until-told';

/** A contact in the shape that the node of another system takes without further ado. */
const getFor = (shapeOf: (passedOn: ContactToPassOn) => object): PlainOperation => ({
  properties: [contactId],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => ({
      json: shapeOf(await contactToPassOn(ledger, readContactId(node, item))),
    }));
  },
});

/** Under the ledger's id; `updated_at` keeps an item that comes late from overwriting a newer one. What is not known is left out. */
export const getForDomIq = getFor(({ contact: { contactId: id, contact, updatedAt }, beside }) => ({
  contact_id: id,
  ...domIqContextChange(chatbotContextFromGolden(contact, id, beside)),
  updated_at: updatedAt,
}));

/** The ledger's id is the external id, under which OpenPhone finds the contact again. */
export const getForOpenPhone = getFor(({ contact: { contactId: id, contact } }) => {
  const { phones, emails, ...names } = openPhoneContactFromGolden(contact, id);
  const valuesOf = (list: typeof phones) => list.map(({ value }) => value);
  return { contactId: id, ...names, phones: valuesOf(phones), emails: valuesOf(emails) };
});

const forResMan = getFor((passedOn) => {
  const { contact, beside, records, mergeStrategy, questions } = passedOn;
  const wanted = resManContactFromGolden(contact.contact, beside);
  const changes = changesForResMan({ golden: contact.contact, records, mergeStrategy });
  return {
    ledgerContactId: contact.contactId,
    contactId: resManIdOf(contact),
    propertyId: contact.contact.propertyId,
    firstName: wanted.first_name,
    lastName: wanted.last_name,
    email: wanted.email,
    phone: wanted.phone,
    source: wanted.source,
    leadSource: wanted.lead_source,
    communicationPreferences: wanted.communication_preferences,
    deniedChannels: beside.deniedChannels,
    changes,
    hasChanges: Object.keys(changes).length > 0,
    isInQuestion: questions.isInQuestion,
    lastResult: passedOn.resManResult,
    enrichment: beside.enrichment,
  };
});

/**
 * `contactId` is ResMan's own where ResMan knows the person, so that the node updates instead of making another; `changes` is what
 * ResMan's record lacks, `isInQuestion` that a person has to decide first whether it is somebody else.
 */
export const getForResMan: PlainOperation = {
  properties: [...forResMan.properties, waitUntilTold],
  async execute(context) {
    await untilTold(context, RESMAN);
    return forResMan.execute(context);
  },
};

/** The entry that ResMan told of last, of the contact's own property if there is one; null when there is none. */
function resManIdOf({ contact: { propertyId }, entries }: ContactInFull): string | null {
  const known = entries.filter(({ system }) => system === RESMAN);
  const here = known.filter(({ externalId }) => externalId.startsWith(`${propertyId ?? ''}:`));
  const [latest] = (here.length > 0 ? here : known).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  return latest?.externalId ?? null;
}
