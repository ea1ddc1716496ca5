import { Evidence, SLOTS, slotOf } from '../comparison/evidence';
import { email, phone } from '../comparison/levels';
import { allAtOnce } from '../steps';
import type { EvidenceSample } from './evidence-sample';
import {
  expectedParameters,
  LEVELS,
  levelsOfSlot,
  emailSlot,
  namesakeEmails,
  pairClasses,
} from './model-parameters';
import type { ModelParameters, PairClass } from './model-parameters';
import { noClassLogs, ProbabilisticModel } from './probabilistic-model';

export interface Samples {
  /** Pairs that share a blocking key, as far as they may be more than chance (`mayBeMore`). */
  readonly candidates: EvidenceSample;
  /** How many of all candidate pairs stand behind a pair of the sample: 0..1, or 2 when each was put in twice. */
  readonly candidateShare: number;
  readonly totalPairs: number;
}

/** Weight of what is expected beside what the data say, in pairs. */
const EXPECTATION_PAIRS: Readonly<Record<PairClass, number>> = {
  match: 300,
  household: 300,
  relative: 2000,
  random: 2000,
};
const MAX_ROUNDS = 25;
/** The estimate stands when no share of a class changes by more than this part of itself. */
const STANDS = 0.005;
/** A pair that is of a class with less probability changes nothing of what is known about it. */
const NEGLIGIBLE_SHARE = 1e-5;
const SMALLEST_LIKELIHOOD = 1e-8;
/** Strangers added to the pairs of a list, so that in a list of a few contacts one pair is not taken for a usual match. */
const CAUTIOUS_PAIRS = 200;
/** Relatives of one name are never taken to be rarer than this, in matches. */
const LEAST_RELATIVES = 0.002;
/** Levels that strangers reach so rarely that only the candidates show how rarely. */
const RARE_LEVELS: readonly (readonly [slot: number, level: number])[] = [
  [emailSlot, email.same],
  [slotOf.phone, phone.same],
  [slotOf.phone, phone.slip],
  [slotOf.phone, phone.withoutAreaCode],
];
/** What is expected of the rare levels: two pairs in two million. */
const RARE_EXPECTATION = { pairs: 2, of: 2e6 } as const;
const NAMESAKE_EXPECTATION_PAIRS = 20;

/**
 * The parameters before the candidates are looked at: what is expected of contact lists, and the likelihoods of the
 * levels for random pairs as counted.
 */
export function startingParameters(
  random: EvidenceSample,
  records: number,
  attributes: readonly string[] = [],
): ModelParameters {
  const expected = expectedParameters(records, attributes);
  const counts = new Float64Array(SLOTS * LEVELS);
  const found = new Evidence();
  for (let index = 0; index < random.length; index += 1) {
    random.read(index, found);
    addLevels(counts, found, 1);
  }
  return { ...expected, logs: { ...expected.logs, random: normalised(counts, 'random') } };
}

/**
 * Estimates the parameters without labels, by expectation maximisation over the candidate pairs: how likely the levels
 * are for pairs of one person, of one household, of relatives, and how common these are. Starts from and is held near
 * what is expected of contact lists, so that few data do not lead astray. Deterministic. Yields after each round.
 */
export function* estimationRounds(
  start: ModelParameters,
  samples: Samples,
): Generator<undefined, ModelParameters> {
  let parameters = start;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = parameters;
    parameters = improved(parameters, samples);
    if (isSettled(before, parameters)) break;
    yield;
  }
  return parameters;
}

/** `estimationRounds`, all at once. */
export const estimateParameters = (start: ModelParameters, samples: Samples): ModelParameters =>
  allAtOnce(estimationRounds(start, samples));

/** Shares of the classes and namesakes' e-mails settle last. */
function isSettled(before: ModelParameters, after: ModelParameters): boolean {
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) < STANDS;
  return (
    pairClasses.every((kind) => isNear(before.priorLogs[kind], after.priorLogs[kind])) &&
    after.namesakeEmailLogs.every((log, level) => isNear(log, before.namesakeEmailLogs[level] ?? 0))
  );
}

/** What one look at the candidates has counted, each pair by the probability of its classes. */
class ExpectedCounts {
  readonly levels: Readonly<Record<PairClass, Float64Array>>;
  readonly totals = noClassLogs();
  readonly namesakeEmails = new Float64Array(LEVELS);

  constructor() {
    this.levels = Object.fromEntries(
      pairClasses.map((kind) => [kind, new Float64Array(SLOTS * LEVELS)]),
    ) as Record<PairClass, Float64Array>;
  }

