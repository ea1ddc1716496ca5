import type { InteractionToSave } from '../../model/interaction';
import { z } from '../../model/zod';
import { line, listOf } from '../outside-values';
import {
  interactionsFromOpenPhoneCall,
  interactionsFromOpenPhoneMessage,
  OpenPhoneCallSchema,
  OpenPhoneMessageSchema,
} from './openphone-activity';

/**
 * The events that tell of something that took place, and is over: an earlier state of a call, or a summary that comes by itself, would
 * take away what the whole call has said.
 */
const TOLD_AS: ReadonlyMap<string, 'message' | 'call'> = new Map([
  ['message.received', 'message'],
  ['message.delivered', 'message'],
  ['message.failed', 'message'],
  ['message.undelivered', 'message'],
  ['call.completed', 'call'],
  ['call.missed', 'call'],
]);

const participant = z.union([
  z.string(),
  z.object({ phoneNumber: line, identifier: line }).transform((one) => one.phoneNumber ?? one.identifier),
]);
const ContextSchema = z.object({
  phoneNumberId: line,
  conversationId: line,
  userId: line,
  senderIdentifier: line,
  recipientIdentifiers: listOf(z.string()),
  participants: z
    .object({ external: listOf(participant) })
    .nullish()
    .catch(null),
});
type Context = z.output<typeof ContextSchema>;

const EventSchema = z.object({
  type: z.string(),
  data: z.object({
    resource: z.record(z.string(), z.unknown()).nullish(),
    /** Webhooks that were made in the app's older settings call it so, and give no context. */
    object: z.record(z.string(), z.unknown()).nullish(),
    context: ContextSchema.nullish(),
  }),
});

/**
 * What an event of OpenPhone's webhooks, of either generation, tells of texts and calls, as the ledger keeps interactions. Empty for
 * an event that is about something else, or about a call that still goes on; null for what is no such event or cannot be read. Pure.
 * Source: openphone reference, section 4.3.
 */
export function interactionsFromOpenPhoneEvent(event: unknown): InteractionToSave[] | null {
  const read = EventSchema.safeParse(event);
  if (!read.success) return null;
  const { type, data } = read.data;
  const told = data.resource ?? data.object;
  const family = TOLD_AS.get(type);
  if (family === undefined) return [];
  if (told == null) return null;
  const context = data.context ?? ContextSchema.parse({});
  return family === 'message' ? textsOf(type, told, context) : callsOf(told, context);
}

type Told = Readonly<Record<string, unknown>>;
function textsOf(type: string, told: Told, context: Context): InteractionToSave[] | null {
  const message = OpenPhoneMessageSchema.safeParse({
    ...placeOf(context),
    from: context.senderIdentifier,
    to: context.recipientIdentifiers,
    direction: type === 'message.received' ? 'incoming' : 'outgoing',
    ...withoutMissing(told),
  });
  return message.success ? interactionsFromOpenPhoneMessage(message.data) : null;
}

/** Whom a call was with: the context says; older events have it from one number to another. */
function callsOf(told: Told, context: Context): InteractionToSave[] | null {
  const { from, to, direction } = told;
  const otherSide = direction === 'incoming' ? from : direction === 'outgoing' ? to : null;
  const participantsTold =
    context.participants?.external ?? told.participants ?? (otherSide == null ? [] : [otherSide].flat());
  const call = OpenPhoneCallSchema.safeParse({
    ...placeOf(context),
    ...withoutMissing(told),
    participants: participantsTold,
  });
  return call.success ? interactionsFromOpenPhoneCall(call.data, new Set()) : null;
}

const placeOf = ({ phoneNumberId, conversationId, userId }: Context): Told => ({
  phoneNumberId,
  conversationId,
  userId,
});

const withoutMissing = (told: Told): Told =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value != null));
