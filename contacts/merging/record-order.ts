import { compareTexts } from '../model/compare-texts';
import type { SurvivorshipMethod } from '../model/matching-rule';
import { tenancyRoles, type PersonRecord, type RecordOfContact } from '../model/person-record';

/** A record with what it is ordered by, worked out once for all fields. */
export interface RankedRecord extends RecordOfContact {
  /** Typed in by a person. */
  readonly isManual: boolean;
  /** 0 prospect or unknown, 1 applicant, 2 resident; what a person typed without a role counts as the furthest. */
  readonly standing: number;
  /** Place of its source in the priority; sources that are not in it come last. */
  readonly place: number;
  /** Its version when that is a time, else ''. Other versions only compare within one system. */
  readonly time: string;
}

/** What a value weighs when the most complete one survives. */
type Completeness = (record: PersonRecord) => number;

/**
 * The records of a contact in the orders in which they are believed. Before any method: an active record before an archived
 * one; for what identifies a person a resident's record before an applicant's before a prospect's; then what a person typed.
 * Records that the method does not tell apart go by source, system, newest version, external id and record id, so the order
 * they came in plays no part. A record given twice counts once.
 */
export class RecordOrder {
  private readonly ranked: readonly RankedRecord[];
  private readonly known = new Map<string, readonly RankedRecord[]>();

  constructor(records: readonly RecordOfContact[], sourcePriority: readonly string[]) {
    const furthest = Math.max(0, ...records.map(({ record }) => standingOf(record)));
    const unique = new Map(records.map((member) => [member.recordId, member.record]));
    this.ranked = [...unique].map(([recordId, record]) => {
      const isManual = record.system === 'manual';
      const place = sourcePriority.indexOf(record.system);
      return {
        recordId,
        record,
        isManual,
        standing: isManual && record.role === null ? furthest : standingOf(record),
        place: place === -1 ? sourcePriority.length : place,
        time: record.version.startsWith('t') ? record.version : '',
      };
    });
  }

  /** The most believed first, for a field that identifies a person or not. */
  by(method: SurvivorshipMethod, isIdentity: boolean, completeness: Completeness): readonly RankedRecord[] {
    if (method === 'most_complete') return this.sorted(method, isIdentity, completeness);
    const key = `${method === 'most_recent' ? 'recent' : 'source'} ${isIdentity}`;
    const known = this.known.get(key);
    if (known) return known;
    const sorted = this.sorted(method, isIdentity, completeness);
    this.known.set(key, sorted);
    return sorted;
  }

  private sorted(
    method: SurvivorshipMethod,
    isIdentity: boolean,
    completeness: Completeness,
  ): readonly RankedRecord[] {
    return [...this.ranked].sort(
      (a, b) =>
        Number(b.record.isActive) - Number(a.record.isActive) ||
        (isIdentity ? b.standing - a.standing : 0) ||
        Number(b.isManual) - Number(a.isManual) ||
        (method === 'most_recent' ? compareTexts(b.time, a.time) : 0) ||
        (method === 'most_complete' ? completeness(b.record) - completeness(a.record) : 0) ||
        a.place - b.place ||
        compareTexts(a.record.system, b.record.system) ||
        compareTexts(b.record.version, a.record.version) ||
        compareTexts(a.record.externalId, b.record.externalId) ||
        compareTexts(a.recordId, b.recordId),
    );
  }
}

const standingOf = ({ role }: PersonRecord): number => (role === null ? 0 : tenancyRoles.indexOf(role));
