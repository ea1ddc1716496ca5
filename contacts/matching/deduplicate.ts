import { PairList } from './clustering/pair-list';
import { confidenceOverPaths } from './clustering/path-confidence';
import {
  confidenceOf,
  logOddsOf,
  meanLogOdds,
  pooledLogOdds,
  resolveClusters,
} from './clustering/resolve-clusters';
import type { Clusters } from './clustering/resolve-clusters';
import { decisions, defaultThresholds } from './decide';
import type { Decision, Thresholds } from './decide';
import { MatchIndex } from './match-index';
import type { MatchIndexOptions } from './match-index';
import type { MatchRecord } from './match-record';

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
  readonly step: 'comparing' | 'clustering' | 'explaining';
  readonly done: number;
  readonly of: number;
}

/** Pairs below are not worth telling. */
const LEAST_CONFIDENCE = 0.05;
/** Below this, what is known about the clusters of two records does not make them worth a review either. */
const LEAST_POOLED = 0.2;
/** Evidence of a guard between two clusters, in natural logarithms of the odds. */
const GUARDED = -8;
/** Records between two looks at the clock. */
const ROWS_PER_STEP = 200;

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
    const steps = this.steps();
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /** As `run`, in small steps, so that the caller can let others have their turn and show progress. */
  *steps(): Generator<Progress, MatchResult> {
    this.index.fit();
    const rows = this.index.table.rows;
    const candidates = new PairList();
    const households = new PairList();
    for (let row = 0; row < rows; row += 1) {
      if (row % ROWS_PER_STEP === 0) yield { step: 'comparing', done: row, of: rows };
      this.index.visitCandidates(row, (other) => {
        if (other > row) return;
        const { confidence } = this.index.score(other, row);
        if (confidence >= LEAST_CONFIDENCE) candidates.add(other, row, confidence);
        else if (this.index.isHousehold()) households.add(other, row, confidence);
      });
    }
    yield { step: 'clustering', done: 0, of: rows };
    const clusters = resolveClusters(rows, candidates, {
      mergeAt: this.thresholds.autoMerge,
      logOdds: this.logOdds,
    });
    yield { step: 'explaining', done: 0, of: rows };
    const pairs = new PairList();
    const found: Decision[] = [];
    this.addPairsBetween(candidates, clusters, pairs, found);
    this.addPairsWithin(clusters, pairs, found);
    for (let pair = 0; pair < households.length; pair += 1) {
      const [left, right] = [households.left[pair] ?? 0, households.right[pair] ?? 0];
      if (clusters.clusterOf[left] === clusters.clusterOf[right]) continue;
      pairs.add(left, right, households.confidence[pair] ?? 0);
      found.push('same_household');
    }
    return {
      pairs: {
        length: pairs.length,
        left: pairs.left.subarray(0, pairs.length),
        right: pairs.right.subarray(0, pairs.length),
        confidence: pairs.confidence.subarray(0, pairs.length),
        decision: Uint8Array.from(found, (decision) => decisions.indexOf(decision)),
      },
      clusters: clusters.clusterOf,
    };
  }

  private readonly logOdds = (left: number, right: number): number => {
    const { confidence, guard } = this.index.score(left, right);
    return guard?.isFinal === true ? -Infinity : logOddsOf(confidence);
  };

  /** Pairs whose records ended in two clusters: what else is known about these speaks for or against them, too. */
  private addPairsBetween(
    candidates: PairList,
    clusters: Clusters,
    pairs: PairList,
    found: Decision[],
  ): void {
    const { autoMerge, review } = this.thresholds;
    const highest = Math.max(review, autoMerge - 1e-4);
    for (let pair = 0; pair < candidates.length; pair += 1) {
      const [left, right] = [candidates.left[pair] ?? 0, candidates.right[pair] ?? 0];
      const [a, b] = [clusters.clusterOf[left] ?? 0, clusters.clusterOf[right] ?? 0];
      if (a === b) continue;
      const own = candidates.confidence[pair] ?? 0;
      let confidence = Math.min(own, highest);
      const [ofA, ofB] = [clusters.membersOf(a), clusters.membersOf(b)];
      if (own >= LEAST_POOLED && ofA.length * ofB.length > 1) {
        const mean = Math.max(GUARDED, meanLogOdds(ofA, ofB, this.logOdds));
        confidence = Math.min(highest, confidenceOf(pooledLogOdds(logOddsOf(own), mean, false)));
      }
      pairs.add(left, right, confidence);
      this.index.evidenceOf(left, right);
      found.push(
        confidence >= review ? 'manual_review' : this.index.isHousehold() ? 'same_household' : 'create_new',
      );
    }
  }

  private addPairsWithin(clusters: Clusters, pairs: PairList, found: Decision[]): void {
    const { source } = this.index.table;
    for (const rows of clusters.joined()) {
      const size = rows.length;
      const direct = new Float64Array(size * size);
      for (let left = 0; left < size; left += 1)
        for (let right = 0; right < left; right += 1) {
          const { confidence } = this.index.score(rows[left] ?? 0, rows[right] ?? 0);
          direct[left * size + right] = direct[right * size + left] = confidence;
        }
      const confidences = confidenceOverPaths(direct, size);
      for (let left = 0; left < size; left += 1)
        for (let right = 0; right < left; right += 1) {
          const [a, b] = [rows[left] ?? 0, rows[right] ?? 0];
          if (this.index.isLink && source.get(a) === source.get(b)) continue;
          pairs.add(Math.min(a, b), Math.max(a, b), confidences[left * size + right] ?? 0);
          found.push('auto_merge');
        }
    }
  }
}
