import { withoutDangerousFields } from '../../contacts/mapping/dangerous-fields';
import { JsonSchema } from '../../contacts/model/person-record';
import { z } from '../../contacts/model/zod';
import type { RequestHeaders } from '../../clients/webhook';
import { headerOf } from '../../clients/webhook';
import { readJson, wrongShape, type Incoming } from '../trigger/incoming';

/** The type under which every change is stored. */
export const CONTACT_UPDATED = 'contact.updated';

/**
 * What the relay sends. Dates of birth and social security numbers are dropped here, before anything is stored; keys that were
 * not agreed on are dropped too. Source: the customer's brief, "Contact Webhook Receiver".
 */
export const ContactUpdateSchema = z.object({
  contact_id: z.string().trim().min(1).max(300),
  updated_fields: z.record(z.string(), JsonSchema).transform(withoutDangerousFields),
  update_source: z.string().trim().min(1).max(100),
  timestamp: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  /** Who made the change in ResMan. */
  user_id: z
    .string()
    .max(300)
    .nullish()
    .transform((id) => id ?? null),
});
export type ContactUpdate = z.output<typeof ContactUpdateSchema>;

/** Which changes are wanted; an empty list does not narrow it. */
export interface ChangeFilter {
  /** In lower case; changes that come from one of them are left out, e.g. our own ones. */
  readonly ignoredSources: readonly string[];
  /** In lower case; only changes of at least one of them. */
  readonly fields: readonly string[];
  readonly properties: readonly string[];
  /** The header with the relay's own id of a delivery. */
  readonly deliveryIdHeader: string;
}

/** Reads a delivery that is known to be the relay's. */
export function readContactUpdate(rawBody: Buffer, headers: RequestHeaders, filter: ChangeFilter): Incoming {
  const body = readJson(rawBody);
  if ('kind' in body) return body;
  const read = ContactUpdateSchema.safeParse(body.json);
  if (!read.success) return wrongShape(read.error);
  if (!isWanted(read.data, filter)) return { kind: 'left_out' };
  const { deliveryIdHeader } = filter;
  const eventId = deliveryIdHeader === '' ? null : headerOf(headers, deliveryIdHeader);
  return {
    kind: 'event',
    eventId: eventId?.slice(0, 300) ?? null,
    type: CONTACT_UPDATED,
    payload: read.data,
  };
}

/** A change that does not say of which property it is comes through: better one too many than one lost. */
function isWanted(update: ContactUpdate, { ignoredSources, fields, properties }: ChangeFilter): boolean {
  if (ignoredSources.includes(update.update_source.toLowerCase())) return false;
  const changed = Object.keys(update.updated_fields).map((name) => name.toLowerCase());
  if (fields.length > 0 && !changed.some((name) => fields.includes(name))) return false;
  const property = update.updated_fields.property_id;
  return properties.length === 0 || typeof property !== 'string' || properties.includes(property.trim());
}
