import { contentHashOf } from '../../contacts/model/canonical-json';
import { JsonSchema } from '../../contacts/model/person-record';
import { z } from '../../contacts/model/zod';
import { storableText } from '../storable-text';

/** Something a system told us. */
export const EventToStoreSchema = z.object({
  /** The system, e.g. "resman". */
  source: z.string().min(1).max(100),
  /** The source's own id of the event; null or '' when it gives none. */
  eventId: z.string().max(300).nullish(),
  type: z.string().min(1).max(200),
  payload: JsonSchema,
  /** When we got it, if that was not just now. */
  receivedAt: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)))
    .nullish(),
});
export type EventToStore = z.infer<typeof EventToStoreSchema>;

const BY_ID = 'id:';
const BY_CONTENT = 'content:';
/** As much of an ISO 8601 time as names the minute: "2026-11-22T10:15". */
const MINUTE = 16;

/**
 * What makes two events of a source the same one: the source's id of it, else what it says and the minute it came. A
 * system that sends without an answer sends again within seconds; the same words an hour later are news.
 */
export function eventKeyOf({ eventId, type, payload }: EventToStore, receivedAt: string): string {
  return eventId
    ? `${BY_ID}${storableText(eventId)}`
    : `${BY_CONTENT}${contentHashOf({ type, payload })}:${receivedAt.slice(0, MINUTE)}`;
}

/** The source's own id of a stored event; null when it gave none. */
export function sourceEventIdOf(eventKey: string): string | null {
  return eventKey.startsWith(BY_ID) ? eventKey.slice(BY_ID.length) : null;
}
