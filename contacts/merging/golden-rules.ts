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

const DEFAULT_METHODS: GoldenRules['methods'] = {
  name: 'source_priority',
  company: 'source_priority',
  jobTitle: 'source_priority',
  phones: 'union',
  emails: 'union',
  addresses: 'union',
  role: 'most_complete',
  status: 'source_priority',
  leadScore: 'most_recent',
  leadSource: 'source_priority',
  preferences: 'most_recent',
  attributes: 'most_recent',
  tags: 'union',
  propertyId: 'source_priority',
};

/** The rules of a property as survivorship takes them. Pure. */
export const goldenRulesOf = ({ mergeStrategy, survivorship }: MatchingRule): GoldenRules => ({
  sourcePriority: survivorship.sourcePriority ?? PRIORITIES[mergeStrategy],
  methods: { ...DEFAULT_METHODS, ...survivorship.methods },
});
