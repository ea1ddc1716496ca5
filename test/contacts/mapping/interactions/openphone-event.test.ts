import fc from 'fast-check';
import { interactionsFromOpenPhoneEvent } from '../../../../contacts/mapping';
import { InteractionToSaveSchema } from '../../../../contacts/model/interaction';

const OURS = '+15125550100';
const THEIRS = '+16175550142';
const at = { createdAt: '2026-11-25T10:00:00.000Z', updatedAt: '2026-11-25T10:00:01.000Z' };
const context = { orgId: 'OR1', phoneNumberId: 'PN1', conversationId: 'CN1', userId: 'US1' };
const message = {
  id: 'AC1',
  from: THEIRS,
  to: [OURS],
  text: 'Hello',
  direction: 'incoming',
  status: 'received',
  ...at,
};
const call = {
  id: 'AC2',
  direction: 'incoming',
  status: 'completed',
  duration: 61,
  completedAt: at.updatedAt,
  ...at,
};
const messageContext = { ...context, senderIdentifier: THEIRS, recipientIdentifiers: [OURS] };
const callContext = {
  ...context,
  participants: { workspace: [OURS], external: [THEIRS], resolution: 'resolved' },
};
const event = (type: string, data: object) => ({ id: 'EV1', apiVersion: '2026-03-30', type, data });
const whose = { system: 'openphone', identifier: `phone:${THEIRS}`, occurredAt: at.createdAt };

describe('interactionsFromOpenPhoneEvent', () => {
  it.each([
    ['with everything in the resource', { resource: message, context: messageContext }],
    [
      'with the numbers in the context only',
      { resource: { id: 'AC1', text: 'Hello', ...at }, context: messageContext },
    ],
    ['of the older webhooks', { object: { ...message, to: OURS, text: undefined, body: 'Hello' } }],
  ])('reads a text that came in, %s', (_name, data) => {
    expect(interactionsFromOpenPhoneEvent(event('message.received', data))).toMatchObject([
      { ...whose, externalId: 'AC1', kind: 'text', direction: 'incoming', data: { text: 'Hello' } },
    ]);
  });

  it('reads a text that we sent, one interaction with each who got it', () => {
    const resource = { ...message, from: OURS, to: [THEIRS, '+16175550143'], direction: 'outgoing' };
    const read = interactionsFromOpenPhoneEvent(event('message.delivered', { resource, context }));
    expect(read).toMatchObject([
      { externalId: `AC1/${THEIRS}`, direction: 'outgoing', identifier: `phone:${THEIRS}` },
      { externalId: 'AC1/+16175550143' },
    ]);
    expect(read?.[0]?.data).toMatchObject({ conversationId: 'CN1', phoneNumberId: 'PN1', userId: 'US1' });
  });

  it.each([
    ['with numbers', { resource: call, context: callContext }],
    [
      'with objects',
      {
        resource: call,
        context: { ...context, participants: { workspace: [], external: [{ phoneNumber: THEIRS }] } },
      },
    ],
    ['of the older webhooks', { object: { ...call, from: THEIRS, to: OURS } }],
  ])('reads a call that is over, %s', (_name, data) => {
    expect(interactionsFromOpenPhoneEvent(event('call.completed', data))).toMatchObject([
      { ...whose, externalId: 'AC2', kind: 'call', data: { duration: 61, participants: [THEIRS] } },
    ]);
  });

  it.each(['call.ringing', 'call.summary.completed', 'contact.updated', 'task.created'])(
    'tells nothing of %s, which is no text and no call that is over',
    (type) =>
      expect(interactionsFromOpenPhoneEvent(event(type, { resource: { id: 'X' }, context }))).toEqual([]),
  );

  it.each([
    ['nothing', null],
    ['a text', 'message.received'],
    ['an event without data', { type: 'message.received' }],
    ['one that was emptied', event('message.received', {})],
    ['a message without an id', event('message.received', { resource: { text: 'Hello', ...at } })],
  ])('cannot read %s', (_name, value) => expect(interactionsFromOpenPhoneEvent(value)).toBeNull());

  it('bears anything, and gives only what the ledger takes', () => {
    const anyEvent = fc.record({
      type: fc.constantFrom('message.received', 'message.delivered', 'call.completed', 'call.missed'),
      data: fc.record({
        resource: fc.anything({ withNullPrototype: false }),
        object: fc.dictionary(
          fc.constantFrom('id', 'from', 'to', 'direction', 'createdAt', 'text'),
          fc.jsonValue(),
        ),
        context: fc.anything(),
      }),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), anyEvent), (value) => {
        for (const interaction of interactionsFromOpenPhoneEvent(value) ?? [])
          expect(InteractionToSaveSchema.safeParse(interaction).success).toBe(true);
      }),
    );
  });
});
