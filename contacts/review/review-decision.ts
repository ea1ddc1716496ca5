import { z } from '../model/zod';

/** What a reviewer can choose from another candidate when several are merged. */
export const chosenFields = ['name', 'company', 'emails', 'address'] as const;
export const ChosenFieldSchema = z.enum(chosenFields);
export type ChosenField = z.infer<typeof ChosenFieldSchema>;

const PhoneNumberSchema = z.string().min(3).max(32);
const CandidateNoSchema = z.number().int().positive();

/**
 * What a person decided about one number.
 * - use_candidate: the number is that candidate's; the others are set aside.
 * - merge: the named candidates (null: all) are one person or company; the others are set aside. A field that is named comes from
 *   that candidate alone, every other by survivorship from all that are merged.
 * - same_household: the candidates are different people who share the number. It goes by the name of the one that is given.
 * - none: it is nobody's of them; the number stays without a name.
 * - skip: put off; the conflict stays open.
 */
export const ReviewDecisionSchema = z.discriminatedUnion('decision', [
  z.object({
    phoneNumber: PhoneNumberSchema,
    decision: z.enum(['use_candidate', 'same_household']),
    candidateNo: CandidateNoSchema,
  }),
  z.object({
    phoneNumber: PhoneNumberSchema,
    decision: z.literal('merge'),
    /** null: every candidate, those that a page does not show among them. */
    candidateNos: z.array(CandidateNoSchema).min(2).max(1_000).nullable(),
    fields: z.partialRecord(ChosenFieldSchema, CandidateNoSchema),
  }),
  z.object({ phoneNumber: PhoneNumberSchema, decision: z.enum(['none', 'skip']) }),
]);
export type ReviewDecision = z.infer<typeof ReviewDecisionSchema>;

/** A decision of a review, or a name that was entered by hand. */
export type DecisionKind = ReviewDecision['decision'] | 'by_hand';
