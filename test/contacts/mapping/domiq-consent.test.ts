import { ConsentStatementSchema } from '../../../contacts/consent/consent-statement';
import { consentFromDomIqPreferences, DomIqPreferencesEventSchema } from '../../../contacts/mapping';

const event = {
  user_id: 'u1',
  contact_id: null,
  conversation_id: 'c1',
  email: 'Wanda@Example.com',
  phone: '(617) 555-0142',
  preferences: {
    communication_method: 'text',
    contact_frequency: null,
    opt_out: false,
    email_opt_out: true,
    phone_opt_out: false,
    updated_at: '2026-11-25T04:00:00-06:00',
  },
  update_source: 'chatbot',
};
const RECEIVED = '2026-11-25T12:00:00.000Z';
const read = (given: object) =>
  consentFromDomIqPreferences(DomIqPreferencesEventSchema.parse({ ...event, ...given }), RECEIVED);

describe('consentFromDomIqPreferences', () => {
  it('states what was refused in a conversation, with the conversation as evidence', () => {
    const statements = read({});
    expect(statements).toEqual([
      {
        identifier: 'email:wanda@example.com',
        channel: 'email',
        scope: 'all',
        state: 'denied',
        basis: 'said',
        system: 'domiq',
        statedAt: '2026-11-25T10:00:00.000Z',
        evidenceId: 'c1',
        quote: null,
      },
    ]);
    expect(statements.map((statement) => ConsentStatementSchema.parse(statement))).toEqual(statements);
  });

  it('is a flag that a system keeps when a person of the team set it', () => {
    expect(read({ update_source: 'manual' })).toMatchObject([{ basis: 'recorded' }]);
  });

  it('states everything for the number and the address when everything is refused', () => {
    const refused = read({ preferences: { opt_out: true } });
    expect(refused.map(({ identifier, channel }) => `${identifier} ${channel}`).sort()).toEqual([
      'email:wanda@example.com email',
      'phone:+16175550142 call',
      'phone:+16175550142 text',
    ]);
    expect(refused.every(({ statedAt }) => statedAt === RECEIVED)).toBe(true);
  });

  it.each<[object, string]>([
    [{ preferences: { opt_out: false } }, 'nothing is refused'],
    [{ preferences: null }, 'there are none'],
    [{ email: 'none', phone: '000-000-0000', preferences: { opt_out: true } }, 'it is about nobody’s number'],
  ])('states nothing for %j: %s', (given) => {
    expect(read(given)).toEqual([]);
  });
});
