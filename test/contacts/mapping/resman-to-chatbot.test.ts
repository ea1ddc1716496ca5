import fc from 'fast-check';
import {
  chatbotContextFromResMan,
  domIqContextChange,
  fullNameOf,
  ResManContactSchema,
  type ChatbotContactContext,
} from '../../../contacts/mapping';
import { checkContext } from '../../../clients/domiq';
import { anyEmailText, anyLine, anyPhoneText, anyPreferences } from './any-json';

const wanda = {
  id: 'P1:R7:9',
  first_name: 'Wanda',
  last_name: 'Kessler',
  email: 'wanda@example.com',
  phone: '+16175550142',
  status: 'prospect',
  lead_score: 72,
  last_interaction: '2026-11-25T10:00:00Z',
  communication_preferences: { preferred_method: 'text', contact_frequency: 'daily', opt_out: false },
  notes: 'Looks for two bedrooms.\nHas a cat.',
  enrichment_data: { key_topics: ['parking'] },
};
const contextOf = (contact: object) => chatbotContextFromResMan(ResManContactSchema.parse(contact));

describe('chatbotContextFromResMan', () => {
  it('maps as the customer wrote it down', () => {
    expect(contextOf(wanda)).toEqual({
      contact_id: 'P1:R7:9',
      full_name: 'Wanda Kessler',
      email: 'wanda@example.com',
      phone: '+16175550142',
      status: 'prospect',
      lead_score: 72,
      last_interaction: '2026-11-25T10:00:00.000Z',
      preferences: wanda.communication_preferences,
      notes: wanda.notes,
      enrichment_data: wanda.enrichment_data,
    });
  });

  it('says null for everything that is not known', () => {
    expect(contextOf({ contact_id: 7 })).toEqual({
      contact_id: '7',
      full_name: null,
      email: null,
      phone: null,
      status: null,
      lead_score: null,
      last_interaction: null,
      preferences: null,
      notes: null,
      enrichment_data: null,
    });
  });

  it('refuses a contact without an id', () => {
    expect(ResManContactSchema.safeParse({ first_name: 'Wanda' }).error?.issues[0]?.path).toEqual(['id']);
  });

  it('drops dates of birth and social security numbers, inside enrichment as well', () => {
    const context = contextOf({
      ...wanda,
      ssn: '123-45-6789',
      enrichment_data: { ok: 1, dateOfBirth: '1990-01-01' },
    });
    expect(JSON.stringify(context)).not.toMatch(/6789|1990/);
    expect(context.enrichment_data).toEqual({ ok: 1 });
  });
});

describe('fullNameOf', () => {
  it.each([
    [['Wanda', 'Kessler'], 'Wanda Kessler'],
    [['Wanda', null], 'Wanda'],
    [[' ', 'Kessler '], 'Kessler'],
    [[null, null], null],
  ])('of %j is %j', (parts, name) => expect(fullNameOf(...parts)).toBe(name));
});

describe('domIqContextChange', () => {
  it('speaks DomIQ’s words and never takes an opt-out back', () => {
    expect(domIqContextChange(contextOf(wanda)).preferences).toEqual({
      communication_method: 'text',
      contact_frequency: 'daily',
    });
    const denied = { ...wanda, communication_preferences: { opt_out: true } };
    expect(domIqContextChange(contextOf(denied)).preferences).toEqual({
      opt_out: true,
      email_opt_out: true,
      phone_opt_out: true,
    });
  });

  it('leaves out what is not known or a placeholder, so that nothing is cleared', () => {
    const contact = { id: 'R1', first_name: 'Wanda', phone: '000-000-0000', email: 'none' };
    expect(domIqContextChange(contextOf(contact))).toEqual({ full_name: 'Wanda' });
  });

  it('is always taken by DomIQ’s client', () => {
    const contacts = fc.record({
      id: fc.constant('R1'),
      first_name: anyLine(),
      last_name: fc.oneof(anyLine(), fc.constant('x'.repeat(300))),
      email: anyEmailText(),
      phone: anyPhoneText(),
      status: fc.oneof(anyLine(), fc.constant('y'.repeat(80))),
      lead_score: fc.constantFrom(0, 100, -1, 'high', null),
      last_interaction: fc.constantFrom('2026-01-01T10:00:00', 'soon', null),
      communication_preferences: anyPreferences(),
      notes: fc.oneof(anyLine(), fc.constant('😀'.repeat(6_000))),
    });
    fc.assert(
      fc.property(contacts, (contact) => {
        const context: ChatbotContactContext = contextOf(contact);
        expect(() => checkContext(domIqContextChange(context), '2026-01-01T00:00:00Z')).not.toThrow();
      }),
    );
  });
});
