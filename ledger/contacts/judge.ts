import { decideContacts } from '../../contacts/matching/decide-contacts';
import { RecordScorer } from '../../contacts/matching/record-scorer';
import type { MatchingCriteria, MatchingRule } from '../../contacts/model/matching-rule';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { LedgerDb } from '../tables';
import {
  areGuarded,
  groupBySurvivor,
  KeptApart,
  scoreCandidates,
  type ExplainedCandidate,
  type ScoredCandidate,
} from './candidates';
import type { KnownIdentity } from './identities';
import { neighboursOf } from './neighbours';

/** What was found out about a record, before anything is written. */
export interface Judgement {
  readonly decision: 'auto_merge' | 'manual_review' | 'create_new';
  readonly confidence: number;
  /** Contacts that are this person, the surest first. */
  readonly join: readonly ScoredCandidate[];
  /** Contacts of which a person has to say it. */
  readonly review: readonly ExplainedCandidate[];
  /** The surest of everybody who was looked at. */
  readonly shown: readonly ExplainedCandidate[];
  /** The contact that the record's entry counts for already; null for one that is new. */
  readonly ownContactId: string | null;
}

interface RecordToJudge {
  readonly record: PersonRecord;
  readonly keys: readonly string[];
  /** The entry of the system that the record is a new version of; null for one that is new. */
  readonly identity: KnownIdentity | null;
  readonly rule: MatchingRule;
}

/** So many candidates are shown and remembered. */
const MOST_SHOWN = 5;

/** The incoming record among those that are scored; ids of the ledger never look like it. */
const INCOMING = ' incoming';

/**
 * Finds whom a record may be, scores them and decides. Locks them for the rest of the transaction; writes nothing.
 * @param at when the record came; ISO 8601 UTC
 */
export async function judge(
  db: LedgerDb,
  { record, keys, identity, rule }: RecordToJudge,
  at: string,
): Promise<Judgement> {
  const criteria = rule.matchingCriteria;
  const neighbours = await neighboursOf(db, {
    keys,
    criteria,
    ownContactId: identity?.contactId ?? null,
  });
  // The entry's former record says nothing any more.
  const members = neighbours.members.filter(({ identityId }) => identityId !== identity?.id);
  const own = neighbours.members.find(({ homeId }) => homeId === identity?.contactId)?.survivorId ?? null;
  const groups = groupBySurvivor(members);
  const keptApart = await KeptApart.among(db, [...groups.keys(), ...(own === null ? [] : [own])]);
  const toScore = [
    ...members.map((member) => ({ id: member.identityId, record: member.record })),
    { id: INCOMING, record },
  ];
  return scorerFor(criteria).with(toScore, (scored) => {
    const incoming = { id: INCOMING, record, at, ownContactId: own };
    const candidates = scoreCandidates({ ...neighbours, members }, scored, incoming, keptApart);
    const cannotBeOne = (left: string, right: string): boolean =>
      keptApart.has(left, right) || areGuarded(scored, groups.get(left) ?? [], groups.get(right) ?? []);
    const isManual = rule.mergeStrategy === 'manual_review';
    const decided = decideContacts(candidates, criteria, isManual, cannotBeOne);
    const explained = (candidate: ScoredCandidate): ExplainedCandidate => ({
      ...candidate,
      explanation: scored.explain(INCOMING, candidate.best.identityId),
    });
    return {
      ...decided,
      review: decided.review.map(explained),
      shown: candidates.slice(0, MOST_SHOWN).map(explained),
      ownContactId: own,
    };
  });
}

/** One scorer a set of criteria: it remembers names it has read. */
const scorers = new Map<string, RecordScorer>();
const MOST_SCORERS = 50;

function scorerFor(criteria: MatchingCriteria): RecordScorer {
  const key = JSON.stringify(criteria);
  const known = scorers.get(key);
  if (known) return known;
  if (scorers.size >= MOST_SCORERS) scorers.clear();
  const scorer = new RecordScorer(criteria);
  scorers.set(key, scorer);
  return scorer;
}
