import fc from 'fast-check';
import {
  chatbotContextFromGolden,
  domIqContextChange,
  incomingFromOpenPhone,
  incomingFromResManContact,
  OpenPhoneContactSchema,
  openPhoneContactFromGolden,
  readStatedPreferences,
  resManContactFromGolden,
  ResManContactSchema,
  type BesideGolden,
} from '../../../contacts/mapping';
import { checkContact, createBody } from '../../../clients/openphone';
import { goldenRecord, goldenRulesOf } from '../../../contacts/merging';
import { defaultMatchingRule } from '../../../contacts/model/matching-rule';
import { anyRecordsOfContact, recordOf } from '../merging/person-records';
import { readPerson } from './read-person';

const rules = goldenRulesOf(defaultMatchingRule);
const beside: BesideGolden = { deniedChannels: [], lastInteractionAt: null, notes: null, enrichment: null };
const golden = (facts: Parameters<typeof recordOf>[0]) => goldenRecord([recordOf(facts)], rules);
const wanda = golden({
  system: 'domiq',
  name: { first: 'Wanda', last: 'Kessler', suffix: 'Jr' },
  company: 'Kessler LLC',
  jobTitle: 'Owner',
  phones: ['+16175550142', '+16175550143'],
  emails: ['wanda@example.com'],
  role: 'applicant',
  status: 'Pending',
  leadScore: 72,
  leadSource: 'website_chat',
  preferences: { communication_method: 'text', email_opt_out: true },
});

describe('openPhoneContactFromGolden', () => {
  it('has every number and address, the best first', () => {
    expect(openPhoneContactFromGolden(wanda, 'lc-1')).toEqual({
      externalId: 'lc-1',
      firstName: 'Wanda',
      lastName: 'Kessler Jr',
      company: 'Kessler LLC',
      role: 'Owner',
      phones: [
        { value: '+16175550142', label: null },
        { value: '+16175550143', label: null },
      ],
      emails: [{ value: 'wanda@example.com', label: null }],
    });
  });

  it.each<[Parameters<typeof recordOf>[0], string | null, string]>([
    [{ name: { last: 'Kessler' } }, 'Kessler', 'a last name that stands alone'],
    [{ company: 'Kessler LLC' }, 'Kessler LLC', 'a company without a person'],
    [{}, null, 'nobody'],
  ])('shows %j as %j: %s', (facts, shown) => {
    expect(openPhoneContactFromGolden(golden(facts), 'lc-1')).toMatchObject({
      firstName: shown,
      lastName: null,
    });
  });

  it('comes back from OpenPhone as the same person', () => {
    const named = { firstName: 'Wanda', lastName: 'Kessler', suffix: null };
    fc.assert(
      fc.property(anyRecordsOfContact(1), (records) => {
        const record = { ...goldenRecord(records, rules), ...named };
        const body = createBody(checkContact(openPhoneContactFromGolden(record, 'lc-1')));
        const back = readPerson(incomingFromOpenPhone(OpenPhoneContactSchema.parse({ id: '65a1', ...body })));
        expect(back.name).toMatchObject({ first: 'Wanda', last: 'Kessler' });
        expect(back.phones).toEqual(record.phones);
        expect(back.emails).toEqual(record.emails);
        expect([back.company, back.jobTitle]).toEqual([record.company, record.jobTitle]);
      }),
    );
  });
});

describe('chatbotContextFromGolden', () => {
  it('tells DomIQ who it is talking to', () => {
    const told = {
      ...beside,
      deniedChannels: ['text' as const],
      lastInteractionAt: '2026-11-25T10:00:00.000Z',
      notes: 'Has a cat.',
      enrichment: { key_topics: ['parking'], ssn: '123-45-6789' },
    };
    expect(chatbotContextFromGolden(wanda, 'contact-1', told)).toEqual({
      contact_id: 'contact-1',
      full_name: 'Wanda Kessler Jr',
      email: 'wanda@example.com',
      phone: '+16175550142',
      status: 'applicant',
      lead_score: 72,
      last_interaction: '2026-11-25T10:00:00.000Z',
      preferences: { communication_method: 'text', opt_out: true, email_opt_out: true, phone_opt_out: true },
      notes: 'Has a cat.',
      enrichment_data: { key_topics: ['parking'] },
    });
  });

  it('tells a lost prospect as lost', () => {
    const lost = golden({ role: 'prospect', status: 'Lost', isActive: false });
    expect(chatbotContextFromGolden(lost, 'contact-1', beside).status).toBe('Lost');
  });

  it('says nothing about preferences that nobody stated', () => {
    const context = chatbotContextFromGolden(golden({ company: 'Kessler LLC' }), 'contact-1', beside);
    expect(context).toMatchObject({ full_name: 'Kessler LLC', preferences: null, enrichment_data: null });
    expect(domIqContextChange(context)).toEqual({ full_name: 'Kessler LLC' });
  });
});

describe('resManContactFromGolden', () => {
  it('has the best number and address, and the chatbot as source where it said something', () => {
    expect(resManContactFromGolden(wanda, beside)).toMatchObject({
      first_name: 'Wanda',
      last_name: 'Kessler Jr',
      email: 'wanda@example.com',
      phone: '+16175550142',
      source: 'chatbot',
      lead_source: 'website_chat',
      status: 'Pending',
      communication_preferences: { preferred_method: 'text', opt_out: false, email_opt_out: true },
    });
    expect(resManContactFromGolden(golden({ system: 'csv' }), beside).source).toBeNull();
  });

  it('loses no opt-out on the way to ResMan and back', () => {
    fc.assert(
      fc.property(
        anyRecordsOfContact(1),
        fc.subarray(['text', 'call', 'email'] as const),
        (records, channels) => {
          const record = goldenRecord(records, rules);
          const contact = resManContactFromGolden(record, { ...beside, deniedChannels: channels });
          const back = readPerson(
            incomingFromResManContact(ResManContactSchema.parse({ id: 'R1', ...contact })),
          );
          const [before, after] = [record.preferences, back.preferences].map(readStatedPreferences);
          if (before?.refusesEmail || channels.includes('email')) expect(after?.refusesEmail).toBe(true);
          if (before?.refusesPhone || channels.some((channel) => channel !== 'email'))
            expect(after?.refusesPhone).toBe(true);
          expect(back.phones).toEqual(record.phones.slice(0, 1));
          expect(back.emails).toEqual(record.emails.slice(0, 1));
        },
      ),
    );
  });
});
