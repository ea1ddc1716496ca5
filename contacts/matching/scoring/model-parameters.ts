import { attributeLevels, comparisons, fieldKeys } from '../comparison/levels';
import type { Level } from '../comparison/levels';
import { SLOTS } from '../comparison/evidence';

/** More levels than any field has. */
export const LEVELS = 10;

/** The classes a pair of records may belong to. */
export const pairClasses = ['match', 'household', 'relative', 'random'] as const;
export type PairClass = (typeof pairClasses)[number];

/**
 * What the probabilistic model knows: how likely each level of each field is in each class of pairs, and how common
 * the classes are among all pairs. Likelihoods are natural logarithms at `slot * LEVELS + level`.
 */
export interface ModelParameters {
  /** How many records they were estimated from. */
  readonly records: number;
  /** The names of the further columns, by position. */
  readonly attributes: readonly string[];
  readonly logs: Readonly<Record<PairClass, Float64Array>>;
  /** Likelihoods of the levels of the e-mail field for two different people of one name: their addresses look alike. */
  readonly namesakeEmailLogs: Float64Array;
  /** Natural logarithm of the share of all pairs. */
  readonly priorLogs: Readonly<Record<PairClass, number>>;
}

export const levelsOfSlot = (slot: number): readonly Level[] =>
  comparisons[slot]?.levels ?? (slot < SLOTS ? attributeLevels : []);

const EXPECTED_OF: Readonly<Record<PairClass, (level: Level) => number>> = {
  match: (level) => level.match,
  household: (level) => level.household,
  relative: (level) => level.relative,
  random: (level) => level.random,
};

/** How often namesakes have e-mail addresses that look alike, before the data have been looked at. */
export const namesakeEmails: readonly number[] = [1, 0.002, 0.003, 0.03, 0.965];

/** A list is never taken to be drawn from fewer contacts. */
const FEWEST_RECORDS = 200;

/** The parameters before any data have been looked at. @param records how many records are matched */
export function expectedParameters(records: number, attributes: readonly string[] = []): ModelParameters {
  const logs = Object.fromEntries(
    pairClasses.map((kind) => {
      const values = new Float64Array(SLOTS * LEVELS);
      for (let slot = 0; slot < SLOTS; slot += 1)
        levelsOfSlot(slot).forEach((level, index) => {
          values[slot * LEVELS + index] = Math.log(EXPECTED_OF[kind](level));
        });
      return [kind, values];
    }),
  ) as Record<PairClass, Float64Array>;
  const partners = 1 / Math.max(FEWEST_RECORDS, records);
  return {
    records,
    attributes,
    logs,
    namesakeEmailLogs: Float64Array.from(namesakeEmails, Math.log),
    priorLogs: {
      match: Math.log(partners),
      household: Math.log(partners * 0.3),
      relative: Math.log(partners * 0.01),
      random: 0,
    },
  };
}

export const emailSlot = fieldKeys.indexOf('email');
