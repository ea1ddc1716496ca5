import { email, phone } from '../comparison/levels';
import { slotOf } from '../comparison/evidence';
import type { Evidence } from '../comparison/evidence';
import type { MatchIndex } from '../match-index';
import { allAtOnce } from '../steps';
import { estimationRounds, startingParameters } from './estimate-parameters';
import { EvidenceSample } from './evidence-sample';
import type { ModelParameters } from './model-parameters';
import { noClassLogs, ProbabilisticModel } from './probabilistic-model';

/** Pairs picked at random, to see how often strangers agree. */
const RANDOM_PAIRS = 8_000;
/** Candidate pairs that may be more than chance; more do not change the estimates. */
const CANDIDATE_PAIRS = 12_000;
/** A candidate pair that is a chance encounter beyond this teaches nothing. */
const LEAST_SHARE_LOG = Math.log(1e-4);

/** Numbers 0..1 that look random; the same ones in every run, so that a list always gives the same parameters. */
export function* repeatableNumbers(seed: number): Generator<number, never> {
  let state = seed >>> 0;
  for (;;) {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

type SampledIndex = Pick<MatchIndex, 'table' | 'visitCandidates' | 'evidenceOf' | 'isLink'>;

/** Pairs between two yields. */
const PAIRS_PER_STEP = 1000;
const ROWS_PER_STEP = 50;

/**
 * Estimates the parameters of the probabilistic model from a sample of the records in an index. Deterministic. Yields
 * every few milliseconds.
 */
export function* samplingSteps(index: SampledIndex): Generator<undefined, ModelParameters> {
  const rows = Array.from({ length: index.table.rows }, (_, row) => row).filter((row) =>
    index.table.isAlive(row),
  );
  const random = yield* randomPairs(index, rows);
  const start = startingParameters(random, rows.length, [...index.table.attributes.order]);
  yield;
  const model = new ProbabilisticModel(start);
  const candidates = new EvidenceSample();
  let visited = 0;
  for (const row of inScatteredOrder(rows)) {
    if (candidates.length >= CANDIDATE_PAIRS) break;
    visited += 1;
    index.visitCandidates(row, (other) => {
      const found = index.evidenceOf(row, other);
      if (mayBeMore(model, found)) candidates.add(found);
    });
    if (visited % ROWS_PER_STEP === 0) yield;
  }
  return yield* estimationRounds(start, {
    candidates,
    // Every pair is met from both of its rows.
    candidateShare: rows.length === 0 ? 1 : (2 * visited) / rows.length,
    totalPairs: pairsToCompare(index, rows),
  });
}

/** `samplingSteps`, all at once. */
export const sampledParameters = (index: SampledIndex): ModelParameters => allAtOnce(samplingSteps(index));

/** Pairs of any two records; all there are when they are few, so that the order of the records plays no part. */
function* randomPairs(index: SampledIndex, rows: readonly number[]): Generator<undefined, EvidenceSample> {
  const sample = new EvidenceSample();
  const isFew = (rows.length * (rows.length - 1)) / 2 <= RANDOM_PAIRS;
  let count = 0;
  for (const [left, right] of isFew ? allPairs(rows) : somePairs(rows)) {
    sample.add(index.evidenceOf(left, right));
    if (++count % PAIRS_PER_STEP === 0) yield;
  }
  return sample;
}

function* allPairs(rows: readonly number[]): Generator<readonly [number, number]> {
  for (const [place, left] of rows.entries()) for (const right of rows.slice(place + 1)) yield [left, right];
}

function* somePairs(rows: readonly number[]): Generator<readonly [number, number]> {
  const numbers = repeatableNumbers(rows.length);
  const pick = (): number => rows[Math.floor(numbers.next().value * rows.length)] ?? 0;
  for (let count = 0; count < RANDOM_PAIRS; count += 1) {
    const [left, right] = [pick(), pick()];
    if (left !== right) yield [left, right];
  }
}

const logs = noClassLogs();

/** True for a pair that may be something else than two strangers, or shows what strangers share. */
function mayBeMore(model: ProbabilisticModel, found: Evidence): boolean {
  if (found.hasSameName || found.levelOf(slotOf.email) === email.same) return true;
  const phones = found.levelOf(slotOf.phone);
  if (phones !== 0 && phones !== phone.different) return true;
  model.logsOf(found, logs);
  return Math.max(logs.match, logs.household, logs.relative) - logs.random > LEAST_SHARE_LOG;
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** The rows in an order in which neighbours of a sorted list do not stand together. */
function* inScatteredOrder(rows: readonly number[]): Generator<number> {
  let step = Math.max(1, Math.floor(rows.length * 0.618));
  while (greatestCommonDivisor(step, rows.length) > 1) step += 1;
  for (let count = 0, place = 0; count < rows.length; count += 1) {
    yield rows[place] ?? 0;
    place = (place + step) % rows.length;
  }
}

function pairsToCompare(index: SampledIndex, rows: readonly number[]): number {
  const all = (rows.length * (rows.length - 1)) / 2;
  if (!index.isLink) return Math.max(1, all);
  const bySource = new Map<number, number>();
  for (const row of rows) {
    const source = index.table.source.get(row);
    bySource.set(source, (bySource.get(source) ?? 0) + 1);
  }
  let within = 0;
  for (const count of bySource.values()) within += (count * (count - 1)) / 2;
  return Math.max(1, all - within);
}
