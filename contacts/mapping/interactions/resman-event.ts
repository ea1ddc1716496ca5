import { contentHashOf } from '../../model/canonical-json';
import type { InteractionToSave } from '../../model/interaction';
import { z } from '../../model/zod';
import { line, lines, moment } from '../outside-values';
import { RESMAN } from '../resman-incoming';

/**
 * One entry of a prospect's history in one shape: an event as the client reads it out of Lead Management, or an entry of the
 * second generation's communication log. Source: resman reference, sections 2.2 and 3.2.
 */
export const ResManEventSchema = z.union([
  z
    .object({
      communicationLogId: z.union([z.string().min(1), z.number()]).transform(String),
      date: moment,
      timestamp: moment,
      interactionType: line,
      contactType: line,
      description: lines,
      note: lines,
    })
    .transform(
      ({ communicationLogId, date, timestamp, interactionType, contactType, description, note }) => ({
        id: communicationLogId,
        date: timestamp ?? date,
        type: interactionType ?? contactType,
        comments: note,
        reason: description,
      }),
    ),
  z.object({
    id: line.optional().transform((value) => value ?? null),
    date: moment,
    type: line,
    comments: lines,
    reason: lines,
  }),
]);
export type ResManEvent = z.output<typeof ResManEventSchema>;

type Kind = Pick<InteractionToSave, 'kind' | 'direction'>;

/** What kind of contact a type of event is; one that nobody has documented is a note. */
export function kindOfResManEvent(type: string | null): Kind {
  const words = (type ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const direction = /\bfrom\b|\bincoming\b|\breceived\b/.test(words)
    ? 'incoming'
    : /\bto\b|\boutgoing\b|\bsent\b/.test(words)
      ? 'outgoing'
      : null;
  if (/\be-?mail/.test(words)) return { kind: 'email', direction };
  if (/\b(?:text|sms)/.test(words)) return { kind: 'text', direction };
  if (/\b(?:call|phone|voicemail)/.test(words)) return { kind: 'call', direction };
  if (/\b(?:chat|online)/.test(words)) return { kind: 'chat', direction };
  if (/\b(?:walk ?in|visit|tour|show|appointment)/.test(words))
    return { kind: 'visit', direction: 'incoming' };
  return { kind: 'note', direction };
}

/**
 * An entry of a person's history as the ledger keeps interactions; null for one without a date. Events of the first generation
 * have no id: one is made of whose they are and what they say, so that the same event is the same interaction. Pure.
 * @param person its ResMan contact, see `resManContactId`
 */
export function interactionFromResManEvent(
  event: ResManEvent,
  person: { readonly contactId: string; readonly propertyId: string | null },
): InteractionToSave | null {
  const { date, type, comments: text, reason } = event;
  if (date === null) return null;
  const said = { contactId: person.contactId, date, type, text, reason };
  return {
    system: RESMAN,
    externalId: event.id ?? `event:${contentHashOf(said)}`,
    ...kindOfResManEvent(type),
    occurredAt: date,
    changedAt: null,
    propertyId: person.propertyId,
    identifier: null,
    entryId: person.contactId,
    data: { type, text, reason },
  };
}
