import { scoreBuckets, type ScoreBucket } from '../contact-analytics';

/** What is counted of a day, for a property or for all. Every figure is defined in docs/metrics.md. */
export const digestFigures = [
  'newContacts',
  'recognized',
  'merges',
  'openQuestions',
  'optOuts',
  'optOutsWaiting',
  'optOutsFailed',
  'failedChanges',
  'textsIn',
  'textsOut',
  'calls',
  'chatMessages',
] as const;
export type DigestFigure = (typeof digestFigures)[number];

/** Counts only, nothing about people. */
export interface DigestCounts extends Readonly<Record<DigestFigure, number>> {
  /** The new contacts by their lead score of today; every bucket, also empty ones. */
  readonly newByLeadScore: Readonly<Record<ScoreBucket, number>>;
}

export interface DigestOfProperty extends DigestCounts {
  /** null for what belongs to no property, e.g. a refusal by a number that nobody has. */
  readonly propertyId: string | null;
}

/** What happened on a day, from one picture of the ledger. What waits or did not work is as of the picture, not of the day. */
export interface DailyDigest {
  /** YYYY-MM-DD */
  readonly date: string;
  /** Whose day it is: an IANA name. */
  readonly timeZone: string;
  /** The sum of the properties. */
  readonly total: DigestCounts;
  /** Every property that a contact has, by id; then what belongs to none, if there is anything. */
  readonly properties: readonly DigestOfProperty[];
  /** Events that could not be worked on and wait for a person; of no property. */
  readonly failedEvents: number;
  /** Contacts that the last comparison with ResMan found to have drifted apart. */
  readonly drifted: number;
  /** When it was made, ISO 8601 UTC; null when there was none. */
  readonly comparedAt: string | null;
}

/** A count of one figure for one property. */
export interface DigestCount {
  readonly propertyId: string | null;
  readonly count: number;
}

/** What the ledger counted, each figure by property. */
export interface DigestTally {
  readonly propertyIds: readonly string[];
  readonly counts: Readonly<Record<Exclude<DigestFigure, 'newContacts'>, readonly DigestCount[]>>;
  readonly newContacts: readonly (DigestCount & { readonly bucket: ScoreBucket })[];
}

/** The counts put together by property, and their sum. Properties that are counted without being listed come as well. Pure. */
export function digestOfTally(tally: DigestTally): Pick<DailyDigest, 'total' | 'properties'> {
  const everyCount = [...Object.values(tally.counts).flat(), ...tally.newContacts];
  const ids = new Set([
    ...tally.propertyIds,
    ...everyCount.flatMap(({ propertyId }) => (propertyId === null ? [] : [propertyId])),
  ]);
  const withoutProperty = everyCount.some(({ propertyId }) => propertyId === null) ? [null] : [];
  return {
    total: countsOf(tally, () => true),
    properties: [...[...ids].sort(), ...withoutProperty].map((propertyId) => ({
      propertyId,
      ...countsOf(tally, (count) => count.propertyId === propertyId),
    })),
  };
}

function countsOf({ counts, newContacts }: DigestTally, isCounted: (count: DigestCount) => boolean) {
  const sum = (of: readonly DigestCount[]) =>
    of.filter(isCounted).reduce((total, { count }) => total + count, 0);
  const sums = Object.fromEntries(
    digestFigures.map((figure) => [figure, sum(figure === 'newContacts' ? newContacts : counts[figure])]),
  ) as Record<DigestFigure, number>;
  const newByLeadScore = Object.fromEntries(
    scoreBuckets.map((name) => [name, sum(newContacts.filter(({ bucket }) => bucket === name))]),
  ) as Record<ScoreBucket, number>;
  return { ...sums, newByLeadScore };
}

/** Whether nothing happened at a property and nothing waits there. Pure. */
export const isQuiet = (counts: DigestCounts): boolean =>
  digestFigures.every((figure) => counts[figure] === 0);
