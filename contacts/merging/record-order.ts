import type { SurvivorshipMethod } from '../model/matching-rule';
import { tenancyRoles, type PersonRecord, type RecordOfContact } from '../model/person-record';
import { compareTexts } from '../model/compare-texts';

/** What a value weighs when the most complete one survives; 0 for a record that has none. */
type Completeness = (record: PersonRecord) => number;

/**
 * Orders the records that a field is chosen from, the most believed first. Before any method: an active record before an
 * archived one, and what a person typed, then a resident's, an applicant's and a prospect's record, so that a resident's or
 * applicant's identity is never changed by a prospect. Records that the method does not tell apart go by source, newest
 * version, system and external id: the order they came in plays no part.
 */
export function inOrderOfBelief(
  records: readonly RecordOfContact[],
  method: SurvivorshipMethod,
  sourcePriority: readonly string[],
  completeness: Completeness = () => 0,
): RecordOfContact[] {
  const rank = (record: PersonRecord): number => {
    const place = sourcePriority.indexOf(record.system);
    return place === -1 ? sourcePriority.length : place;
  };
  return [...records].sort(
    ({ record: a }, { record: b }) =>
      Number(b.isActive) - Number(a.isActive) ||
      standing(b) - standing(a) ||
      (method === 'most_recent' ? compareTexts(b.version, a.version) : 0) ||
      (method === 'most_complete' ? completeness(b) - completeness(a) : 0) ||
      rank(a) - rank(b) ||
      compareTexts(b.version, a.version) ||
      compareTexts(a.system, b.system) ||
      compareTexts(a.externalId, b.externalId),
  );
}

/** Above every role: a person has looked at it. */
const TYPED_BY_HAND = tenancyRoles.length;

const standing = ({ system, role }: PersonRecord): number =>
  system === 'manual' ? TYPED_BY_HAND : role === null ? 0 : tenancyRoles.indexOf(role);
