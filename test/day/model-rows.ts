import type { Json } from '../../contacts/model/person-record';
import type { Fields, ModelContact } from './model-contact';

/** A way in which somebody can be reached. */
export type Channel = 'text' | 'call' | 'email';

/** Lines that we write into the history of a guest card, without their day. */
export const CREATED_LINE = 'Contact created via DomIQ chatbot.';
export const refusalLine = (channels: readonly string[]): string =>
  `Does not want to be contacted by: ${channels.join(', ')}.`;

const sorted = ({ first, last, phones, emails, role }: Fields) => ({
  first,
  last,
  phones: [...phones].sort(),
  emails: [...emails].sort(),
  role,
});

/** A contact as the ledger has it. */
export const ledgerFields = (contact: ModelContact): Record<string, Json> => ({
  ...sorted(contact.fields()),
  interactions: contact.interactions,
  lastAt: contact.lastAt,
});

/** A contact as DomIQ's context of it should say, with what is refused. */
export function contextFields(contact: ModelContact, denied: readonly Channel[]): Record<string, Json> {
  const { first, last, phones, emails, role, leadScore } = contact.fields();
  const refusesPhone = denied.includes('text') || denied.includes('call');
  const refusesEmail = denied.includes('email');
  const preferences =
    denied.length === 0
      ? null
      : {
          communication_method: null,
          contact_frequency: null,
          opt_out: refusesPhone && refusesEmail,
          email_opt_out: refusesEmail,
          phone_opt_out: refusesPhone,
        };
  return {
    full_name: [first, last].filter((part) => part !== null).join(' '),
    email: emails[0] ?? null,
    phone: phones[0] ?? null,
    status: role,
    lead_score: leadScore,
    last_interaction: contact.lastAt,
    preferences,
    notes: null,
    enrichment_data: null,
  };
}
