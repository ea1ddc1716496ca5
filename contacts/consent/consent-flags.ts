import type { PersonRecord } from '../model/person-record';
import { EVERY_SCOPE, type ConsentChannel, type ConsentStatement } from './consent-statement';

/** Preferences that say no, as the chatbot and ResMan name them, and the channels they are about. */
const FLAGS: Readonly<Record<string, readonly ConsentChannel[]>> = {
  opt_out: ['text', 'call', 'email'],
  optOut: ['text', 'call', 'email'],
  email_opt_out: ['email'],
  emailOptOut: ['email'],
  phone_opt_out: ['text', 'call'],
  phoneOptOut: ['text', 'call'],
  text_opt_out: ['text'],
  textOptOut: ['text'],
  sms_opt_out: ['text'],
  smsOptOut: ['text'],
};

/**
 * The denials that a record's preferences come to, one for each of its numbers and addresses. A preference that is not set,
 * or says false, states nothing: that a system has no objection is no consent.
 * @param statedAt ISO 8601 UTC
 */
export function consentFlags(
  { system, preferences, phones, emails }: PersonRecord,
  statedAt: string,
): ConsentStatement[] {
  const denied = new Set(
    Object.entries(FLAGS).flatMap(([key, channels]) => (preferences[key] === true ? channels : [])),
  );
  const statement = (identifier: string, channel: ConsentChannel): ConsentStatement => ({
    identifier,
    channel,
    scope: EVERY_SCOPE,
    state: 'denied',
    basis: 'recorded',
    system,
    statedAt,
    evidenceId: null,
    quote: null,
  });
  return [...denied].flatMap((channel) =>
    channel === 'email'
      ? emails.map((email) => statement(`email:${email}`, channel))
      : phones.map((phone) => statement(`phone:${phone}`, channel)),
  );
}
