import { CandidateSchema, LinkedNumberSchema, LinkOutcomeSchema } from '../contacts/model/linked-number';
import { z } from '../contacts/model/zod';

const LinkSchema = z.object({
  recordKey: z.string().min(1),
  candidateNo: z.number().int().positive().nullable(),
});

/**
 * What Contact Match says about one number, as the ledger takes it: the whole LinkedNumber, or only its links.
 * The outcome and the links must agree: one candidate when matched, several in a conflict, none otherwise.
 */
export const MatchToSaveSchema = z
  .object({
    phoneNumber: LinkedNumberSchema.shape.phoneNumber.min(1),
    outcome: LinkOutcomeSchema,
    confidence: LinkedNumberSchema.shape.confidence.optional(),
    candidates: z.array(CandidateSchema.pick({ candidateNo: true, recordKeys: true })).optional(),
    namelessRecordKeys: LinkedNumberSchema.shape.namelessRecordKeys.optional(),
    links: z.array(LinkSchema).optional(),
    differs: LinkedNumberSchema.shape.differs.optional(),
    reasons: LinkedNumberSchema.shape.reasons.optional(),
  })
  .transform(({ candidates, namelessRecordKeys, links, ...match }) => ({
    phoneNumber: match.phoneNumber,
    outcome: match.outcome,
    confidence: match.confidence ?? null,
    differs: match.differs ?? [],
    reasons: match.reasons ?? [],
    links: withoutRepeats(links ?? linksOf(candidates ?? [], namelessRecordKeys ?? [])),
  }))
  .refine(({ outcome, links }) => agrees(outcome, links), {
    message:
      'The outcome does not fit the records: one candidate when matched, two or more in a conflict, none otherwise',
  });

/** One number with its outcome and every record on it. */
export type MatchToSave = z.infer<typeof MatchToSaveSchema>;
type Link = z.infer<typeof LinkSchema>;

function linksOf(
  candidates: readonly { candidateNo: number; recordKeys: readonly string[] }[],
  nameless: readonly string[],
): Link[] {
  return [
    ...candidates.flatMap(({ candidateNo, recordKeys }) =>
      recordKeys.map((recordKey) => ({ recordKey, candidateNo: candidateNo as number | null })),
    ),
    ...nameless.map((recordKey) => ({ recordKey, candidateNo: null })),
  ];
}

function withoutRepeats(links: readonly Link[]): Link[] {
  const first = new Map<string, Link>();
  for (const link of links) if (!first.has(link.recordKey)) first.set(link.recordKey, link);
  return [...first.values()];
}

function agrees(outcome: MatchToSave['outcome'], links: readonly Link[]): boolean {
  const candidates = new Set(links.flatMap((link) => link.candidateNo ?? [])).size;
  switch (outcome) {
    case 'matched':
      return candidates === 1;
    case 'conflict':
      // One candidate: a number that is inactive in every record is never given a name by itself.
      return candidates > 0;
    case 'unnamed':
      return candidates === 0 && links.length > 0;
    case 'unknown':
      return links.length === 0;
  }
}
