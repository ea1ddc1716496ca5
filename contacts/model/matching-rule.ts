import { goldenFields } from './golden-record';
import { SystemSchema } from './person-record';
import { z } from './zod';

/** What two entries can have in common. */
export const matchCriteria = ['email', 'phone', 'name', 'property'] as const;
export const MatchCriterionSchema = z.enum(matchCriteria);
export type MatchCriterion = z.infer<typeof MatchCriterionSchema>;

const share = z.number().min(0).max(1);

/** Who is compared, by which model, and above which confidence what is done. */
export const MatchingCriteriaSchema = z.object({
  model: z.enum(['probabilistic', 'weighted']).default('probabilistic'),
  /** For the weighted model; only the ratios matter. The customer's: e-mail 0.4, phone 0.3, name 0.3. */
  weights: z
    .object({
      email: share.default(0.4),
      phone: share.default(0.3),
      name: share.default(0.3),
      address: share.default(0),
      birth: share.default(0),
    })
    .prefault({}),
  /** Two entries are compared when they agree in everything that one of these combinations names. */
  combinations: z
    .array(z.array(MatchCriterionSchema).min(1))
    .min(1)
    .default([['email'], ['phone'], ['name', 'property']]),
  /** At or above this two contacts are joined without a person: 0..1. */
  autoMerge: share.default(0.9),
  /** At or above this a person is asked: 0..1. */
  review: share.default(0.7),
});
export type MatchingCriteria = z.infer<typeof MatchingCriteriaSchema>;

export const MergeStrategySchema = z.enum(['resman_wins', 'domiq_wins', 'manual_review']);
export type MergeStrategy = z.infer<typeof MergeStrategySchema>;

/** How a value is chosen when records differ. */
export const survivorshipMethods = [
  'source_priority',
  'most_recent',
  'most_complete',
  'union',
  'most_restrictive',
] as const;
export const SurvivorshipMethodSchema = z.enum(survivorshipMethods);
export type SurvivorshipMethod = z.infer<typeof SurvivorshipMethodSchema>;

export const SurvivorshipRulesSchema = z.object({
  /** Whom to believe, first the most. Systems that are not named come after those that are. */
  sourcePriority: z.array(SystemSchema).optional(),
  methods: z.partialRecord(z.enum(goldenFields), SurvivorshipMethodSchema).default({}),
});
export type SurvivorshipRules = z.infer<typeof SurvivorshipRulesSchema>;

/** How the contacts of a property are matched and which values survive; without a property, of all others. */
export const MatchingRuleSchema = z
  .object({
    propertyId: z.string().min(1).nullable().default(null),
    matchingCriteria: MatchingCriteriaSchema.prefault({}),
    /** manual_review: nothing is joined without a person, however sure it is. */
    mergeStrategy: MergeStrategySchema.default('resman_wins'),
    survivorship: SurvivorshipRulesSchema.prefault({}),
  })
  .refine(({ matchingCriteria: { autoMerge, review } }) => review <= autoMerge, {
    message: 'review must not be higher than autoMerge',
    path: ['matchingCriteria', 'review'],
  });
export type MatchingRule = z.infer<typeof MatchingRuleSchema>;

/** The rule of every property that nobody wrote one for. */
export const defaultMatchingRule: MatchingRule = MatchingRuleSchema.parse({});
