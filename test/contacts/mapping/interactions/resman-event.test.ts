import {
  interactionFromResManEvent,
  kindOfResManEvent,
  ResManEventSchema,
} from '../../../../contacts/mapping';
import { InteractionToSaveSchema } from '../../../../contacts/model/interaction';

const person = { contactId: 'P1:R7:9', propertyId: 'P1' };
const event = {
  type: 'CallFromProspect',
  date: '2026-11-25T10:00:00',
  agentId: 'E1',
  sourceId: 'S1',
  isFirstContact: false,
  comments: 'Asked about\nparking',
  reason: null,
};
const read = (given: object) => interactionFromResManEvent(ResManEventSchema.parse(given), person);

describe('kindOfResManEvent', () => {
  it.each([
    ['Other', 'note', null],
    ['WalkIn', 'visit', 'incoming'],
    ['Email', 'email', null],
    ['EmailFromProspect', 'email', 'incoming'],
    ['EmailToProspect', 'email', 'outgoing'],
    ['EmailFromILS', 'email', 'incoming'],
    ['CallFromProspect', 'call', 'incoming'],
    ['CallToProspect', 'call', 'outgoing'],
    ['Text Message Sent', 'text', 'outgoing'],
    ['Online Chat', 'chat', null],
    ['Cancel', 'note', null],
    ['LeaseSign', 'note', null],
    [null, 'note', null],
  ])('takes %s for a %s, %s', (type, kind, direction) => {
    expect(kindOfResManEvent(type)).toEqual({ kind, direction });
  });
});

describe('interactionFromResManEvent', () => {
  it('reads an event of Lead Management; a time without an offset is UTC', () => {
    expect(read(event)).toEqual({
      system: 'resman',
      externalId: expect.stringMatching(/^event:[0-9a-f]{64}$/) as string,
      kind: 'call',
      direction: 'incoming',
      occurredAt: '2026-11-25T10:00:00.000Z',
      changedAt: null,
      propertyId: 'P1',
      identifier: null,
      entryId: 'P1:R7:9',
      data: { type: 'CallFromProspect', text: 'Asked about\nparking', reason: null },
    });
    expect(InteractionToSaveSchema.parse(read(event))).toEqual(read(event));
  });

  it('reads an entry of the second generation’s communication log under its own id', () => {
    const entry = {
      communicationLogId: 'L1',
      date: '2026-11-25',
      timestamp: '2026-11-25T10:00:00Z',
      interactionType: 'Email to Prospect',
      contactType: null,
      description: 'Welcome',
      note: 'Sent the brochure',
    };
    expect(read(entry)).toMatchObject({
      externalId: 'L1',
      kind: 'email',
      direction: 'outgoing',
      occurredAt: '2026-11-25T10:00:00.000Z',
      data: { text: 'Sent the brochure', reason: 'Welcome' },
    });
  });

  it('is the same interaction when it is read again, and another when it says something else', () => {
    expect(read(event)?.externalId).toBe(read({ ...event, agentId: 'E2' })?.externalId);
    expect(read(event)?.externalId).not.toBe(read({ ...event, comments: 'Asked' })?.externalId);
  });

  it('is nothing without a date', () => {
    expect(read({ ...event, date: '' })).toBeNull();
  });
});
