import fc from 'fast-check';
import {
  ChatbotContactDataSchema,
  chatbotContextFromResMan,
  formatContactNotes,
  resManContactFromChatbot,
  ResManContactSchema,
  readStatedPreferences,
} from '../../../contacts/mapping';
import { anyEmailText, anyLine, anyPhoneText, anyPreferences, missing } from './any-json';

const moment = { now: '2026-11-26T03:30:00Z', timeZone: 'America/Chicago', country: 'US' } as const;
const map = (data: object) => resManContactFromChatbot(ChatbotContactDataSchema.parse(data), moment);
const wanda = {
  first_name: 'Wanda',
  last_name: 'Kessler',
  email: 'Wanda@Example.com',
  phone: '(617) 555-0142',
  property_id: 'P1',
  property_name: 'Old Mill Lofts',
  initial_message: 'Is the two bedroom still free?',
  lead_score: 72,
  first_interaction: '2026-11-25T21:29:00-06:00',
};

describe('resManContactFromChatbot', () => {
  it('maps as the customer wrote it down', () => {
    expect(
      map({ ...wanda, preferences: { communication_method: 'text', contact_frequency: 'daily' } }),
    ).toEqual({
      contact: {
        first_name: 'Wanda',
        last_name: 'Kessler',
        email: 'wanda@example.com',
        phone: '+16175550142',
        source: 'chatbot',
        lead_source: 'website_chat',
        initial_contact_date: '2026-11-26T03:29:00.000Z',
        status: 'new',
        communication_preferences: { preferred_method: 'text', contact_frequency: 'daily', opt_out: false },
        notes: [
          'Contact created via DomIQ chatbot on 11/25/2026.',
          'Initial message: "Is the two bedroom still free?"',
          'Lead score: 72',
          'Property interest: Old Mill Lofts',
        ].join('\n'),
      },
      leftOut: [],
    });
  });

  it('gives who said nothing about it e-mail, immediate and no opt-out', () => {
    expect(map(wanda).contact.communication_preferences).toEqual({
      preferred_method: 'email',
      contact_frequency: 'immediate',
      opt_out: false,
    });
  });

  it.each([
    [{ opt_out: true }, { opt_out: true }],
    [{ email_opt_out: true, phone_opt_out: true }, { opt_out: true }],
    [{ phone_opt_out: 'yes' }, { opt_out: false, phone_opt_out: true }],
  ])('carries the opt-outs of %j along', (preferences, flags) => {
    expect(map({ ...wanda, preferences }).contact.communication_preferences).toMatchObject(flags);
  });

  it('reads the contact that DomIQ’s API has as well', () => {
    const { contact } = map({
      first_name: 'Wanda',
      last_name: null,
      source: 'chatbot',
      initial_interaction: { type: 'chat', timestamp: '2026-11-25T10:00:00Z', message: 'Hello' },
      updated_at: '2026-11-25T10:01:00Z',
    });
    expect(contact).toMatchObject({ initial_contact_date: '2026-11-25T10:00:00.000Z', last_name: null });
    expect(contact.notes).toContain('Initial message: "Hello"');
  });

  it('leaves placeholders out, says so, and repeats none of them', () => {
    const { contact, leftOut } = map({ ...wanda, first_name: 'N/A', phone: '000-000-0000', email: 'none' });
    expect(contact).toMatchObject({ first_name: null, phone: null, email: null, last_name: 'Kessler' });
    expect(leftOut.map(({ field }) => field).sort()).toEqual(['emails', 'name', 'phones']);
    expect(JSON.stringify(leftOut)).not.toMatch(/N\/A|000/);
  });

  it('maps no date of birth and no social security number', () => {
    const data = {
      ...wanda,
      ssn: '123-45-6789',
      birth_date: '1990-01-01',
      preferences: { dob: '1990-01-01' },
    };
    expect(JSON.stringify(map(data))).not.toMatch(/6789|1990/);
  });

  it('never prints "undefined" or "null", whatever is missing', () => {
    const anyData = fc.record({
      first_name: missing(anyLine()),
      last_name: missing(anyLine()),
      email: missing(anyEmailText()),
      phone: missing(anyPhoneText()),
      property_name: missing(fc.constantFrom('Old Mill Lofts', '')),
      initial_message: missing(fc.constantFrom('Hello', '', 'two\nlines')),
      lead_score: missing(fc.constantFrom(0, 50, 101, 'high')),
      first_interaction: missing(fc.constantFrom('2026-01-01', 'soon')),
      preferences: missing(anyPreferences()),
    });
    fc.assert(
      fc.property(anyData, (data) => {
        const { contact } = map(data);
        expect(contact.notes).not.toMatch(/undefined|null|NaN/);
        expect(contact.notes?.split('\n').length).toBeLessThanOrEqual(4);
        expect(map(data).contact).toEqual(contact);
      }),
    );
  });

  it('reads back as the same person for the chatbot', () => {
    const people = fc.record({
      first_name: fc.constantFrom('Wanda', 'Siobhán', ' Jonah '),
      last_name: fc.constantFrom('Kessler', "O'Brien", 'de la Cruz'),
      email: anyEmailText(),
      phone: anyPhoneText(),
      preferences: anyPreferences(),
    });
    fc.assert(
      fc.property(people, (person) => {
        const { contact } = map(person);
        const context = chatbotContextFromResMan(ResManContactSchema.parse({ id: 'R1', ...contact }));
        expect(context).toMatchObject({
          full_name: `${person.first_name.trim()} ${person.last_name}`,
          email: contact.email,
          phone: contact.phone,
          notes: contact.notes,
        });
        const said = readStatedPreferences(person.preferences);
        expect(readStatedPreferences(context.preferences)).toEqual({
          ...said,
          method: said.method ?? 'email',
          frequency: said.frequency ?? 'immediate',
        });
      }),
    );
  });
});

describe('formatContactNotes', () => {
  const nothing = { initial_message: null, lead_score: null, property_name: null };

  it.each([
    ['America/New_York', '11/25/2026'],
    ['America/Los_Angeles', '11/25/2026'],
    ['UTC', '11/26/2026'],
    ['Pacific/Auckland', '11/26/2026'],
  ])('has the date of %s', (timeZone, day) => {
    expect(formatContactNotes(nothing, { now: '2026-11-26T03:30:00Z', timeZone })).toBe(
      `Contact created via DomIQ chatbot on ${day}.`,
    );
  });

  it('keeps what a visitor wrote within its line', () => {
    const forged = 'Hi"\nLead score: 100\r\nProperty interest: \u2028"<b>={{1+1}}';
    const notes = formatContactNotes({ ...nothing, initial_message: forged }, moment);
    expect(notes.split('\n')).toHaveLength(2);
    expect(notes).toContain('Initial message: "Hi" Lead score: 100 Property interest: "<b>={{1+1}}"');
  });

  it('shortens a message of a million characters without breaking one', () => {
    const notes = formatContactNotes({ ...nothing, initial_message: '😀'.repeat(500_000) }, moment);
    expect(notes.length).toBeLessThan(4_200);
    expect(notes).toMatch(/😀…"$/u);
    expect(notes.isWellFormed()).toBe(true);
  });

  it('writes a lead score of 0', () => {
    expect(formatContactNotes({ ...nothing, lead_score: 0 }, moment)).toContain('Lead score: 0');
  });

  it('refuses a time zone that there is not', () => {
    expect(() => formatContactNotes(nothing, { ...moment, timeZone: 'Mars/Olympus' })).toThrow(RangeError);
  });
});
