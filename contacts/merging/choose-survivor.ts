import type { GoldenRecord } from '../model/golden-record';
import { tenancyRoles } from '../model/person-record';

/** What is looked at to choose which of two contacts keeps its id. */
export interface MergingContact {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly fields: Pick<GoldenRecord, 'role' | 'references'>;
}

const rankOf = ({ fields }: MergingContact): number =>
  fields.role === null ? -1 : tenancyRoles.indexOf(fields.role);

const isInResMan = ({ fields }: MergingContact): boolean =>
  fields.references.some(({ system }) => system === 'resman');

/**
 * Which of two contacts survives their merge: a resident before an applicant before a prospect, then the one that ResMan
 * knows, then the older one. Symmetric.
 */
export function chooseSurvivor<Contact extends MergingContact>(
  a: Contact,
  b: Contact,
): { primary: Contact; secondary: Contact } {
  const isFirst =
    rankOf(b) - rankOf(a) ||
    Number(isInResMan(b)) - Number(isInResMan(a)) ||
    (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1);
  return isFirst < 0 ? { primary: a, secondary: b } : { primary: b, secondary: a };
}
