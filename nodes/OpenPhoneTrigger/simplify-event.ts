import type { IDataObject } from 'n8n-workflow';
import { z } from '../../contacts/model/zod';
import type { ClaimedEvent } from '../../ledger';
import { eventPart, fullItem } from '../trigger/event-item';

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const texts = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .nullish()
  .catch(null)
  .transform((list) => list ?? []);
const values = z
  .array(z.looseObject({ value: text }))
  .nullish()
  .catch(null)
  .transform((list) => (list ?? []).flatMap(({ value }) => value ?? []));

const Resource = z.looseObject({
  id: text,
  callId: text,
  externalId: text,
  firstName: text,
  lastName: text,
  company: text,
  role: text,
  source: text,
  emails: values,
  phoneNumbers: values,
  conversationId: text,
  phoneNumberId: text,
  from: text,
  to: texts,
  text,
  body: text,
  direction: text,
  status: text,
  duration: text,
  createdAt: text,
  updatedAt: text,
  answeredAt: text,
  completedAt: text,
});
const Context = z.looseObject({
  phoneNumberId: text,
  conversationId: text,
  senderIdentifier: text,
  recipientIdentifiers: texts,
  contacts: z.looseObject({ ids: texts }).nullish().catch(null),
  participants: z.looseObject({ workspace: z.unknown(), external: z.unknown() }).nullish().catch(null),
});
const Payload = z.looseObject({
  data: z.looseObject({
    resource: z.unknown(),
    object: z.unknown(),
    context: z.unknown(),
  }),
});

/**
 * An event as one flat item: what is needed to complete it, and the most used fields of the contact, message or call it is about.
 * Of anything else, and of what was erased, everything stays as it came. Never throws.
 */
export function simplifiedItem(event: ClaimedEvent): IDataObject {
  const payload = Payload.safeParse(event.payload);
  const data = payload.data?.data;
  const resource = Resource.safeParse(data?.resource ?? data?.object);
  const context = Context.safeParse(data?.context ?? {});
  const [family = ''] = event.type.split('.');
  const flatten = FLATTENED[family];
  if (!resource.success || !context.success || flatten === undefined) return fullItem(event);
  return { ...eventPart(event), ...flatten(resource.data, context.data) };
}

type Flatten = (resource: z.output<typeof Resource>, context: z.output<typeof Context>) => IDataObject;

const contactFields: Flatten = ({
  id,
  externalId,
  firstName,
  lastName,
  company,
  role,
  source,
  ...contact
}) => ({
  contactId: id,
  externalId,
  firstName,
  lastName,
  company,
  role,
  source,
  phones: contact.phoneNumbers,
  emails: contact.emails,
  updatedAt: contact.updatedAt,
});

const messageFields: Flatten = (message, context) => ({
  messageId: message.id,
  conversationId: message.conversationId ?? context.conversationId,
  direction: message.direction,
  from: message.from ?? context.senderIdentifier,
  to: message.to.length > 0 ? message.to : context.recipientIdentifiers,
  text: message.text ?? message.body,
  status: message.status,
  createdAt: message.createdAt,
  phoneNumberId: message.phoneNumberId ?? context.phoneNumberId,
  contactIds: context.contacts?.ids ?? [],
});

const callFields: Flatten = (call, context) => ({
  callId: call.callId ?? call.id,
  conversationId: call.conversationId ?? context.conversationId,
  direction: call.direction,
  status: call.status,
  duration: call.duration,
  participants: numbersOf(context.participants?.external),
  createdAt: call.createdAt,
  completedAt: call.completedAt,
  phoneNumberId: call.phoneNumberId ?? context.phoneNumberId,
  contactIds: context.contacts?.ids ?? [],
});

const FLATTENED: Readonly<Record<string, Flatten>> = {
  contact: contactFields,
  message: messageFields,
  call: callFields,
};

/** Numbers that are told as texts or as objects. */
function numbersOf(participants: unknown): string[] {
  if (!Array.isArray(participants)) return [];
  return participants.flatMap((one: unknown) => {
    if (typeof one === 'string') return [one];
    const { phoneNumber, identifier } = (one ?? {}) as { phoneNumber?: unknown; identifier?: unknown };
    return [phoneNumber, identifier]
      .filter((number): number is string => typeof number === 'string')
      .slice(0, 1);
  });
}
