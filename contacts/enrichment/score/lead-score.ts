import type { Budget } from '../budget/read-budget';
import type { Intents } from '../intent/read-intents';
import { daysBetween } from '../move-in/calendar-day';
import type { MoveIn } from '../move-in/read-move-in';
import { reachableAt } from '../reading/contact-data';
import type { Evidence } from '../reading/evidence';
import type { RenterMessage } from '../reading/renter-messages';
import type { UnitPreference } from '../units/read-units';

/** What a score is made of, with the bounds of each part; docs/enrichment.md tells the same. All together are 0..100. */
export const scoreParts = {
  move_in: { least: 0, most: 25 },
  budget: { least: 0, most: 10 },
  unit_type: { least: 0, most: 10 },
  tour: { least: 0, most: 20 },
  application: { least: 0, most: 15 },
  messages: { least: 0, most: 8 },
  questions: { least: 0, most: 7 },
  contact_details: { least: 0, most: 5 },
  stopped_looking: { least: -60, most: 0 },
} as const;
export type ScorePart = keyof typeof scoreParts;

/** One part of a score. */
export interface Contribution {
  readonly name: ScorePart;
  readonly points: number;
  /** Why, in one sentence without a word of the renter's. */
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** How promising a contact is. */
export interface LeadScore {
  /** 0..100 */
  readonly score: number;
  /** The parts that are not zero, in the order of `scoreParts`. */
  readonly contributions: readonly Contribution[];
}

export interface ScoredFindings {
  readonly moveIn: MoveIn | null;
  readonly budget: Budget | null;
  readonly units: readonly UnitPreference[];
  readonly intents: Intents;
  /** The renter's. */
  readonly messages: readonly RenterMessage[];
  /** Those of them that ask something. */
  readonly questions: readonly RenterMessage[];
}

/**
 * How promising a contact is, from what they said they are going to do: a sum of named, bounded parts, each with its evidence.
 *
 * What a person is, has or lives on takes no part: how much they want to pay, how many bedrooms they need, which topics they raise
 * and how they sound change nothing; income is read nowhere. That they named a budget or a size counts, which does not. Pure.
 * Source of the rule: 42 U.S.C. 3604; docs/enrichment.md, "Fairness".
 */
export function leadScore(findings: ScoredFindings): LeadScore {
  const contributions = [
    moveInPart(findings),
    part(
      'budget',
      findings.budget === null ? 0 : 10,
      'They named what they want to pay',
      findings.budget?.evidence,
    ),
    part(
      'unit_type',
      findings.units.length === 0 ? 0 : 10,
      'They named what kind of home they look for',
      findings.units.flatMap(({ evidence }) => evidence).slice(0, 1),
    ),
    part('tour', findings.intents.tour ? 20 : 0, 'They asked to see the property', [findings.intents.tour]),
    part('application', findings.intents.apply ? 15 : 0, 'They asked to apply, hold or sign', [
      findings.intents.apply,
    ]),
    countPart('messages', findings.messages, 2, 'messages'),
    countPart('questions', findings.questions, 2, 'questions'),
    contactDetailsPart(findings),
    part('stopped_looking', findings.intents.left ? -60 : 0, 'They said that they stopped looking', [
      findings.intents.left,
    ]),
  ].filter(({ points }) => points !== 0);
  const sum = contributions.reduce((total, { points }) => total + points, 0);
  return { score: Math.min(100, Math.max(0, sum)), contributions };
}

function part(
  name: ScorePart,
  points: number,
  reason: string,
  evidence: readonly (Evidence | undefined)[] = [],
): Contribution {
  const { least, most } = scoreParts[name];
  return {
    name,
    points: Math.min(most, Math.max(least, points)),
    reason,
    evidence: evidence.filter((entry) => entry !== undefined),
  };
}

/** Points by the days from when they said it to the first day they meant. */
const MOVE_IN_POINTS: readonly (readonly [withinDays: number, points: number, words: string])[] = [
  [30, 25, 'within 30 days'],
  [60, 20, 'within 60 days'],
  [90, 15, 'within 90 days'],
  [180, 8, 'within half a year'],
  [Number.POSITIVE_INFINITY, 4, 'later than in half a year'],
];

function moveInPart({ moveIn }: ScoredFindings): Contribution {
  if (moveIn === null) return part('move_in', 0, '');
  const { window, saidOn, evidence } = moveIn;
  const days = daysBetween(saidOn, moveInDay(moveIn));
  const [, points, words] = MOVE_IN_POINTS.find(([withinDays]) => days <= withinDays)!;
  const how = window.precision === 'soon' ? 'as soon as they can' : words;
  return part('move_in', points, `They want to move in ${how}`, evidence);
}

/** The day to plan for: the first that was meant, or, of "by June 1", which begins today, the last. */
export function moveInDay({ window, saidOn }: MoveIn): string {
  const isDeadline = window.precision === 'range' && window.earliest === saidOn && window.latest !== null;
  return isDeadline ? window.latest : window.earliest;
}

/** Stands for a quote where all of a message is meant, which no evidence repeats. */
const WHOLE_MESSAGE = '[message]';

function countPart(
  name: 'messages' | 'questions',
  messages: readonly RenterMessage[],
  pointsEach: number,
  words: string,
): Contribution {
  const needed = messages.slice(0, Math.ceil(scoreParts[name].most / pointsEach));
  const evidence = needed.map(({ id }) => ({ message_id: id, quote: WHOLE_MESSAGE }));
  return part(name, messages.length * pointsEach, `They wrote ${messages.length} ${words}`, evidence);
}

/** Whether they left a way to be reached; which one does not matter, and neither it nor a quote of it goes on. */
function contactDetailsPart({ messages }: ScoredFindings): Contribution {
  const pattern = reachableAt();
  const left = messages.find(({ said }) => pattern.test(said));
  const evidence = left === undefined ? [] : [{ message_id: left.id, quote: '[contact details]' }];
  return part('contact_details', evidence.length === 0 ? 0 : 5, 'They left a number or an address', evidence);
}
