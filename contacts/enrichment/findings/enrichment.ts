import type { Evidence } from '../reading/evidence';
import type { DateWindow } from '../move-in/date-window';
import type { InteractionPatterns } from '../patterns/interaction-patterns';
import type { Contribution } from '../score/lead-score';
import type { Sentiment } from '../sentiment/read-sentiment';
import type { Topic } from '../topics/topic-words';
import type { UnitType } from '../units/unit-words';

/**
 * What the renter looks for, under the names of the customer and of `PreferencesSchema`, which takes it as it is. What was never said
 * is left out: null would take a preference back.
 */
export interface ExtractedPreferences {
  /** YYYY-MM-DD: the day to plan for. */
  readonly move_in_date?: string;
  /** What was really said, of which `move_in_date` is one day. */
  readonly move_in_window?: DateWindow & { readonly text: string };
  /** Dollars a month. */
  readonly budget_range?: { readonly min: number | null; readonly max: number | null };
  readonly unit_preferences?: readonly UnitType[];
  /** The most bathrooms that were named with one of them. */
  readonly bathrooms?: number;
}

/** A finding and where it comes from. */
export interface Finding extends Evidence {
  readonly name:
    'move_in_date' | 'budget_range' | 'unit_preferences' | 'key_topics' | 'tour' | 'apply' | 'left';
  readonly value: string;
}

/** What is known after a conversation; the names down to `last_interaction` are those of the customer's `enrichmentData`. */
export interface EnrichmentData {
  readonly conversation_id: string | null;
  readonly conversation_summary: string;
  readonly key_topics: readonly Topic[];
  readonly sentiment_analysis: Sentiment;
  readonly interaction_patterns: InteractionPatterns;
  readonly preferences_extracted: ExtractedPreferences;
  /** 0..100 */
  readonly lead_score: number;
  /** ISO 8601 UTC; null when nothing has a time. */
  readonly last_interaction: string | null;
  /** Why the score is what it is. */
  readonly lead_score_explanation: readonly Contribution[];
  /** Where each finding comes from. */
  readonly findings: readonly Finding[];
}

/** An enrichment with the ids of the conversation and what goes to the other systems. */
export interface Enrichment {
  readonly conversationId: string | null;
  readonly contactId: string | null;
  readonly propertyId: string | null;
  readonly data: EnrichmentData;
  /** How much of what can be found was found, 0..1: move-in, budget, kind of home, topics. */
  readonly completeness: number;
  /** For the history of the contact in ResMan. */
  readonly note: string;
}
