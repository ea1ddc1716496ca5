import { z } from '../../../../contacts/model/zod';
import type { ConversationToSave } from '../../../../ledger';

const MomentSchema = z
  .string()
  .nullish()
  .transform((text) => {
    const moment = text ? Date.parse(text) : Number.NaN;
    return Number.isNaN(moment) ? null : new Date(moment).toISOString();
  });

/** A conversation as OpenPhone > Conversation > Get Many puts it out, simplified or not. */
export const ConversationItemSchema = z
  .object({
    conversationId: z.string().min(1).nullish(),
    id: z.string().min(1).nullish(),
    phoneNumber: z.string().nullish(),
    participants: z.union([z.array(z.string()), z.number().int().nonnegative()]).nullish(),
    phoneNumberId: z.string().nullish(),
    lastActivityAt: MomentSchema,
  })
  .transform((item, context): ConversationToSave => {
    const conversationId = item.conversationId ?? item.id;
    if (!conversationId) context.addIssue({ code: 'custom', path: ['conversationId'], message: 'missing' });
    const listed = Array.isArray(item.participants) ? item.participants : null;
    return {
      conversationId: conversationId ?? '',
      phoneNumber: item.phoneNumber ?? (listed?.length === 1 ? (listed[0] ?? null) : null),
      participants: listed?.length ?? (typeof item.participants === 'number' ? item.participants : null),
      phoneNumberId: item.phoneNumberId ?? null,
      lastActivityAt: item.lastActivityAt,
    };
  });
