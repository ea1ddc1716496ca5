import { utcMoment } from '../../contacts/mapping/outside-values';
import { z } from '../../contacts/model/zod';
import { number, text, texts } from '../http/tolerant-fields';

/** The version of the dated surface that this client speaks. Source: the vendor's "API versioning" page. */
export const API_VERSION = '2026-03-30';

/** History is swept by time, so a row without one is no answer that can be worked with. */
const time = z.string().refine((value) => utcMoment(value) !== null);

/** What every row of history has; unknown keys are kept, everything else may be missing. */
const row = { id: z.string().min(1), phoneNumberId: text, createdAt: time };

/** https://www.quo.com/docs, "List conversations" of version 2026-03-30. They name no contact and carry no text. */
export const DatedConversationSchema = z.looseObject({
  ...row,
  /** The other side: E.164, a short code, or a word such as "anonymous". */
  participants: texts,
  name: text,
  lastActivityAt: text,
  updatedAt: time,
  deletedAt: text,
});
export type DatedConversation = z.infer<typeof DatedConversationSchema>;

export const DatedMessageSchema = z.looseObject({
  ...row,
  conversationId: text,
  from: text,
  to: texts,
  text,
  direction: text,
  status: text,
  userId: text,
  updatedAt: text,
});
export type DatedMessage = z.infer<typeof DatedMessageSchema>;

/** Calls carry no conversation id; participants are objects, our own number among them. */
export const DatedCallSchema = z.looseObject({
  ...row,
  participants: z
    .array(z.looseObject({ phoneNumber: text, actorId: text }))
    .nullish()
    .transform((participants) => participants ?? []),
  direction: text,
  status: text,
  duration: number,
  actorId: text,
  answeredAt: text,
  completedAt: text,
  updatedAt: text,
});
export type DatedCall = z.infer<typeof DatedCallSchema>;

/** The envelope of a list of the dated surface. */
export const datedPage = <T extends z.ZodType>(thing: T) =>
  z.looseObject({ data: z.array(thing), nextCursor: text });
