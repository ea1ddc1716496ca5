import fc from 'fast-check';
import type { ClaimedEvent } from '../../../ledger';
import type { Json } from '../../../contacts/model/person-record';
import { simplifiedItem } from '../../../nodes/OpenPhoneTrigger/simplify-event';

const claimed = (type: string, payload: Json): ClaimedEvent => ({
  id: 'e1',
  source: 'openphone',
  sourceEventId: 'msg_1',
  type,
  payload,
  attempts: 1,
  replays: 0,
  receivedAt: '2026-11-22T10:00:00.000Z',
  leaseToken: 'Trigger:1',
  leaseUntil: '2026-11-22T10:05:00.000Z',
});

describe('simplifiedItem', () => {
  it('takes the call id of summaries and transcripts, which have no id of their own', () => {
    const payload = {
      data: { resource: { callId: 'AC7', status: 'completed' }, context: { phoneNumberId: 'PN1' } },
    };
    expect(simplifiedItem(claimed('call.summary.completed', payload))).toMatchObject({
      callId: 'AC7',
      phoneNumberId: 'PN1',
      participants: [],
    });
  });

  it('says null for what is not told, never an empty text', () => {
    const item = simplifiedItem(claimed('contact.deleted', { data: { resource: { id: 'c1' } } }));
    expect(item).toMatchObject({ contactId: 'c1', firstName: null, company: null, phones: [], emails: [] });
  });

  it.each<[string, Json, string]>([
    ['task.created', { data: { resource: { id: 'T1' } } }, 'a family that has no flat form'],
    ['contact.updated', null, 'what was erased'],
    ['contact.updated', { data: {} }, 'an event about nothing'],
    ['contact.updated', { data: { resource: 'text' } }, 'a resource of another shape'],
  ])('leaves %s with %j whole: %s', (type, payload) => {
    const event = claimed(type, payload);
    expect(simplifiedItem(event)).toEqual({ ...event });
  });

  it('never throws and always keeps what completes the event, whatever came', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('contact.updated', 'message.received', 'call.completed', 'x'),
        fc.jsonValue(),
        fc.jsonValue(),
        (type, resource, context) => {
          const item = simplifiedItem(claimed(type, { data: { resource, context } } as Json));
          expect(item).toMatchObject({ id: 'e1', leaseToken: 'Trigger:1', attempts: 1 });
        },
      ),
    ));
});
