import { CHAT_PROPERTY, type DeliveryOf, type Person } from './delivery';
import { DayModel } from './model';
import { CREATED_LINE, refusalLine } from './model-rows';

const bob: Person = { first: 'Robert', last: 'Crabtree', email: 'robert@example.com', phone: '+12125550111' };
const AT = '2026-11-21T12:00:00.000Z';
const rest = { wave: 1, who: 'p' };

const chat = (id: string, person: Person, more: Partial<DeliveryOf<'chat'>> = {}): DeliveryOf<'chat'> => ({
  ...rest,
  id,
  kind: 'chat',
  person,
  message: 'Hello',
  at: '2026-11-20T09:00:00.000Z',
  refusesTexts: false,
  refusesEmail: false,
  ...more,
});
const text = (
  id: string,
  from: string,
  refuses: DeliveryOf<'text'>['refuses'] = null,
): DeliveryOf<'text'> => ({
  ...rest,
  id,
  kind: 'text',
  from,
  text: 'Hello',
  refuses,
});

describe('the single-threaded model of the rules', () => {
  let model: DayModel;
  beforeEach(() => (model = new DayModel({ textAt: new Map([['t', AT]]) })));

  it('makes a contact of the chatbot in every system, field by field', () => {
    model.deliver(chat('c', bob));
    const person = { first: 'Robert', last: 'Crabtree' };
    expect(model.holdings()).toEqual({
      ledger: [
        {
          key: 'contact 1',
          fields: {
            ...person,
            phones: [bob.phone],
            emails: [bob.email],
            role: 'prospect',
            interactions: 1,
            lastAt: '2026-11-20T09:00:00.000Z',
          },
        },
      ],
      resman: [
        {
          key: 'contact 1',
          fields: {
            ...person,
            propertyId: CHAT_PROPERTY,
            type: 'prospect',
            email: bob.email,
            phones: [bob.phone],
            history: [CREATED_LINE],
          },
        },
      ],
      domiq: [
        {
          key: 'contact 1',
          fields: {
            full_name: 'Robert Crabtree',
            email: bob.email,
            phone: bob.phone,
            status: 'prospect',
            lead_score: null,
            last_interaction: '2026-11-20T09:00:00.000Z',
            preferences: null,
            notes: null,
            enrichment_data: null,
          },
        },
      ],
      openphone: [{ key: 'contact 1', fields: { ...person, phones: [bob.phone], emails: [bob.email] } }],
      questions: [],
      consent: [],
    });
  });

  it('joins an everyday name with the number, and keeps ResMan’s name', () => {
    model.deliver(chat('c1', bob));
    model.deliver(chat('c2', { ...bob, first: 'Bob', phone: '+12125550112' }));
    const { ledger, resman, openphone } = model.holdings();
    expect(ledger).toHaveLength(1);
    expect(resman[0]?.fields).toMatchObject({ first: 'Robert', phones: ['+12125550111'] });
    expect(openphone[0]?.fields).toMatchObject({ first: 'Robert', phones: ['+12125550111', '+12125550112'] });
  });

  it('makes two of a couple on one number, and tells both what is refused for it; a text of theirs is in the history of both', () => {
    model.deliver(chat('c1', bob));
    model.deliver(chat('c2', { ...bob, first: 'Wanda', email: 'wanda@example.com' }));
    model.deliver(text('t', '+12125550111', 'texts'));
    const { ledger, resman, domiq, openphone, questions } = model.holdings();
    expect(questions).toEqual([]);
    expect(ledger.map(({ fields }) => fields.interactions)).toEqual([2, 2]);
    for (const { fields } of resman) expect(fields.history).toEqual([CREATED_LINE, refusalLine(['text'])]);
    for (const { fields } of domiq)
      expect(fields.preferences).toMatchObject({ phone_opt_out: true, email_opt_out: false });
    expect(openphone.map(({ fields }) => fields.emails)).toEqual([
      ['robert@example.com'],
      ['wanda@example.com'],
    ]);
  });

  it('asks a person about a name alone and makes nobody meanwhile; a number alone is whose it turns out to be', () => {
    model.deliver(chat('c1', bob));
    model.deliver(chat('c2', { ...bob, email: 'r@example.org', phone: '+12125550133' }));
    model.deliver(text('t', '+12125550144'));
    model.deliver(
      chat('c3', { first: 'Petra', last: 'Goldfinch', email: 'p@example.net', phone: '+12125550144' }),
    );
    const { ledger, resman, openphone, questions } = model.holdings();
    expect(questions.map(({ key }) => key)).toEqual(['contact 1 and contact 2']);
    expect([ledger.length, resman.length, openphone.length]).toEqual([3, 2, 2]);
    expect(ledger[2]?.fields).toMatchObject({ first: 'Petra', interactions: 2 });
  });

  it('refuses a number that comes later what the others of the contact are refused', () => {
    model.deliver(chat('c1', bob));
    model.deliver(text('t', '+12125550111', 'number'));
    model.deliver(chat('c2', { ...bob, phone: '+12125550122' }));
    expect(model.holdings().consent).toEqual([
      { key: 'phone:+12125550111', fields: { denied: ['call', 'text'] } },
      { key: 'phone:+12125550122', fields: { denied: ['call', 'text'] } },
    ]);
  });

  it('joins whom ResMan has, and leaves the record of somebody who lives there alone', () => {
    const card = { ...rest, kind: 'guestCard', propertyId: CHAT_PROPERTY, isTold: false } as const;
    model.deliver({ ...card, id: 'g', prospectId: 'DAY1', person: { ...bob, email: null } });
    model.deliver(chat('c1', { ...bob, email: null }));
    model.deliver({
      ...rest,
      id: 'o',
      kind: 'officeChange',
      first: 'Robert',
      last: 'Crabtree',
      change: { lease: 'Current' },
    });
    model.deliver(chat('c2', bob));
    const { resman, domiq } = model.holdings();
    expect(resman).toMatchObject([
      { fields: { type: 'current_resident', email: null, history: [CREATED_LINE, null] } },
    ]);
    expect(domiq[0]?.fields).toMatchObject({ status: 'resident', email: 'robert@example.com' });
  });

  it('refuses what is told again and never was told', () => {
    expect(() => model.deliver({ ...rest, id: 'a', kind: 'again', of: 'nothing' })).toThrow('never told');
  });
});
