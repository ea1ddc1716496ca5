import { supportOf } from '../../merging/source-priority';
import type { Candidate, LinkedNumber } from '../../model/linked-number';
import type { SourceRecord } from '../../model/source-record';
import { displayName } from '../comparison-table';
import { displayPhone } from '../display-phone';
import { sourceTitles } from '../source-titles';
import { oneLine } from '../untrusted-text';
import type { CandidateShown, ConflictShown, SaidBy, ValueShown } from './page-answers';
import { emailsSaid, addressesSaid, companiesSaid, furtherSaid, namesSaid, type Said } from './values-said';

/** A record with when its file was read, ISO 8601 UTC. */
export interface RecordBehind {
  readonly record: SourceRecord;
  readonly readAt: string;
}

/** Everything that a conflict is shown from. */
export interface ConflictBehind {
  readonly conflict: Omit<LinkedNumber, 'outcome'> & { readonly version: string };
  /** By record key; a record that was erased is left out. */
  readonly records: ReadonlyMap<string, RecordBehind>;
  readonly isSkipped: boolean;
  readonly lastActivityAt: string | null;
  /** Other open conflicts that the same answer may do for. */
  readonly alike: number;
}

/** Longest value of a card; a longer one is cut. */
const LONGEST_VALUE = 500;

/** A conflict as the review page shows it: each value with who says it and when, best first. Pure. */
export function showConflict({
  conflict,
  records,
  isSkipped,
  lastActivityAt,
  alike,
}: ConflictBehind): ConflictShown {
  const { phoneNumber, version, candidates, differs, reasons, conversationIds } = conflict;
  return {
    phoneNumber,
    phone: displayPhone(phoneNumber),
    version,
    isSkipped,
    conversations: conversationIds.length,
    lastActivityAt,
    candidates: candidates.map((candidate) => showCandidate(candidate, records)),
    differs,
    reasons: reasons.map((reason) => oneLine(reason)),
    ...sureness(candidates, records, conflict.confidence),
    alike,
  };
}

function showCandidate(candidate: Candidate, records: ReadonlyMap<string, RecordBehind>): CandidateShown {
  const { candidateNo, contact, sources, recordKeys, isWeak } = candidate;
  const behind = recordKeys.flatMap((key) => records.get(key) ?? []);
  const shown = (said: readonly Said[]): ValueShown[] =>
    said.map(({ text, by }) => ({ text: oneLine(text, LONGEST_VALUE), saidBy: by.map(saidBy) }));
  return {
    candidateNo,
    title: oneLine(displayName(contact)),
    isCompany: contact.firstName === null && contact.lastName === null,
    sources: sources.map((source) => sourceTitles[source]),
    records: recordKeys.length,
    isWeak,
    values: {
      name: shown(namesSaid(contact, behind)),
      company: shown(companiesSaid(contact, behind)),
      emails: shown(emailsSaid(contact, behind)),
      address: shown(addressesSaid(contact, behind)),
    },
    further: furtherSaid(behind).flatMap(({ label, ...said }) =>
      shown([said]).map((value) => ({ label, value })),
    ),
    hasJobHistory: sources.includes('quickbooks'),
  };
}

const saidBy = ({ record, readAt }: RecordBehind): SaidBy => ({
  source: sourceTitles[record.source],
  fileName: record.origin.fileName === null ? null : oneLine(record.origin.fileName),
  at: record.updatedAt ?? readAt,
  dated: record.updatedAt === null ? 'read' : 'changed',
});

/** From this share of the files on, the first candidate is called likely. */
const LIKELY_SHARE = 2 / 3;

/**
 * How sure the first candidate is, in words: by how many files speak for it, each counted once and inactive customers for a
 * quarter, unless a model has given a probability.
 */
function sureness(
  candidates: readonly Candidate[],
  records: ReadonlyMap<string, RecordBehind>,
  share: number | null,
): Pick<ConflictShown, 'confidence' | 'recommended'> {
  const supports = candidates.map(({ recordKeys }) =>
    supportOf(recordKeys.flatMap((key) => records.get(key) ?? [])),
  );
  const [first = 0, second = 0] = supports;
  const all = supports.reduce((sum, support) => sum + support, 0);
  const [best] = candidates;
  const confidence = (tone: ConflictShown['confidence']['tone'], words: string) => ({
    confidence: { tone, words, share },
    recommended: tone === 'weak' || best === undefined ? null : best.candidateNo,
  });
  if (candidates.length < 2)
    return confidence('weak', 'Only inactive records have this number; it may be somebody else’s by now.');
  if (first <= second) return confidence('weak', 'The files do not agree, and none speaks louder.');
  if (first / all >= LIKELY_SHARE) return confidence('good', 'Most files speak for candidate 1.');
  return confidence('fair', 'Somewhat more speaks for candidate 1.');
}
