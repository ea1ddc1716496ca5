import fc from 'fast-check';
import {
  interactionsFromOpenPhoneCall,
  interactionsFromOpenPhoneMessage,
  OpenPhoneCallSchema,
  OpenPhoneMessageSchema,
} from '../../../../contacts/mapping';
import { InteractionToSaveSchema } from '../../../../contacts/model/interaction';

const OURS = '+15125550100';
const own = new Set([OURS]);
const message = {
  id: 'AC1',
  conversationId: 'CN1',
  phoneNumberId: 'PN1',
  userId: null,
  from: '+16175550142',
  to: [OURS],
  text: 'Hello\nthere',
  direction: 'incoming',
  status: 'received',
  createdAt: '2026-11-25T10:00:00.000Z',
  updatedAt: '2026-11-25T10:00:01.000Z',
  media: [{ url: 'https://example.com/a.jpg', type: 'image/jpeg' }],
};
const texts = (given: object) => interactionsFromOpenPhoneMessage(OpenPhoneMessageSchema.parse(given));
const calls = (given: object) => interactionsFromOpenPhoneCall(OpenPhoneCallSchema.parse(given), own);

describe('interactionsFromOpenPhoneMessage', () => {
  it('is with whom a text is from', () => {
    expect(texts(message)).toEqual([
      {
        system: 'openphone',
        externalId: 'AC1',
        kind: 'text',
        direction: 'incoming',
        occurredAt: '2026-11-25T10:00:00.000Z',
        changedAt: '2026-11-25T10:00:01.000Z',
        identifier: 'phone:+16175550142',
        data: {
          from: '+16175550142',
          to: [OURS],
          text: 'Hello\nthere',
          status: 'received',
          conversationId: 'CN1',
          phoneNumberId: 'PN1',
          userId: null,
          media: message.media,
        },
      },
    ]);
  });

  it('is with whom a text went to, one interaction for each', () => {
    const sent = { ...message, direction: 'outgoing', from: OURS };
    expect(texts({ ...sent, to: ['+16175550142'] })).toMatchObject([
      { externalId: 'AC1', identifier: 'phone:+16175550142', direction: 'outgoing' },
    ]);
    expect(texts({ ...sent, to: ['+16175550142', '+16175550143'] })).toMatchObject([
      { externalId: 'AC1/+16175550142', identifier: 'phone:+16175550142' },
      { externalId: 'AC1/+16175550143', identifier: 'phone:+16175550143' },
    ]);
  });

  it.each<[string | null, string]>([
    ['72345', 'a short code'],
    ['anonymous', 'a hidden number'],
    ['+15555555555', 'a placeholder'],
    [null, 'nobody'],
  ])('has no identifier for %s: %s', (from) => {
    expect(texts({ ...message, from })).toMatchObject([{ externalId: 'AC1', identifier: null }]);
  });

  it('does not guess whose the number is when no direction is told', () => {
    expect(texts({ ...message, direction: null })).toMatchObject([{ identifier: null, direction: null }]);
  });

  it('reads the text of an older webhook', () => {
    expect(texts({ ...message, text: undefined, body: 'Hi', to: OURS })).toMatchObject([
      { data: { text: 'Hi' } },
    ]);
  });

  it('refuses one without a time', () => {
    expect(OpenPhoneMessageSchema.safeParse({ ...message, createdAt: 'soon' }).success).toBe(false);
  });

  it('is always what the ledger saves, no two under one id', () => {
    const number = fc.constantFrom('+16175550142', '+16175550143', OURS, '72345', 'restricted');
    const anyMessage = fc.record({
      from: fc.option(number),
      to: fc.oneof(number, fc.array(number, { maxLength: 4 })),
      direction: fc.constantFrom('incoming', 'outgoing', null, 'sideways'),
      text: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
    });
    fc.assert(
      fc.property(anyMessage, (said) => {
        const interactions = texts({ ...message, ...said });
        for (const interaction of interactions)
          expect(InteractionToSaveSchema.parse(interaction)).toEqual(interaction);
        expect(interactions.length).toBeGreaterThan(0);
        expect(new Set(interactions.map(({ externalId }) => externalId)).size).toBe(interactions.length);
      }),
    );
  });
});

describe('interactionsFromOpenPhoneCall', () => {
  const dated = {
    id: 'AC9',
    phoneNumberId: 'PN1',
    participants: [
      { phoneNumber: OURS, actorId: 'US1' },
      { phoneNumber: '+16175550142', actorId: null },
    ],
    direction: 'incoming',
    status: 'completed',
    actorId: 'US1',
    answeredAt: '2026-11-25T10:00:05Z',
    completedAt: '2026-11-25T10:01:06Z',
    duration: 61,
    createdAt: '2026-11-25T10:00:00Z',
    updatedAt: '2026-11-25T10:02:00Z',
    summary: { status: 'completed', summary: ['Asked about a tour.'], nextSteps: [] },
    voicemail: null,
  };

  it('is with the other side of a call of the dated surface, its summary along', () => {
    expect(calls(dated)).toEqual([
      {
        system: 'openphone',
        externalId: 'AC9',
        kind: 'call',
        direction: 'incoming',
        occurredAt: '2026-11-25T10:00:00.000Z',
        changedAt: '2026-11-25T10:02:00.000Z',
        identifier: 'phone:+16175550142',
        data: {
          participants: ['+16175550142'],
          status: 'completed',
          duration: 61,
          answeredAt: '2026-11-25T10:00:05.000Z',
          completedAt: '2026-11-25T10:01:06.000Z',
          conversationId: null,
          phoneNumberId: 'PN1',
          userId: 'US1',
          summary: dated.summary,
          voicemail: null,
        },
      },
    ]);
  });

  it('reads plain participants, as v1 gives them', () => {
    expect(calls({ ...dated, participants: ['+16175550142'], userId: 'US2' })).toMatchObject([
      { identifier: 'phone:+16175550142', data: { userId: 'US2' } },
    ]);
  });

  it('is one interaction with each of several', () => {
    const participants = [...dated.participants, { phoneNumber: '+16175550143', actorId: null }];
    expect(calls({ ...dated, participants }).map(({ externalId }) => externalId)).toEqual([
      'AC9/+16175550142',
      'AC9/+16175550143',
    ]);
  });

  it('is with nobody we know between two of our own numbers', () => {
    expect(calls({ ...dated, participants: [{ phoneNumber: OURS }] })).toMatchObject([{ identifier: null }]);
  });
});
