import fc from 'fast-check';
import {
  DomIqContactSchema,
  DomIqConversationSchema,
  incomingFromDomIqContact,
  incomingFromDomIqConversation,
} from '../../../contacts/mapping';
import { consentFlags } from '../../../contacts/consent/consent-flags';
import { PersonRecordSchema } from '../../../contacts/model/person-record';
import { anyEmailText, anyLine, anyPhoneText, anyPreferences, missing } from './any-json';
import { readPerson } from './read-person';

const resman = { contactIdsOf: 'resman' };
const contactData = {
  first_name: 'Wanda',
  last_name: 'Kessler',
  email: 'Wanda@Example.com',
  phone: '(617) 555-0142',
  property_id: 'P1',
  property_name: 'Old Mill Lofts',
  source: 'chatbot',
  initial_interaction: null,
  preferences: {
    communication_method: 'text',
    contact_frequency: null,
    opt_out: true,
    updated_at: '2026-11-25',
  },
  lead_score: 72,
  updated_at: '2026-11-25T10:00:00Z',
};
const conversation = {
  id: 'c1',
  user_id: 'u1',
  contact_id: 'P1:R7:9',
  property_id: 'P2',
  property_name: 'Harbor Court',
  contact_data: { ...contactData, property_id: null, property_name: null, lead_score: null },
  lead_score: 40,
  start_time: '2026-11-25T09:00:00Z',
  end_time: null,
  updated_at: '2026-11-25T11:00:00Z',
};
const contact = { user_id: 'u1', contact_id: 'P1:R7:9', contact_data: contactData };
const personOf = (given: object, reading: { contactIdsOf: string | null } = resman) =>
  readPerson(incomingFromDomIqContact(DomIqContactSchema.parse(given), reading));

describe('incomingFromDomIqContact', () => {
  it('says everything a visitor told, under DomIQ’s own id, with the contact as a reference', () => {
    expect(personOf(contact)).toMatchObject({
      system: 'domiq',
      externalId: 'u1',
      version: 't2026-11-25T10:00:00.000Z',
      propertyId: 'P1',
      name: { first: 'Wanda', last: 'Kessler' },
      phones: ['+16175550142'],
      emails: ['wanda@example.com'],
      role: 'prospect',
      leadScore: 72,
      leadSource: 'website_chat',
      preferences: { communication_method: 'text', opt_out: true },
      attributes: { property_name: 'Old Mill Lofts' },
      references: [{ system: 'resman', externalId: 'P1:R7:9' }],
    });
  });

  it('refers to nobody when the contact ids are the ledger’s own, or there is none', () => {
    expect(personOf(contact, { contactIdsOf: null }).references).toEqual([]);
    expect(personOf({ ...contact, contact_id: null }).references).toEqual([]);
  });

  it('states an opt-out for the number and the address', () => {
    const denied = consentFlags(personOf(contact), '2026-11-25T10:00:00.000Z');
    expect(denied.map(({ identifier, channel }) => `${identifier} ${channel}`)).toEqual([
      'phone:+16175550142 call',
      'email:wanda@example.com email',
      'phone:+16175550142 text',
    ]);
  });

  it('refuses a visitor without an id and preferences that are no object', () => {
    expect(DomIqContactSchema.safeParse({ contact_data: {} }).success).toBe(false);
    const text = { ...contact, contact_data: { preferences: 'opt out' } };
    expect(DomIqContactSchema.safeParse(text).success).toBe(false);
  });

  it('is always a record of the ledger, without dates of birth and social security numbers', () => {
    const anyData = fc.record({
      first_name: missing(anyLine()),
      last_name: missing(anyLine()),
      email: missing(anyEmailText()),
      phone: missing(anyPhoneText()),
      property_id: missing(anyLine()),
      lead_score: missing(fc.constantFrom(0, 100, 101, 'x')),
      preferences: missing(anyPreferences()),
      updated_at: missing(fc.constantFrom('2026-01-01', 'soon')),
      ssn: fc.constant('123-45-6789'),
    });
    fc.assert(
      fc.property(anyData, (data) => {
        const record = personOf({ user_id: 'u1', contact_data: data });
        expect(PersonRecordSchema.parse(record)).toEqual(record);
        expect(JSON.stringify(record)).not.toContain('6789');
      }),
    );
  });
});

describe('incomingFromDomIqConversation', () => {
  const read = (given: object) => incomingFromDomIqConversation(DomIqConversationSchema.parse(given), resman);

  it('takes property and lead score of the conversation where the visitor’s are not known', () => {
    const incoming = read(conversation);
    expect(incoming && readPerson(incoming)).toMatchObject({
      externalId: 'u1',
      propertyId: 'P2',
      leadScore: 40,
      attributes: { property_name: 'Harbor Court' },
      version: 't2026-11-25T10:00:00.000Z',
    });
  });

  it('is nobody while the visitor has told nothing', () => {
    expect(read({ ...conversation, contact_data: null })).toBeNull();
  });
});
