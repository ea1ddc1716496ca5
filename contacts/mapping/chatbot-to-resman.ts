import type { CountryCode } from '../normalize/libphonenumber';
import { IncomingRecordSchema, readIncomingRecord, type LeftOut } from '../normalize/incoming-record';
import type { ChatbotContactData } from './chatbot-contact';
import { formatContactNotes } from './contact-notes';
import type { ResManContactToWrite } from './resman-contact';
import { readStatedPreferences, resManPreferencesOf } from './stated-preferences';

/** What a mapping cannot know by itself. */
export interface MappingMoment {
  /** ISO 8601 */
  readonly now: string;
  /** IANA name of the property's time zone. */
  readonly timeZone: string;
  /** ISO 3166-1 code assumed for numbers without a country code. */
  readonly country: CountryCode;
}

/** A contact for ResMan, and what of it was left out; never the values. */
export interface MappedToResMan {
  readonly contact: ResManContactToWrite;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The customer's `mapChatbotContactToResMan`: who wrote to the chatbot, as a new ResMan contact. Placeholder numbers and
 * addresses and names that name nobody are left out, because ResMan takes two people with one dummy value for one person.
 * Pure.
 * @throws {RangeError} see `formatContactNotes`
 */
export function resManContactFromChatbot(data: ChatbotContactData, moment: MappingMoment): MappedToResMan {
  const { first_name: firstName, last_name: lastName, phone, email } = data;
  const said = IncomingRecordSchema.parse({ system: 'domiq', firstName, lastName, phone, email });
  const { record, leftOut } = readIncomingRecord(said, moment.country);
  return {
    contact: {
      first_name: record.name.first,
      last_name: record.name.last,
      email: record.emails[0] ?? null,
      phone: record.phones[0] ?? null,
      source: 'chatbot',
      lead_source: 'website_chat',
      initial_contact_date: data.first_interaction,
      status: 'new',
      communication_preferences: resManPreferencesOf(readStatedPreferences(data.preferences)),
      notes: formatContactNotes(data, moment),
    },
    leftOut,
  };
}
