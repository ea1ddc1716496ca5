import { z } from './zod';
import { SourceSystemSchema } from './source-record';

/** What linking found out about one number that conversations were held with. */
export const linkOutcomes = ['matched', 'conflict', 'unnamed', 'unknown'] as const;
export const LinkOutcomeSchema = z.enum(linkOutcomes);
/**
 * matched: every named record on the number is about one person or company. conflict: they are about several, or about
 * one, but the number is inactive in every one of them, so that it may be somebody else's by now.
 * unnamed: the number occurs, but only in records without a usable name. unknown: no record has it.
 */
export type LinkOutcome = z.infer<typeof LinkOutcomeSchema>;

/** Where a surviving value comes from. */
export const LineageSchema = z.object({ recordKey: z.string(), source: SourceSystemSchema });
export type Lineage = z.infer<typeof LineageSchema>;

/** The contact that survives from records that agree about who it is; each value with its lineage. */
export const SurvivingContactSchema = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  jobTitle: z.string().nullable(),
  /** Lower case, best first, no duplicates. */
  emails: z.array(z.string()),
  /** One line, e.g. "18 Old Tannery Rd, Eastmere, MA 01197". */
  address: z.string().nullable(),
  lineage: z.record(
    z.enum(['firstName', 'lastName', 'company', 'jobTitle', 'emails', 'address']),
    LineageSchema.nullable(),
  ),
});
export type SurvivingContact = z.infer<typeof SurvivingContactSchema>;

/** One person or company that a number may belong to. */
export const CandidateSchema = z.object({
  /** 1 is the best supported. */
  candidateNo: z.number().int().positive(),
  contact: SurvivingContactSchema,
  sources: z.array(SourceSystemSchema),
  recordKeys: z.array(z.string()).min(1),
  /** True when every record behind it is weak evidence (inactive number or customer). */
  isWeak: z.boolean(),
});
export type Candidate = z.infer<typeof CandidateSchema>;

export const LinkedNumberSchema = z.object({
  /** E.164 */
  phoneNumber: z.string(),
  conversationIds: z.array(z.string()),
  outcome: LinkOutcomeSchema,
  /** Probability 0..1 once a scoring model is chosen; null while the decision comes from rules alone. */
  confidence: z.number().min(0).max(1).nullable(),
  /** Every candidate, best supported first. One when matched, two or more in a conflict, else none. */
  candidates: z.array(CandidateSchema),
  /** Records on this number that name nobody. */
  namelessRecordKeys: z.array(z.string()),
  /** Names of the fields in which the candidates differ. */
  differs: z.array(z.enum(['name', 'company', 'emails', 'address'])),
  /** Plain sentences without personal data, for the reviewer. */
  reasons: z.array(z.string()),
});
export type LinkedNumber = z.infer<typeof LinkedNumberSchema>;
