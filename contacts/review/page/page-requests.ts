import { z } from '../../model/zod';
import { ReviewDecisionSchema } from '../review-decision';

/** What the page can have done. One workflow branch each; files come in by themselves. */
export const jobKinds = ['import', 'quickbooks', 'match', 'preview', 'push', 'verify'] as const;
export const JobKindSchema = z.enum(jobKinds);
export type JobKind = z.infer<typeof JobKindSchema>;

/** The lists that stand behind the figures of the dashboard. */
export const rowLists = [
  'numbers',
  'unmapped',
  'matched',
  'resolved',
  'conflicts',
  'skipped',
  'setAside',
  'unnamed',
  'unknown',
  'notYetMatched',
  'withEmail',
  'pushed',
  'waiting',
  'failed',
  'quickbooksUnmatched',
  'rejectedRows',
] as const;
export const RowListSchema = z.enum(rowLists);
export type RowList = z.infer<typeof RowListSchema>;

const PhoneNumberSchema = z.string().min(3).max(32);
const VersionSchema = z.string().min(1).max(128);
/** Where the page before ended; null for the first page. */
const AfterSchema = z.string().max(512).nullable();

/** A decision with the version of the conflict that the reviewer saw. */
export const VersionedDecisionSchema = ReviewDecisionSchema.and(z.object({ version: VersionSchema }));

export type VersionedDecision = z.infer<typeof VersionedDecisionSchema>;

/** A name by hand; one of the names is needed. Blank texts count as absent. */
export const EnteredPersonSchema = z.object({
  firstName: z.string().max(200),
  lastName: z.string().max(200),
  company: z.string().max(200),
  email: z.string().max(254),
});
export type EnteredPerson = z.infer<typeof EnteredPersonSchema>;

/** Everything that the page asks its server, one JSON object a request; files are sent by themselves. */
export const PageRequestSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('dashboard') }),
  z.object({ ask: z.literal('rows'), of: RowListSchema, after: AfterSchema }),
  z.object({
    ask: z.literal('conflicts'),
    after: AfterSchema,
    includeSkipped: z.boolean(),
    limit: z.number().int().min(1).max(50),
  }),
  z.object({ ask: z.literal('messages'), phoneNumber: PhoneNumberSchema }),
  z.object({ ask: z.literal('alike'), decision: VersionedDecisionSchema }),
  z.object({ ask: z.literal('decide'), decisions: z.array(VersionedDecisionSchema).min(1).max(10_000) }),
  z.object({ ask: z.literal('undo'), batchId: z.string().min(1).max(64) }),
  z.object({ ask: z.literal('decisions'), after: AfterSchema }),
  z.object({
    ask: z.literal('enter'),
    phoneNumber: PhoneNumberSchema,
    /** The conflict's version as it was shown; null for a number that was no conflict. */
    version: VersionSchema.nullable(),
    person: EnteredPersonSchema,
  }),
  z.object({ ask: z.literal('leftovers') }),
  z.object({ ask: z.literal('start'), job: z.enum(['quickbooks', 'match', 'preview', 'push', 'verify']) }),
  z.object({ ask: z.literal('writes'), after: AfterSchema }),
]);
export type PageRequest = z.infer<typeof PageRequestSchema>;
export type Ask = PageRequest['ask'];
