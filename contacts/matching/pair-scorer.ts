import { identityOf } from './identity';
import type { Identity, NamedRecord } from './identity';
import { compareIdentities } from './name-agreement';
import type { NameAgreement } from './name-agreement';

/** A record prepared for comparison; what it holds beyond the signature is the scorer's own business. */
export interface PreparedRecord {
  /** Equal for records that no comparison can tell apart. */
  readonly signature: string;
}

/**
 * What linking needs to know about pairs of records on one number. The rules stand behind it today; a model with
 * probabilities can take their place without a change to the linking.
 */
export interface PairScorer<Prepared extends PreparedRecord> {
  /** null when the record names nobody. */
  prepare(record: NamedRecord): Prepared | null;
  /** Symmetric. */
  score(left: Prepared, right: Prepared): NameAgreement;
}

/** Decides by the rules of `compareNames`. */
export const ruleBasedScorer: PairScorer<Identity> = { prepare: identityOf, score: compareIdentities };
