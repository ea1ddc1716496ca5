export const syncStatuses = ['pending', 'success', 'failed', 'merged'] as const;
export type SyncStatus = (typeof syncStatuses)[number];

/** What has to be in step with ResMan. One row a contact. */
export interface ContactSyncTable {
  id: string;
  /** Our contact's id. */
  user_id: string;
  resman_contact_id: string | null;
  sync_status: SyncStatus;
  last_sync_at: string | null;
  created_at: string;
  updated_at: string;
}

export type MergeStrategy = 'resman_wins' | 'domiq_wins' | 'manual_review';

/** How a property's contacts are matched and which value survives. */
export interface ContactMatchingRulesTable {
  id: string;
  /** '' for every property that has no rule of its own. */
  property_id: string;
  matching_criteria: string;
  merge_strategy: MergeStrategy;
  survivorship: string;
  created_at: string;
  updated_at: string;
}

export const enrichmentTypes = ['conversation_data', 'preferences', 'interaction_history'] as const;
export type EnrichmentType = (typeof enrichmentTypes)[number];
export const enrichmentSources = ['chatbot', 'resman', 'manual'] as const;
export type EnrichmentSource = (typeof enrichmentSources)[number];

/** What was learned about a contact from its conversations. Only ever added to. */
export interface ContactEnrichmentLogTable {
  id: string;
  /** Hash of the content; logging it again changes nothing. */
  entry_key: string;
  contact_id: string;
  enrichment_type: EnrichmentType;
  enriched_data: string | null;
  source: EnrichmentSource;
  /** How complete the enrichment is, 0..1; null when it was not measured. */
  score: number | null;
  created_at: string;
}
