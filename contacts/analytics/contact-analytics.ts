import type { GoldenRecord } from '../model/golden-record';

/** The figures that count contacts, under the names they have in the metrics; the last two are what the shares are of. */
export const countedFigures = [
  'total_contacts',
  'new_contacts',
  'active_contacts',
  'converted_contacts',
  'enriched_contacts',
] as const;
export type CountedFigure = (typeof countedFigures)[number];

/** Lead scores in fifths, and those without a score. */
export const scoreBuckets = ['0-19', '20-39', '40-59', '60-79', '80-100', 'none'] as const;
export type ScoreBucket = (typeof scoreBuckets)[number];

/** The customer's numbers under the customer's names; every one is defined in docs/metrics.md. */
export interface ContactMetrics {
  /** People who were known at the end of the range. */
  readonly total_contacts: number;
  /** Of these, those who became known within it. */
  readonly new_contacts: number;
  /** Of these, those with at least one interaction within it. */
  readonly active_contacts: number;
  /** new / known before the range, 0.25 for a quarter more; null when nobody was known before. */
  readonly contact_growth_rate: number | null;
  /** 0..100, over those who have a score; null when nobody has. */
  readonly average_lead_score: number | null;
  /** Of the new ones whose role is known, the share who are applicants or residents by now, 0..1; null when there are none. */
  readonly conversion_rate: number | null;
}

/** The customer's numbers under the customer's names: the contacts that became known within the range, in three ways. */
export interface ContactTrends {
  /** Every day of the range in its order, also those without any. */
  readonly daily_new_contacts: readonly { readonly date: string; readonly count: number }[];
  /** By the system that made them known first, e.g. "domiq". */
  readonly contact_source_distribution: Readonly<Record<string, number>>;
  /** By their lead score of today: every bucket, also empty ones. */
  readonly lead_score_distribution: Readonly<Record<ScoreBucket, number>>;
}

/** The customer's numbers under the customer's names; every one is defined in docs/metrics.md. */
export interface EnrichmentMetrics {
  /** The share of the contacts known at the end of the range about whom something was learned within it, 0..1. */
  readonly enrichment_rate: number | null;
  /** 0..1, over the entries of the range that have a score; null when none has. */
  readonly average_enrichment_score: number | null;
  /** Entries of the range by source, the most first. */
  readonly top_enrichment_sources: readonly { readonly source: string; readonly count: number }[];
}

/** A contact behind a figure. */
export interface CountedContact {
  readonly contactId: string;
  /** Since when the contact is known, ISO 8601 UTC. */
  readonly knownSince: string;
  /** The system that made it known first. */
  readonly firstSystem: string;
  readonly lastActivityAt: string | null;
  readonly contact: GoldenRecord;
}

/** A page of the contacts behind a figure, those known last first. */
export interface ContactsListed {
  /** How many there are, on all pages. */
  readonly count: number;
  readonly entries: readonly CountedContact[];
  /** Where the next page begins; null at the end. */
  readonly next: { readonly at: string; readonly id: string } | null;
}

/** Everything that is told about a property and a range, from one picture of the ledger. */
export interface ContactAnalytics {
  readonly metrics: ContactMetrics;
  readonly trends: ContactTrends;
  readonly enrichment: EnrichmentMetrics;
  /** null when no figure was asked about. */
  readonly listed: ContactsListed | null;
  /** Every property that a contact has. */
  readonly propertyIds: readonly string[];
}
