import { contentHashOf } from '../../contacts/model/canonical-json';
import { JsonSchema, type Json } from '../../contacts/model/person-record';
import { z } from '../../contacts/model/zod';

const id = z.string().min(1).max(300);

/** Something we owe a system. */
export const EffectToQueueSchema = z.object({
  /** The same key is the same effect, for ever, e.g. "resman:contact 42:revision 7". Ids only, no personal data. */
  idempotencyKey: id,
  /** The system, e.g. "resman". */
  target: id,
  /** What to do there, e.g. "contact.upsert". */
  operation: id,
  /** What it is about in that system, e.g. the id of our contact. Ids only, no personal data. */
  subject: id,
  /**
   * Compared as text, so give versions that sort as they follow each other: an ISO 8601 UTC time, or a number padded with
   * zeros. Of a subject only the newest version that waits is sent, and no older one after it.
   */
  version: z.string().max(100),
  contactId: id.nullish(),
  /** The merge that caused it. */
  mergeId: id.nullish(),
  payload: JsonSchema,
});
export type EffectToQueue = z.infer<typeof EffectToQueueSchema>;

/**
 * The operations on a subject that replace each other are one family: "contact.upsert" and "contact.delete" are both
 * "contact". An operation without a dot is a family of its own.
 */
export function familyOf(operation: string): string {
  const dot = operation.indexOf('.');
  return dot > 0 ? operation.slice(0, dot) : operation;
}

/** The hash of what is sent, whatever order its keys are in: SHA-256 of its canonical JSON, in hex. */
export function payloadHashOf(payload: Json): string {
  return contentHashOf(payload);
}
