import { slotOf } from '../comparison/evidence';
import type { Evidence } from '../comparison/evidence';
import { email, phone } from '../comparison/levels';
import { emailSlot, LEVELS, pairClasses } from './model-parameters';
import type { ModelParameters, PairClass } from './model-parameters';
import { relationOf } from './scoring-model';
import type { Relation, ScoreParts, ScoringModel } from './scoring-model';

/** How likely a pair is in each class, up to one factor; natural logarithms. */
export type ClassLogs = Record<PairClass, number>;

export const noClassLogs = (): ClassLogs => ({ match: 0, household: 0, relative: 0, random: 0 });

const logSum = (a: number, b: number): number => {
  const larger = Math.max(a, b);
  return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
};

/**
 * Fellegi-Sunter with four classes of pairs instead of two: one person; two people of one household; two relatives of
 * one name; two people who have nothing to do with each other. Within a class the fields are independent. That a couple
 * shares phone, e-mail, last name and address is what the household class is for: sharing them all says little more
 * than sharing one. Values weigh by their frequency: a rare last name says more than a common one.
 */
export class ProbabilisticModel implements ScoringModel {
  readonly kind = 'probabilistic';
  private readonly logs = noClassLogs();
  /** The likelihoods of a level in all classes side by side. */
  private readonly table: Float64Array;

  constructor(readonly parameters: ModelParameters) {
    const { logs } = parameters;
    this.table = Float64Array.from(
      { length: logs.match.length * pairClasses.length },
      (_, place) =>
        logs[pairClasses[place % pairClasses.length] ?? 'match'][Math.floor(place / pairClasses.length)] ?? 0,
    );
  }

  /** Adds the evidence of all fields for each class to how common the class is; writes into `logs`. */
  logsOf(found: Evidence, logs: ClassLogs): void {
    const { priorLogs } = this.parameters;
    logs.match = priorLogs.match;
    logs.household = priorLogs.household;
    logs.relative = priorLogs.relative;
    logs.random = priorLogs.random;
    for (let index = 0; index < found.count; index += 1) this.addSlot(found.slots[index] ?? 0, found, logs);
  }

  confidence(found: Evidence): number {
    this.logsOf(found, this.logs);
    return matchProbability(this.logs);
  }

  relation(found: Evidence): Relation {
    this.logsOf(found, this.logs);
    const likeliest = pairClasses.reduce((best, kind) => (this.logs[kind] > this.logs[best] ? kind : best));
    return relationOf[likeliest];
  }

  parts(found: Evidence): ScoreParts {
    const differences = (logs: ClassLogs) =>
      Object.fromEntries(otherClasses.map((kind) => [kind, logs.match - logs[kind]]));
    const fields = Array.from({ length: found.count }, (_, index) => found.slots[index] ?? 0).map((slot) => {
      const logs = noClassLogs();
      this.addSlot(slot, found, logs);
      return { slot, level: found.levelOf(slot), amounts: differences(logs) };
    });
    return {
      model: this.kind,
      prior: differences({ ...this.parameters.priorLogs }),
      fields,
      confidence: this.confidence(found),
    };
  }

  /** Adds what one field says. */
  addSlot(slot: number, found: Evidence, logs: ClassLogs): void {
    const level = found.levels[slot] ?? 0;
    const place = (slot * LEVELS + level) * pairClasses.length;
    const valueLog = found.randomLogs[slot] ?? 0;
    const householdLog = this.table[place + 1] ?? 0;
    let randomLog = this.table[place + 3] ?? 0;
    if (valueLog !== 0) randomLog = valueLog;
    else if (slot === emailSlot) {
      if (found.hasSameName) randomLog = this.parameters.namesakeEmailLogs[level] ?? 0;
      if (level === email.same) randomLog = this.sharedLog(randomLog, found.holders);
    } else if (slot === slotOf.phone && level === phone.same) {
      randomLog = this.sharedLog(randomLog, found.holders);
    }
    logs.match += this.table[place] ?? 0;
    // Two people of one household are named like anybody, so a frequent name is often shared by chance.
    logs.household += valueLog !== 0 && slot === slotOf.given ? logSum(householdLog, valueLog) : householdLog;
    logs.relative += this.table[place + 2] ?? 0;
    logs.random += randomLog;
  }

  /** A number or address that several people hold is that much likelier to be shared by two more. */
  private sharedLog(usual: number, holders: number): number {
    return holders < 2
      ? usual
      : Math.max(usual, Math.log((holders - 1) / Math.max(holders, this.parameters.records)));
  }
}

const otherClasses = pairClasses.filter((kind) => kind !== 'match');

/** The probability that the pair is one person, 0..1. */
export function matchProbability({ match, household, relative, random }: ClassLogs): number {
  return 1 / (1 + Math.exp(household - match) + Math.exp(relative - match) + Math.exp(random - match));
}
