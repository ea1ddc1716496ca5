import { PairList } from './clustering/pair-list';
import { confidenceOverPaths } from './clustering/path-confidence';
import {
  clusteringSteps,
  confidenceOf,
  logOddsOf,
  meanLogOdds,
  pooledLogOdds,
} from './clustering/resolve-clusters';
import type { Clusters } from './clustering/resolve-clusters';
import { decisions, defaultThresholds } from './decide';
import type { Decision, Thresholds } from './decide';
import { MatchIndex } from './match-index';
import type { MatchIndexOptions } from './match-index';
import type { MatchRecord } from './match-record';
import { allAtOnce } from './steps';

export { decisions } from './decide';

/** Pairs of records, by their positions in the order in which they were added; every pair once. */
export interface ScoredPairs {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 0..1 */
  readonly confidence: Float64Array;
  /** Place in `decisions`. */
  readonly decision: Uint8Array;
}

export interface MatchResult {
  readonly pairs: ScoredPairs;
  /** The cluster of each record, by position: the smallest position in it. */
  readonly clusters: Int32Array;
}

export interface MatcherOptions extends MatchIndexOptions {
  readonly thresholds?: Thresholds;
}

/** How far a run has come. */
export interface Progress {
  readonly step: 'learning' | 'comparing' | 'clustering' | 'deciding';
  readonly done: number;
  readonly of: number;
}

/** Pairs below are not worth telling. */
const LEAST_CONFIDENCE = 0.05;
/** Below this, what is known about the clusters of two records does not make them worth a review either. */
const LEAST_POOLED = 0.2;
/** Evidence of a guard between two clusters, in natural logarithms of the odds. */
const GUARDED = -8;
/** So much is done between two yields. */
const ROWS_PER_STEP = 50;
const PAIRS_PER_STEP = 500;
const CLUSTERS_PER_STEP = 200;

/**
 * Deduplicates a list, or links lists with each other: add all records, then run once. The order of the records does
 * not matter for which pairs come out, nor with what confidence.
 */
export class Matcher {
  readonly index: MatchIndex;
  private readonly thresholds: Thresholds;

  constructor(options: MatcherOptions = {}) {
    this.index = new MatchIndex(options);
    this.thresholds = options.thresholds ?? defaultThresholds;
  }

  /** @throws MatchIndexError when the id was added before */
  add(record: MatchRecord): void {
    this.index.add(record);
  }

  /** Matches everything at once. */
  run(): MatchResult {
    return allAtOnce(this.steps());
  }

  /** As `run`, yielding every few milliseconds, so that the caller can let others have their turn and show progress. */
  *steps(): Generator<Progress, MatchResult> {
    const rows = this.index.table.rows;
    const learning = this.index.fitSteps();
    while (learning.next().done !== true) yield { step: 'learning', done: 0, of: rows };
    const candidates = new PairList();
    const households = new PairList();
    for (let row = 0; row < rows; row += 1) {
      if (row % ROWS_PER_STEP === 0) yield { step: 'comparing', done: row, of: rows };
      this.compareRow(row, candidates, households);
    }
    const clustering = clusteringSteps(rows, candidates, {
      mergeAt: this.thresholds.autoMerge,
      logOdds: this.logOdds,
    });
    let step = clustering.next();
    for (; step.done !== true; step = clustering.next()) yield { step: 'clustering', done: 0, of: rows };
    const clusters = step.value;
    const pairs = new DecidedPairs();
    yield* this.decideBetween(candidates, clusters, pairs);
    yield* this.decideWithin(clusters, pairs);
    for (let pair = 0; pair < households.length; pair += 1) {
      const [left, right] = [households.left[pair] ?? 0, households.right[pair] ?? 0];
      if (clusters.clusterOf[left] !== clusters.clusterOf[right])
        pairs.add(left, right, households.confidence[pair] ?? 0, 'same_household');
    }
    return { pairs: pairs.finished(), clusters: clusters.clusterOf };
  }

