import { z } from '../../contacts/model/zod';
import type { Clock } from '../clock';
import type { ResolutionDecision } from '../contact-tables';
import type { LedgerDb } from '../tables';
import type { ExplainedCandidate } from './candidates';

/** A candidate as it is shown and remembered; nothing in it says who the person is. */
const CandidateShownSchema = z.object({
  contactId: z.string(),
  confidence: z.number(),
  isKeptApart: z.boolean(),
  /** Why, in one sentence. */
  sentence: z.string(),
  /** What would have to be different for another decision. */
  counterfactual: z.string().nullable(),
});
export type CandidateShown = z.infer<typeof CandidateShownSchema>;

/** How a record was decided when it came. */
export interface SavedResolution {
  readonly decision: ResolutionDecision;
  readonly confidence: number;
  readonly candidates: readonly CandidateShown[];
}

/** Candidates as they are shown. */
export const shownCandidates = (candidates: readonly ExplainedCandidate[]): CandidateShown[] =>
  candidates.map(({ contactId, confidence, isKeptApart, explanation }) => ({
    contactId,
    confidence: Math.round(confidence * 1e4) / 1e4,
    isKeptApart,
    sentence: explanation.sentence,
    counterfactual: explanation.counterfactual,
  }));

export async function saveResolution(
  db: LedgerDb,
  resolution: SavedResolution & {
    readonly identityId: string;
    readonly recordId: string;
    readonly contactId: string;
  },
  clock: Clock,
): Promise<void> {
  await db
    .insertInto('resolutions')
    .values({
      id: clock.newId(),
      identity_id: resolution.identityId,
      record_id: resolution.recordId,
      contact_id: resolution.contactId,
      decision: resolution.decision,
      confidence: resolution.confidence,
      candidates_json: JSON.stringify(resolution.candidates),
      decided_at: clock.now(),
    })
    .execute();
}

/** How a source record was decided. */
export async function resolutionOf(db: LedgerDb, recordId: string): Promise<SavedResolution> {
  const row = await db
    .selectFrom('resolutions')
    .where('record_id', '=', recordId)
    .select(['decision', 'confidence', 'candidates_json'])
    .executeTakeFirstOrThrow();
  return {
    decision: row.decision,
    confidence: row.confidence,
    candidates: z.array(CandidateShownSchema).parse(JSON.parse(row.candidates_json)),
  };
}
