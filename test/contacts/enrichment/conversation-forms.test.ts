import { ConversationSchema } from '../../../contacts/enrichment';

const NINE = '2026-06-01T14:00:00.000Z';
const TEN = '2026-06-01T15:00:00.000Z';
const asked = { sender: 'renter', text: 'Two bedrooms?', sentAt: NINE };
const answered = { sender: 'bot', text: 'From July.', sentAt: TEN };

describe('ConversationSchema', () => {
  it.each<[string, unknown, object]>([
    [
      'DomIQ, simplified',
      {
        id: 'v1',
        contact_id: 'c1',
        property_id: 'mill',
        end_time: TEN,
        messages: [
          { id: 'm1', sender: 'user', content: 'Two bedrooms?', sent_at: NINE },
          { id: 'm2', sender: 'assistant', content: 'From July.', sent_at: TEN },
        ],
      },
      {
        conversationId: 'v1',
        contactId: 'c1',
        propertyId: 'mill',
        endedAt: TEN,
        messages: [
          { ...asked, id: 'm1', channel: 'chat' },
          { ...answered, id: 'm2', channel: 'chat' },
        ],
      },
    ],
    [
      'OpenPhone’s texts, newest first, as n8n’s Aggregate names the list',
      {
        data: [
          {
            id: 'AC2',
            conversationId: 'CN1',
            direction: 'outgoing',
            text: 'From July.',
            createdAt: TEN,
            phoneNumberId: 'PN1',
          },
          {
            id: 'AC1',
            conversationId: 'CN1',
            direction: 'incoming',
            text: 'Two bedrooms?',
            createdAt: NINE,
            phoneNumberId: 'PN1',
          },
        ],
      },
      {
        conversationId: 'CN1',
        messages: [
          { ...asked, id: 'AC1', channel: 'text' },
          { ...answered, sender: 'agent', id: 'AC2', channel: 'text' },
        ],
      },
    ],
    [
      'the history of the ledger, its notes left out',
      [
        {
          interactionId: '5',
          kind: 'chat',
          direction: 'incoming',
          occurredAt: NINE,
          data: { text: 'Two bedrooms?' },
        },
        { interactionId: '6', kind: 'note', direction: null, occurredAt: NINE, data: { text: 'Looks keen' } },
      ],
      { conversationId: null, messages: [{ ...asked, id: '5', channel: 'chat' }] },
    ],
    [
      'the plain form, without ids, a message that came twice with its id counted once',
      {
        messages: [
          { sender: 'renter', text: 'Two bedrooms?', timestamp: NINE },
          { id: 'm2', sender: 'bot', text: 'From July.', timestamp: TEN },
          { id: 'm2', sender: 'bot', text: 'From July.', timestamp: TEN },
        ],
      },
      {
        messages: [
          { ...asked, id: 'message-1' },
          { ...answered, id: 'm2' },
        ],
      },
    ],
  ])('reads %s', (_form, given, expected) => {
    const conversation = ConversationSchema.parse(given);
    expect(conversation).toMatchObject(expected);
    expect(conversation.messages).toHaveLength((expected as { messages: unknown[] }).messages.length);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['no list', { id: 'v1' }],
    ['a message nobody wrote', { messages: [{ id: 'm1', text: 'Two bedrooms?', timestamp: NINE }] }],
    [
      'a message somebody unknown wrote',
      { messages: [{ id: 'm1', sender: 'constructor', text: 'Two bedrooms?' }] },
    ],
  ])('refuses %s', (_what, given) => expect(ConversationSchema.safeParse(given).success).toBe(false));
});
