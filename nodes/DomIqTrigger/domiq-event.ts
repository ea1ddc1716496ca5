import { headerOf, STANDARD_HEADERS, type Delivery } from '../../clients/webhook';
import {
  DomIqContactSchema,
  DomIqConversationSchema,
  DomIqPreferencesEventSchema,
} from '../../contacts/mapping';
import { withoutDangerousFields } from '../../contacts/mapping/dangerous-fields';
import { JsonSchema } from '../../contacts/model/person-record';
import { z } from '../../contacts/model/zod';
import { readJson, wrongShape, type Incoming } from '../trigger/incoming';

/** What all four have around their data. Source: docs/domiq.openapi.yaml. */
export const DomIqEnvelopeSchema = z.object({
  type: z.string().min(1).max(200),
  timestamp: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  data: z.record(z.string(), JsonSchema).transform(withoutDangerousFields),
});

/** The data of each event, as the work on it will read them. */
export const domIqDataSchemas: Readonly<Record<string, z.ZodType>> = {
  'contact.created': DomIqContactSchema,
  'contact.updated': DomIqContactSchema,
  'conversation.ended': z.object({ conversation: DomIqConversationSchema }),
  'preferences.updated': DomIqPreferencesEventSchema,
};

/**
 * Reads a delivery that is known to be DomIQ's. It is stored as it came, but without dates of birth and social security numbers;
 * data that could not be worked on are refused, so that DomIQ hears of it. An event of another type is left out: DomIQ may
 * get new ones.
 * @param wanted the chosen events
 */
export function readDomIqEvent({ headers, rawBody }: Delivery, wanted: readonly string[]): Incoming {
  const body = readJson(rawBody);
  if ('kind' in body) return body;
  const read = DomIqEnvelopeSchema.safeParse(body.json);
  if (!read.success) return wrongShape(read.error);
  const { type, data } = read.data;
  const schema = Object.hasOwn(domIqDataSchemas, type) ? domIqDataSchemas[type] : undefined;
  if (schema === undefined || !wanted.includes(type)) return { kind: 'left_out' };
  const readData = schema.safeParse(data);
  if (!readData.success) return wrongShape(readData.error);
  const eventId = headerOf(headers, STANDARD_HEADERS.id)?.slice(0, 300) ?? null;
  return { kind: 'event', eventId, type, payload: read.data };
}