  private compareRow(row: number, candidates: PairList, households: PairList): void {
    this.index.visitCandidates(row, (other) => {
      if (other > row) return;
      const { confidence, guard } = this.index.score(other, row);
      if (confidence >= LEAST_CONFIDENCE) candidates.add(other, row, confidence);
      else if (this.index.isSharing() && this.index.relation(guard) === 'same_household')
        households.add(other, row, confidence);
    });
  }

  private readonly logOdds = (left: number, right: number): number => {
    const { confidence, guard } = this.index.score(left, right);
    return guard?.isFinal === true ? -Infinity : logOddsOf(confidence);
  };

  /** Pairs whose records ended in two clusters: what else is known about these speaks for or against them, too. */
  private *decideBetween(
    candidates: PairList,
    clusters: Clusters,
    pairs: DecidedPairs,
  ): Generator<Progress, void> {
    const { autoMerge, review } = this.thresholds;
    const highest = Math.max(review, autoMerge - 1e-4);
    for (let pair = 0; pair < candidates.length; pair += 1) {
      if (pair % PAIRS_PER_STEP === 0) yield { step: 'deciding', done: pair, of: candidates.length };
      const [left, right] = [candidates.left[pair] ?? 0, candidates.right[pair] ?? 0];
      const [a, b] = [clusters.clusterOf[left] ?? 0, clusters.clusterOf[right] ?? 0];
      if (a === b) continue;
      const confidence = Math.min(
        highest,
        this.pooledConfidence(candidates.confidence[pair] ?? 0, clusters.membersOf(a), clusters.membersOf(b)),
      );
      const { guard } = this.index.score(left, right);
      const isHousehold = this.index.isSharing() && this.index.relation(guard) === 'same_household';
      pairs.add(
        left,
        right,
        confidence,
        confidence >= review ? 'manual_review' : isHousehold ? 'same_household' : 'create_new',
      );
    }
  }

  private pooledConfidence(own: number, left: readonly number[], right: readonly number[]): number {
    if (own < LEAST_POOLED || left.length * right.length === 1) return own;
    const mean = Math.max(GUARDED, meanLogOdds(left, right, this.logOdds));
    return confidenceOf(pooledLogOdds(logOddsOf(own), mean, false));
  }

  private *decideWithin(clusters: Clusters, pairs: DecidedPairs): Generator<Progress, void> {
    const { source, rows: all } = this.index.table;
    let done = 0;
    for (const rows of clusters.joined()) {
      if (done % CLUSTERS_PER_STEP === 0) yield { step: 'deciding', done, of: all };
      done += 1;
      const size = rows.length;
      const confidences = confidenceOverPaths(this.directConfidences(rows), size);
      for (let left = 0; left < size; left += 1)
        for (let right = 0; right < left; right += 1) {
          const [a, b] = [rows[left] ?? 0, rows[right] ?? 0];
          if (this.index.isLink && source.get(a) === source.get(b)) continue;
          pairs.add(Math.min(a, b), Math.max(a, b), confidences[left * size + right] ?? 0, 'auto_merge');
        }
    }
  }

  private directConfidences(rows: readonly number[]): Float64Array {
    const size = rows.length;
    const direct = new Float64Array(size * size);
    for (let left = 0; left < size; left += 1)
      for (let right = 0; right < left; right += 1) {
        const { confidence } = this.index.score(rows[left] ?? 0, rows[right] ?? 0);
        direct[left * size + right] = direct[right * size + left] = confidence;
      }
    return direct;
  }
}

/** Pairs with what is to be done about them. */
class DecidedPairs {
  private readonly pairs = new PairList();
  private readonly decided: number[] = [];

  add(left: number, right: number, confidence: number, decision: Decision): void {
    this.pairs.add(left, right, confidence);
    this.decided.push(decisions.indexOf(decision));
  }

  finished(): ScoredPairs {
    const { left, right, confidence, length } = this.pairs;
    return {
      length,
      left: left.subarray(0, length),
      right: right.subarray(0, length),
      confidence: confidence.subarray(0, length),
      decision: Uint8Array.from(this.decided),
    };
  }
}
