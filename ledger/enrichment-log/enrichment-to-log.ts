import { contentHashOf } from '../../contacts/model/canonical-json';
import { JsonSchema } from '../../contacts/model/person-record';
import { z } from '../../contacts/model/zod';
import { enrichmentSources, enrichmentTypes } from '../sync-tables';

/** What was learned about a contact. */
export const EnrichmentToLogSchema = z.object({
  contactId: z.string().min(1).max(300),
  enrichmentType: z.enum(enrichmentTypes),
  enrichedData: z.record(z.string(), JsonSchema),
  source: z.enum(enrichmentSources),
  /** How complete it is, 0..1; null when it was not measured. */
  score: z.number().min(0).max(1).nullish(),
});
export type EnrichmentToLog = z.infer<typeof EnrichmentToLogSchema>;

/**
 * What makes two entries the same one: the contact, the kind, the source, what was learned and its score; not the time. Say
 * the conversation in `enrichedData` when the same may be learned twice.
 */
export const entryKeyOf = ({
  contactId,
  enrichmentType,
  enrichedData,
  source,
  score,
}: EnrichmentToLog): string =>
  contentHashOf([contactId, enrichmentType, source, score ?? null, enrichedData]);
