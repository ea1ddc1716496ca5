import { DomIqMessageSchema, interactionFromDomIqMessage } from '../../../../contacts/mapping';
import { InteractionToSaveSchema } from '../../../../contacts/model/interaction';

const conversation = {
  id: 'c1',
  user_id: 'u1',
  property_id: 'P1',
  start_time: '2026-11-25T09:00:00.000Z',
  updated_at: null,
};
const message = {
  id: 'm1',
  conversation_id: 'c1',
  sender: 'user',
  content: 'Is the two bedroom\nstill free?',
  sent_at: '2026-11-25T10:00:00Z',
};
const read = (given: object, about: Parameters<typeof interactionFromDomIqMessage>[1] = conversation) =>
  interactionFromDomIqMessage(DomIqMessageSchema.parse({ ...message, ...given }), about);

describe('interactionFromDomIqMessage', () => {
  it('is a chat with the visitor', () => {
    expect(read({})).toEqual({
      system: 'domiq',
      externalId: 'm1',
      kind: 'chat',
      direction: 'incoming',
      occurredAt: '2026-11-25T10:00:00.000Z',
      changedAt: null,
      propertyId: 'P1',
      identifier: null,
      entryId: 'u1',
      data: { text: message.content, sender: 'user', conversationId: 'c1' },
    });
    expect(InteractionToSaveSchema.parse(read({}))).toEqual(read({}));
  });

  it.each(['assistant', 'agent'])('is from us when the %s says it', (sender) => {
    expect(read({ sender })).toMatchObject({ direction: 'outgoing', data: { sender } });
  });

  it('has the time of its conversation when it has none, and is nothing without any', () => {
    expect(read({ sent_at: null })).toMatchObject({ occurredAt: conversation.start_time });
    expect(read({ sent_at: null }, { ...conversation, start_time: null })).toBeNull();
  });

  it('refuses a sender that there is not', () => {
    expect(DomIqMessageSchema.safeParse({ ...message, sender: 'system' }).success).toBe(false);
  });
});
