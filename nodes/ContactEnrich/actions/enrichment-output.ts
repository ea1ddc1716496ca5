import type { IDataObject } from 'n8n-workflow';
import type { Enrichment } from '../../../contacts/enrichment';

/**
 * An enrichment under the names that the next steps look for: Contact Ledger > Enrichment > Log (`contactId`, `enrichedData`,
 * `score`), ResMan > Interaction > Log (`note`), DomIQ > Contact Context (`enrichment_data`, `lead_score`, `last_interaction`).
 */
export function enrichmentOutput(enrichment: Enrichment, contactId: string | null): IDataObject {
  const { conversationId, propertyId, completeness, note } = enrichment;
  const data = JSON.parse(JSON.stringify(enrichment.data)) as IDataObject;
  return {
    contactId,
    conversationId,
    propertyId,
    enrichedData: data,
    score: completeness,
    note,
    enrichment_data: data,
    lead_score: enrichment.data.lead_score,
    last_interaction: enrichment.data.last_interaction,
  };
}