  add(found: Evidence, shares: Readonly<Record<PairClass, number>>): void {
    for (const kind of pairClasses) {
      this.totals[kind] += shares[kind];
      if (shares[kind] > NEGLIGIBLE_SHARE) addLevels(this.levels[kind], found, shares[kind]);
    }
    const level = found.levelOf(emailSlot);
    if (found.hasSameName && level !== 0)
      this.namesakeEmails[level] = (this.namesakeEmails[level] ?? 0) + shares.random;
  }
}

/** The probability of each class. */
function classShares(model: ProbabilisticModel, found: Evidence, logs: Record<PairClass, number>): void {
  model.logsOf(found, logs);
  const largest = Math.max(logs.match, logs.household, logs.relative, logs.random);
  let sum = 0;
  for (const kind of pairClasses) sum += logs[kind] = Math.exp(logs[kind] - largest);
  for (const kind of pairClasses) logs[kind] /= sum;
}

function improved(parameters: ModelParameters, samples: Samples): ModelParameters {
  const { candidates, candidateShare, totalPairs } = samples;
  const model = new ProbabilisticModel(parameters);
  const counts = new ExpectedCounts();
  const found = new Evidence();
  const shares = noClassLogs();
  for (let index = 0; index < candidates.length; index += 1) {
    candidates.read(index, found);
    classShares(model, found, shares);
    counts.add(found, shares);
  }
  const match = (counts.totals.match + 1) / candidateShare;
  const household = (counts.totals.household + 1) / candidateShare;
  const relative = counts.totals.relative / candidateShare + LEAST_RELATIVES * match;
  return {
    records: parameters.records,
    attributes: parameters.attributes,
    logs: {
      match: normalised(counts.levels.match, 'match'),
      household: normalised(counts.levels.household, 'household'),
      relative: normalised(counts.levels.relative, 'relative'),
      random: withRareLevels(parameters.logs.random, counts.levels.random, candidateShare, totalPairs),
    },
    namesakeEmailLogs: namesakeLogs(counts.namesakeEmails),
    priorLogs: {
      match: Math.log(match / (totalPairs + CAUTIOUS_PAIRS)),
      household: Math.log(household / (totalPairs + CAUTIOUS_PAIRS)),
      relative: Math.log(relative / (totalPairs + CAUTIOUS_PAIRS)),
      random: 0,
    },
  };
}

function addLevels(counts: Float64Array, found: Evidence, weight: number): void {
  for (let index = 0; index < found.count; index += 1) {
    const slot = found.slots[index] ?? 0;
    const place = slot * LEVELS + (found.levels[slot] ?? 0);
    counts[place] = (counts[place] ?? 0) + weight;
  }
}

/** Likelihoods from counts, each group of levels adding up to 1, the expectation weighing as so many pairs. */
function normalised(counts: Float64Array, kind: PairClass): Float64Array {
  const logs = new Float64Array(SLOTS * LEVELS);
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const levels = levelsOfSlot(slot);
    levels.forEach((level, index) => {
      if (level.group === 0) return;
      let [groupCount, groupExpected] = [0, 0];
      levels.forEach((other, place) => {
        if (other.group !== level.group) return;
        groupCount += counts[slot * LEVELS + place] ?? 0;
        groupExpected += other[kind];
      });
      const weight = EXPECTATION_PAIRS[kind];
      const expected = level[kind] / groupExpected;
      const share = ((counts[slot * LEVELS + index] ?? 0) + weight * expected) / (groupCount + weight);
      logs[slot * LEVELS + index] = Math.log(Math.max(SMALLEST_LIKELIHOOD, share));
    });
  }
  return logs;
}

function withRareLevels(
  random: Float64Array,
  counts: Float64Array,
  candidateShare: number,
  totalPairs: number,
): Float64Array {
  const logs = Float64Array.from(random);
  for (const [slot, level] of RARE_LEVELS) {
    const place = slot * LEVELS + level;
    const seen = (counts[place] ?? 0) / candidateShare;
    const share = (seen + RARE_EXPECTATION.pairs) / (totalPairs + RARE_EXPECTATION.of);
    const log = Math.log(Math.max(SMALLEST_LIKELIHOOD, share));
    // Numbers of one block differ in a digit by chance; that shows among random pairs, which share no key.
    logs[place] = level === phone.slip && slot === slotOf.phone ? Math.max(log, random[place] ?? log) : log;
  }
  return logs;
}

function namesakeLogs(counts: Float64Array): Float64Array {
  const sum = counts.reduce((total, count) => total + count, 0);
  return Float64Array.from(namesakeEmails, (expected, level) =>
    level === 0
      ? 0
      : Math.log(
          ((counts[level] ?? 0) + NAMESAKE_EXPECTATION_PAIRS * expected) / (sum + NAMESAKE_EXPECTATION_PAIRS),
        ),
  );
}
