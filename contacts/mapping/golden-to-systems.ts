import type { ConsentChannel } from '../consent/consent-statement';
import type { GoldenRecord } from '../model/golden-record';
import type { Json } from '../model/person-record';
import { DOMIQ } from './domiq-incoming';
import { withoutDangerousFields } from './dangerous-fields';
import type { ResManContactToWrite } from './resman-contact';
import { fullNameOf, type ChatbotContactContext } from './resman-to-chatbot';
import {
  domIqPreferencesOf,
  readStatedPreferences,
  resManPreferencesOf,
  withRefusals,
} from './stated-preferences';

/** A contact as OpenPhone should have it; what the OpenPhone client's upsert takes. */
export interface OpenPhoneContactToWrite {
  readonly externalId: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly role: string | null;
  /** E.164, the best first. */
  readonly phones: readonly { readonly value: string; readonly label: null }[];
  readonly emails: readonly { readonly value: string; readonly label: null }[];
}

/** What stands in the ledger beside the golden record. */
export interface BesideGolden {
  /** The channels that the consent ledger says are denied for the contact, over whatever number or address. */
  readonly deniedChannels: readonly ConsentChannel[];
  /** When there was something with them last; ISO 8601 UTC. */
  readonly lastInteractionAt: string | null;
  readonly notes: string | null;
  /** What was found out in conversations. */
  readonly enrichment: Readonly<Record<string, Json>> | null;
}

/**
 * The contact for OpenPhone. The app shows a contact under its first name, so a last name or a company that stands alone goes
 * there as well, as it does in the bootstrap's push. Pure.
 * @param externalId the key under which OpenPhone finds it again, the same for ever
 */
export function openPhoneContactFromGolden(
  golden: GoldenRecord,
  externalId: string,
): OpenPhoneContactToWrite {
  const lastName = fullNameOf(golden.lastName, golden.suffix);
  const values = (list: readonly string[]) => list.map((value) => ({ value, label: null }));
  return {
    externalId,
    firstName: golden.firstName ?? lastName ?? golden.company,
    lastName: golden.firstName === null ? null : lastName,
    company: golden.company,
    role: golden.jobTitle,
    phones: values(golden.phones),
    emails: values(golden.emails),
  };
}

/**
 * The contact for DomIQ, for whoever has none in ResMan to map from. A company without a person goes by its own name. Who is
 * prospect, applicant or resident is told as that, whatever a system's own word for it is; who is that no more ("Lost"), in the
 * system's word. Pure.
 */
export function chatbotContextFromGolden(
  golden: GoldenRecord,
  contactId: string,
  beside: BesideGolden,
): ChatbotContactContext {
  const stated = withRefusals(readStatedPreferences(golden.preferences), beside.deniedChannels);
  const preferences = domIqPreferencesOf(stated);
  return {
    contact_id: contactId,
    full_name: fullNameOf(golden.firstName, golden.lastName, golden.suffix) ?? golden.company,
    email: golden.emails[0] ?? null,
    phone: golden.phones[0] ?? null,
    status: golden.isActive ? (golden.role ?? golden.status) : (golden.status ?? golden.role),
    lead_score: golden.leadScore,
    last_interaction: beside.lastInteractionAt,
    preferences: Object.keys(preferences).length === 0 ? null : { ...preferences },
    notes: beside.notes,
    enrichment_data: beside.enrichment === null ? null : withoutDangerousFields(beside.enrichment),
  };
}

/**
 * The contact for ResMan, its best number and address. `source` is the chatbot where the chatbot has said anything about them.
 * Pure.
 */
export function resManContactFromGolden(golden: GoldenRecord, beside: BesideGolden): ResManContactToWrite {
  const stated = withRefusals(readStatedPreferences(golden.preferences), beside.deniedChannels);
  return {
    first_name: golden.firstName,
    last_name: fullNameOf(golden.lastName, golden.suffix),
    email: golden.emails[0] ?? null,
    phone: golden.phones[0] ?? null,
    source: golden.references.some(({ system }) => system === DOMIQ) ? 'chatbot' : null,
    lead_source: golden.leadSource,
    initial_contact_date: null,
    status: golden.status,
    communication_preferences: resManPreferencesOf(stated),
    notes: beside.notes,
  };
}
