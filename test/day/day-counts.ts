/** How many of each kind. */
export interface DayCounts {
  readonly plainChats: number;
  readonly visits: number;
  readonly couplesOnNumber: number;
  readonly couplesOnAddress: number;
  readonly recycledFromOffice: number;
  readonly recycledFromChat: number;
  /** Chat with somebody of whom ResMan has a card nobody told of. */
  readonly knownToResMan: number;
  /** A name that is known, with another number and address: a person has to decide. */
  readonly nameOnly: number;
  /** A number that has texted before anybody gave a name. */
  readonly numberOnly: number;
  readonly guestCards: number;
  readonly newAddresses: number;
  readonly newNumbers: number;
  readonly newLastNames: number;
  readonly leasesOfGuestCards: number;
  readonly applicationsOfChats: number;
  /** Of people who chat, none of them a refusal. */
  readonly texts: number;
  /** Those of `numberOnly` among them. */
  readonly strangersTexts: number;
  readonly optOuts: number;
  readonly strangersOptOuts: number;
  readonly couplesOptOuts: number;
  readonly recycledOptOuts: number;
  readonly deliveredAgain: number;
  readonly atOneInstant: number;
  readonly toldTwiceByRelay: number;
  readonly nicknamed: number;
  readonly completed: number;
  readonly otherNumber: number;
  readonly otherNumberAfterOptOut: number;
  readonly otherAddress: number;
  readonly visitThenChat: number;
  readonly refuseInChat: number;
}

/**
 * The day of the acceptance: 500 chat contacts (20 couples, 10 recycled numbers among them), 200 changes in ResMan, 300 texts
 * with 40 opt-outs, 100 duplicates.
 */
export const fullDay: DayCounts = {
  plainChats: 370,
  visits: 60,
  couplesOnNumber: 10,
  couplesOnAddress: 10,
  recycledFromOffice: 5,
  recycledFromChat: 5,
  knownToResMan: 10,
  nameOnly: 5,
  numberOnly: 5,
  guestCards: 65,
  newAddresses: 40,
  newNumbers: 40,
  newLastNames: 30,
  leasesOfGuestCards: 10,
  applicationsOfChats: 10,
  texts: 210,
  strangersTexts: 50,
  optOuts: 30,
  strangersOptOuts: 5,
  couplesOptOuts: 3,
  recycledOptOuts: 2,
  deliveredAgain: 20,
  atOneInstant: 10,
  toldTwiceByRelay: 15,
  nicknamed: 15,
  completed: 10,
  otherNumber: 10,
  otherNumberAfterOptOut: 3,
  otherAddress: 10,
  visitThenChat: 7,
  refuseInChat: 5,
};

/** A twentieth of it, and of everything at least one. */
export const smallDay: DayCounts = Object.fromEntries(
  Object.entries(fullDay).map(([kind, count]) => [kind, Math.max(1, Math.round(count / 20))]),
) as unknown as DayCounts;
