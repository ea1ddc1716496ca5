import fc from 'fast-check';
import {
  conversationsByThread,
  externalParticipants,
  threadOfCall,
  threadOfConversation,
  threadOfMessage,
  type DatedCall,
  type DatedConversation,
  type DatedMessage,
} from '../../../clients/openphone/history';
import {
  DatedCallSchema,
  DatedConversationSchema,
  DatedMessageSchema,
} from '../../../clients/openphone/dated-schemas';

const OURS = '+15125550100';
const OTHER_OF_OURS = '+15125550101';
const WANDA = '+16175550142';
const JONAH = '+16175550143';
const own = new Map([
  ['PN1', OURS],
  ['PN2', OTHER_OF_OURS],
]);
const at = '2026-11-25T10:00:00Z';
const call = (
  participants: readonly (readonly [string | null, string | null])[],
  facts: object = {},
): DatedCall =>
  DatedCallSchema.parse({
    id: 'AC1',
    phoneNumberId: 'PN1',
    participants: participants.map(([phoneNumber, actorId]) => ({ phoneNumber, actorId })),
    createdAt: at,
    ...facts,
  });
const conversation = (id: string, participants: readonly string[], facts: object = {}): DatedConversation =>
  DatedConversationSchema.parse({
    id,
    phoneNumberId: 'PN1',
    participants,
    createdAt: at,
    updatedAt: at,
    ...facts,
  });
const message = (facts: object): DatedMessage =>
  DatedMessageSchema.parse({ id: 'AC1', phoneNumberId: 'PN1', createdAt: at, ...facts });

describe('threads', () => {
  it('are the same for the conversation, its texts in both directions and its calls, in whatever order people are named', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([WANDA, JONAH, '72345'], { minLength: 1 }), (others) => {
        const [sender = WANDA, ...rest] = others;
        const thread = threadOfConversation(conversation('CN1', [...others].reverse()));
        expect(threadOfMessage(message({ direction: 'outgoing', from: OURS, to: others }), own)).toBe(thread);
        const incoming = message({ direction: 'incoming', from: sender, to: [OURS, ...rest] });
        expect(threadOfMessage(incoming, own)).toBe(thread);
        const everybody = [[OURS, 'US1'] as const, ...others.map((number) => [number, null] as const)];
        expect(threadOfCall(call(everybody), own)).toBe(thread);
      }),
    );
  });

  it('are the same for a text to a number that was given up since', () => {
    const thread = threadOfConversation(conversation('CN1', [WANDA], { phoneNumberId: 'PN9' }));
    const text = { phoneNumberId: 'PN9', direction: 'incoming', from: WANDA, to: ['+15125550199'] };
    expect(threadOfMessage(message(text), own)).toBe(thread);
  });

  it('differ by our number', () => {
    const one = threadOfConversation(conversation('CN1', [WANDA]));
    expect(threadOfConversation(conversation('CN2', [WANDA], { phoneNumberId: 'PN2' }))).not.toBe(one);
  });

  it('are none without a number of ours or anybody on the other side', () => {
    expect(threadOfConversation(conversation('CN1', []))).toBeNull();
    expect(threadOfConversation(conversation('CN1', [WANDA], { phoneNumberId: null }))).toBeNull();
  });
});

describe('externalParticipants', () => {
  it.each<[Parameters<typeof call>[0], object, string[], string]>([
    [
      [
        [OURS, null],
        [WANDA, null],
      ],
      {},
      [WANDA],
      'a missed call, which no user took',
    ],
    [
      [
        [OURS, 'US1'],
        [WANDA, null],
        [JONAH, null],
      ],
      {},
      [WANDA, JONAH],
      'a call with two',
    ],
    [
      [
        [OURS, 'US1'],
        [OTHER_OF_OURS, 'US2'],
      ],
      {},
      [OTHER_OF_OURS],
      'a call between two of our numbers',
    ],
    [
      [
        ['+15125550199', 'US1'],
        [WANDA, null],
      ],
      { phoneNumberId: 'PN9' },
      [WANDA],
      'a number that was given up',
    ],
    [
      [
        [OURS, 'US1'],
        [null, null],
      ],
      {},
      [],
      'a hidden number',
    ],
  ])('of %j %j is %j: %s', (participants, facts, others) => {
    expect(externalParticipants(call(participants, facts), own)).toEqual(others);
  });
});

describe('conversationsByThread', () => {
  it('prefers the conversation that is not deleted, then the one that was active last', () => {
    const found = conversationsByThread([
      conversation('CN1', [WANDA], { lastActivityAt: '2026-11-24T00:00:00Z', deletedAt: at }),
      conversation('CN2', [WANDA], { lastActivityAt: '2026-11-01T00:00:00Z' }),
      conversation('CN3', [WANDA], { lastActivityAt: '2026-11-02T00:00:00Z' }),
      conversation('CN4', [WANDA, JONAH]),
      conversation('CN5', []),
    ]);
    expect([...found.values()].map(({ id }) => id)).toEqual(['CN3', 'CN4']);
  });
});
