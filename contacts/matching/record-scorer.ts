import type { MatchingCriteria } from '../model/matching-rule';
import type { PersonRecord } from '../model/person-record';
import { explainPair } from './explanation/explain-pair';
import type { Explanation } from './explanation/explain-pair';
import { MatchIndex } from './match-index';
import type { PairScore } from './match-index';
import type { MatchRecord } from './match-record';
import { expectedParameters } from './scoring/model-parameters';

/** A record that is compared, by an id of the caller's. */
export interface RecordToScore {
  readonly id: string;
  readonly record: PersonRecord;
}

/** Scores and explains pairs of the records that were handed over. */
export interface ScoredRecords {
  score(left: string, right: string): PairScore;
  explain(left: string, right: string): Explanation;
}

/**
 * The size of the list that confidence is stated for when records come one at a time: so many other people could have had
 * the same name. The parameters are the engine's own, not learned, so that a pair scores alike in every process and
 * whatever came before it; see docs/matching.md.
 */
const ASSUMED_RECORDS = 50_000;
/** Values are remembered from one comparison to the next; after so many records the memory starts afresh. */
const MOST_RECORDS = 20_000;

/** Scores records that come one at a time, with the engine that deduplicates lists. Pure but for what it remembers. */
export class RecordScorer {
  private index: MatchIndex;
  private records = 0;

  constructor(private readonly criteria: MatchingCriteria) {
    this.index = freshIndex(criteria);
  }

  /** Hands the records to `work`; nothing of them stays. Ids have to be different. */
  with<Result>(records: readonly RecordToScore[], work: (scored: ScoredRecords) => Result): Result {
    this.records += records.length;
    if (this.records > MOST_RECORDS) {
      this.index = freshIndex(this.criteria);
      this.records = records.length;
    }
    const { index, criteria } = this;
    for (const { id, record } of records) index.add(toMatchRecord(id, record));
    try {
      return work({
        score: (left, right) => index.score(index.rowOf(left), index.rowOf(right)),
        explain: (left, right) => explainPair(index, left, right, criteria),
      });
    } finally {
      for (const { id } of records) index.remove(id);
    }
  }
}

function freshIndex({ model, weights }: MatchingCriteria): MatchIndex {
  const index = new MatchIndex({ model, weights, isList: false });
  index.useParameters(expectedParameters(ASSUMED_RECORDS));
  return index;
}

/** A person record as input of the engine. */
export function toMatchRecord(id: string, record: PersonRecord): MatchRecord {
  const { system, name, company, emails, phones, addresses, role, propertyId } = record;
  return {
    id,
    source: system,
    name,
    organisation: hasName(name) ? null : company,
    emails,
    phones,
    addresses,
    birthDate: null,
    updatedAt: null,
    role,
    attributes: propertyId === null ? {} : { property_id: propertyId },
  };
}

const hasName = (name: PersonRecord['name']): boolean =>
  name.full !== null || name.first !== null || name.last !== null;
