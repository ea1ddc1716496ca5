import { phoneIdentifier } from '../../model/identifier';
import type { InteractionToSave } from '../../model/interaction';
import { JsonSchema, type Json } from '../../model/person-record';
import { z } from '../../model/zod';
import { normalizePhone } from '../../normalize/phone';
import { OPENPHONE } from '../openphone-incoming';
import { line, lines, listOf, utcMoment } from '../outside-values';

const time = z.string().transform((text, context) => {
  const at = utcMoment(text);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'is no time' });
  return z.NEVER;
});
const laterTime = z
  .string()
  .nullish()
  .transform((text) => (text == null ? null : utcMoment(text)));
const direction = z
  .enum(['incoming', 'outgoing'])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
/** One number or several: webhooks of the first generation give a text. */
const numbers = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => (value == null ? [] : [value].flat()));
const json = JsonSchema.nullish().transform((value) => value ?? null);
const seconds = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** A text message of either surface of OpenPhone, or of its webhooks. Source: openphone reference, sections 3.2 and 4.3. */
export const OpenPhoneMessageSchema = z.object({
  id: z.string().min(1),
  conversationId: line,
  phoneNumberId: line,
  userId: line,
  from: line,
  to: numbers,
  text: lines,
  /** Older webhooks call the text so. */
  body: lines,
  direction,
  status: line,
  createdAt: time,
  updatedAt: laterTime,
  media: listOf(JsonSchema),
});
export type OpenPhoneMessage = z.output<typeof OpenPhoneMessageSchema>;

/** Who takes part in a call: plain numbers on v1, objects with our own number among them on the dated surface. */
const participant = z.union([
  z.string().transform((phoneNumber): { phoneNumber: string | null } => ({ phoneNumber })),
  z.object({ phoneNumber: line }),
]);

/** A call of either surface. Source: openphone reference, section 3.3. */
export const OpenPhoneCallSchema = z.object({
  id: z.string().min(1),
  conversationId: line,
  phoneNumberId: line,
  participants: listOf(participant),
  direction,
  status: line,
  duration: seconds,
  userId: line,
  actorId: line,
  answeredAt: laterTime,
  completedAt: laterTime,
  createdAt: time,
  updatedAt: laterTime,
  summary: json,
  voicemail: json,
});
export type OpenPhoneCall = z.output<typeof OpenPhoneCallSchema>;

/**
 * A text as the ledger keeps interactions: under OpenPhone's own id, with the number of the contact, never ours. A text that
 * we sent to several people is one interaction with each of them (`<id>/<number>`), so that none of their histories lacks it;
 * one that came in is with whom it is from. Hidden numbers and short codes give no identifier. Pure.
 */
export function interactionsFromOpenPhoneMessage(message: OpenPhoneMessage): InteractionToSave[] {
  const { id, from, to, text, body, status, conversationId, phoneNumberId, userId, media } = message;
  const sender = from === null ? [] : [from];
  const others = message.direction === 'outgoing' ? to : message.direction === 'incoming' ? sender : [];
  const data = { from, to, text: text ?? body, status, conversationId, phoneNumberId, userId, media };
  return eachWith(others, {
    system: OPENPHONE,
    externalId: id,
    kind: 'text',
    direction: message.direction,
    occurredAt: message.createdAt,
    changedAt: message.updatedAt,
    data,
  });
}

/**
 * A call as the ledger keeps interactions, with its summary and voicemail where they came along; one with several people is one
 * interaction with each. Pure.
 * @param ownNumbers the numbers of the workspace, E.164: the dated surface names them among the participants
 */
export function interactionsFromOpenPhoneCall(
  call: OpenPhoneCall,
  ownNumbers: ReadonlySet<string>,
): InteractionToSave[] {
  const others = otherParticipants(call, ownNumbers);
  const { id, status, duration, answeredAt, completedAt, conversationId, phoneNumberId } = call;
  const data: Json = {
    participants: others,
    status,
    duration,
    answeredAt,
    completedAt,
    conversationId,
    phoneNumberId,
    userId: call.userId ?? call.actorId,
    summary: call.summary,
    voicemail: call.voicemail,
  };
  return eachWith(others, {
    system: OPENPHONE,
    externalId: id,
    kind: 'call',
    direction: call.direction,
    occurredAt: call.createdAt,
    changedAt: call.updatedAt,
    data,
  });
}

/** Everybody but us. */
export function otherParticipants(
  { participants }: Pick<OpenPhoneCall, 'participants'>,
  ownNumbers: ReadonlySet<string>,
): string[] {
  const named = participants.flatMap(({ phoneNumber }) => phoneNumber ?? []);
  return [...new Set(named)].filter((number) => !ownNumbers.has(number));
}

function eachWith(numbers: readonly string[], interaction: InteractionToSave): InteractionToSave[] {
  const others = [...new Set(numbers)];
  if (others.length < 2) return [{ ...interaction, identifier: identifierOf(others[0]) }];
  return others.map((number) => ({
    ...interaction,
    externalId: `${interaction.externalId}/${number}`,
    identifier: identifierOf(number),
  }));
}

function identifierOf(number: string | undefined): string | null {
  if (number === undefined) return null;
  const outcome = normalizePhone(number, 'US');
  return outcome.kind === 'valid' ? phoneIdentifier(outcome.e164) : null;
}
