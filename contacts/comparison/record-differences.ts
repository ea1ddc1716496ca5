import { contentHashOf } from '../model/canonical-json';
import type { Json, PersonRecord } from '../model/person-record';

/** What is compared of a record; a version is when something was said, not what. */
const COMPARED = [
  'name',
  'company',
  'jobTitle',
  'phones',
  'emails',
  'addresses',
  'role',
  'status',
  'leadScore',
  'leadSource',
  'preferences',
  'attributes',
  'tags',
  'notes',
  'isActive',
  'propertyId',
  'references',
] as const satisfies readonly (keyof PersonRecord)[];
export type ComparedField = (typeof COMPARED)[number];

/** Lists of which the order says nothing. */
const UNORDERED: ReadonlySet<ComparedField> = new Set(['tags', 'references']);

/**
 * The fields in which two records of one entry differ, in a fixed order. Symmetric; a record does not differ from itself. Of
 * numbers and addresses the order counts: the first is the one that is used. Pure.
 */
export function recordDifferences(left: PersonRecord, right: PersonRecord): ComparedField[] {
  return COMPARED.filter((field) => hashOf(field, left) !== hashOf(field, right));
}

function hashOf(field: ComparedField, record: PersonRecord): string {
  const value = record[field] as Json;
  if (!UNORDERED.has(field) || !Array.isArray(value)) return contentHashOf({ value });
  return value
    .map((entry) => contentHashOf({ entry }))
    .sort()
    .join();
}
