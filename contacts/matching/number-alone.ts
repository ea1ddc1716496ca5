import type { PersonRecord } from '../model/person-record';

/**
 * How long a number is surely the same subscriber's, in days: a number that was given up is given to somebody else after
 * 45 days at the earliest (47 CFR 52.15(f)(1)(ii), "aging numbers").
 */
const SAME_SUBSCRIBER_DAYS = 45;

/** Everything that is known of one contact, or of a record that comes in. */
export interface Side {
  readonly records: readonly PersonRecord[];
  /** When it was last heard of; ISO 8601 UTC. */
  readonly lastHeardAt: string;
}

/**
 * Which of those who have a number of the incoming side are joined with it because one of the two is nothing but that number
 * and the other has a name: somebody texted or called before anybody gave a name. Joining them tells whose number it is, and
 * leaves out nothing that the number alone said. Not when the number was quiet for longer than it takes until somebody else
 * may have it, and not when the number may be that of several who have a name. Pure; in the order of the others.
 * @param now ISO 8601 UTC
 */
export function joinedByNumber(incoming: Side, others: readonly Side[], now: string): boolean[] {
  if (namesNobody(incoming.records)) {
    const named = others.map(namesSomebody);
    const isTheirs = named.filter(Boolean).length === 1 && isFresh(incoming, now);
    return named.map((isNamed) => isNamed && isTheirs);
  }
  return others.map((other) => namesSomebody(incoming) && namesNobody(other.records) && isFresh(other, now));
}

const isFresh = ({ lastHeardAt }: Side, now: string): boolean =>
  Date.parse(now) - Date.parse(lastHeardAt) <= SAME_SUBSCRIBER_DAYS * 24 * 60 * 60 * 1000;

const namesSomebody = ({ records }: Side): boolean => records.some(hasName);

const namesNobody = (records: readonly PersonRecord[]): boolean =>
  records.length > 0 &&
  records.every(
    (record) =>
      !hasName(record) &&
      record.company === null &&
      record.emails.length === 0 &&
      record.references.length === 0 &&
      record.role === null,
  );

const hasName = ({ name: { full, first, last } }: PersonRecord): boolean =>
  full !== null || first !== null || last !== null;
