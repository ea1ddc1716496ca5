import type { GoldenField } from '../model/golden-record';
import type { MatchingRule, MergeStrategy, SurvivorshipMethod } from '../model/matching-rule';

/** How the values of a contact are chosen, with nothing left open. */
export interface GoldenRules {
  /** Whom to believe, first the most; systems that are not named come after those that are. */
  readonly sourcePriority: readonly string[];
  readonly methods: Readonly<Record<GoldenField, SurvivorshipMethod>>;
}

/** After the two that the strategy is about: kept for billing, kept by the team, public records, files of unknown origin. */
const OTHERS = ['quickbooks', 'hubspot', 'jobber', 'openphone', 'google', 'outlook', 'propertyradar', 'csv'];

const PRIORITIES: Readonly<Record<MergeStrategy, readonly string[]>> = {
  resman_wins: ['manual', 'resman', 'domiq', ...OTHERS],
  domiq_wins: ['manual', 'domiq', 'resman', ...OTHERS],
  manual_review: ['manual', 'resman', 'domiq', ...OTHERS],
};

/** What says who a person is and what they are to the property: the role of the record that says it comes before any method. */
export const identityFields: ReadonlySet<GoldenField> = new Set([
  'name',
  'company',
  'jobTitle',
  'phones',
  'emails',
  'addresses',
  'role',
  'status',
  'propertyId',
]);

/** A name, a status or a property is kept in one place; numbers are collected; what changes by itself is the newest. */
const DEFAULT_METHODS: GoldenRules['methods'] = {
  name: 'source_priority',
  company: 'source_priority',
  jobTitle: 'source_priority',
  phones: 'union',
  emails: 'union',
  addresses: 'union',
  role: 'source_priority',
  status: 'source_priority',
  leadScore: 'most_recent',
  leadSource: 'source_priority',
  preferences: 'most_recent',
  attributes: 'most_recent',
  tags: 'union',
  propertyId: 'source_priority',
};

/**
 * The rules of a property as survivorship takes them: its own source priority, else that of its merge strategy (ResMan before
 * DomIQ, with `domiq_wins` the other way round, what a person typed before both), and the method of every field. Pure.
 */
export const goldenRulesOf = ({ mergeStrategy, survivorship }: MatchingRule): GoldenRules => ({
  sourcePriority: survivorship.sourcePriority ?? PRIORITIES[mergeStrategy],
  methods: { ...DEFAULT_METHODS, ...survivorship.methods },
});
