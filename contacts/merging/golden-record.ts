import { goldenFields, type GoldenField, type GoldenRecord } from '../model/golden-record';
import {
  tenancyRoles,
  type ExternalReference,
  type Json,
  type PersonRecord,
  type RecordOfContact,
} from '../model/person-record';
import { goldenName, nameOfRecord } from './golden-name';
import type { GoldenRules } from './golden-rules';
import { inOrderOfBelief } from './record-order';
import { compareTexts } from '../model/compare-texts';

/**
 * The contact that survives from the current records of all its entries, each value with the records it is from. Pure and
 * deterministic; the order of the records does not matter; without records everything is empty.
 *
 * | method | the value of |
 * | --- | --- |
 * | source_priority | the most believed record that has one |
 * | most_recent | the record of the highest version that has one |
 * | most_complete | the record that says the most |
 * | union | all of them, the most believed first (lists) |
 * | most_restrictive | "yes" before "no", the smaller number (preferences) |
 *
 * Whatever the method: see `inOrderOfBelief`; the furthest role counts (resident, applicant, prospect); a preference that is
 * an opt-out is never taken back by another record.
 */
export function goldenRecord(records: readonly RecordOfContact[], rules: GoldenRules): GoldenRecord {
  const making = new Making(records, rules);
  const { name, from } = goldenName(making.ordered('name', nameParts));
  making.note('name', from);
  return {
    ...name,
    company: making.value('company', ({ company }) => company),
    jobTitle: making.value('jobTitle', ({ jobTitle }) => jobTitle),
    phones: making.list(
      'phones',
      ({ phones }) => phones,
      (phone) => phone,
    ),
    emails: making.list(
      'emails',
      ({ emails }) => emails,
      (email) => email,
    ),
    addresses: making.list('addresses', ({ addresses }) => addresses, JSON.stringify),
    role: making.furthestRole(),
    status: making.value('status', ({ status }) => status),
    leadScore: making.value('leadScore', ({ leadScore }) => leadScore),
    leadSource: making.value('leadSource', ({ leadSource }) => leadSource),
    preferences: making.entries('preferences', ({ preferences }) => preferences),
    attributes: making.entries('attributes', ({ attributes }) => attributes),
    tags: making.list(
      'tags',
      ({ tags }) => tags,
      (tag) => tag,
    ),
    propertyId: making.value('propertyId', ({ propertyId }) => propertyId),
    isActive: records.some(({ record }) => record.isActive),
    references: referencesOf(records),
    lineage: making.lineage(),
  };
}

/** How many parts of a name a record has. */
const nameParts = (record: PersonRecord): number =>
  Object.values(nameOfRecord({ recordId: '', record }) ?? {}).filter((part) => part !== null).length;

class Making {
  private readonly sources = new Map<GoldenField, readonly RecordOfContact[]>();

  constructor(
    private readonly records: readonly RecordOfContact[],
    private readonly rules: GoldenRules,
  ) {}

  /** Remembers which records a field is from. */
  note(field: GoldenField, from: readonly RecordOfContact[]): void {
    if (from.length > 0) this.sources.set(field, from);
  }

  lineage(): GoldenRecord['lineage'] {
    return Object.fromEntries(
      goldenFields.flatMap((field) => {
        const from = this.sources.get(field);
        return from === undefined ? [] : [[field, from.map(({ recordId }) => recordId)]];
      }),
    );
  }

  ordered(field: GoldenField, completeness: (record: PersonRecord) => number): RecordOfContact[] {
    const { methods, sourcePriority } = this.rules;
    return inOrderOfBelief(this.records, methods[field], sourcePriority, completeness);
  }

  value<Value extends string | number>(
    field: GoldenField,
    read: (record: PersonRecord) => Value | null,
  ): Value | null {
    const lengthOf = (record: PersonRecord): number => String(read(record) ?? '').length;
    const [best] = this.ordered(field, lengthOf).filter(({ record }) => read(record) !== null);
    this.note(field, best === undefined ? [] : [best]);
    return best === undefined ? null : read(best.record);
  }

  list<Value>(
    field: GoldenField,
    read: (record: PersonRecord) => readonly Value[],
    keyOf: (value: Value) => string,
  ): Value[] {
    const saying = this.ordered(field, (record) => read(record).length).filter(
      ({ record }) => read(record).length > 0,
    );
    const from = this.rules.methods[field] === 'union' ? saying : saying.slice(0, 1);
    this.note(field, from);
    const values = new Map<string, Value>();
    for (const value of from.flatMap(({ record }) => read(record)))
      if (!values.has(keyOf(value))) values.set(keyOf(value), value);
    return [...values.values()];
  }

  furthestRole(): GoldenRecord['role'] {
    const rank = ({ role }: PersonRecord): number => (role === null ? -1 : tenancyRoles.indexOf(role));
    const [best] = this.ordered('role', () => 0).sort((a, b) => rank(b.record) - rank(a.record));
    if (best === undefined || best.record.role === null) return null;
    this.note('role', [best]);
    return best.record.role;
  }

  /** Key by key, so that two systems that each know something are both heard. */
  entries(
    field: GoldenField,
    read: (record: PersonRecord) => Readonly<Record<string, Json>>,
  ): Record<string, Json> {
    const saying = this.ordered(field, (record) => Object.keys(read(record)).length);
    const isRestrictive = this.rules.methods[field] === 'most_restrictive';
    const chosen = new Map<string, { value: Json; from: RecordOfContact }>();
    for (const from of saying)
      for (const [key, value] of Object.entries(read(from.record))) {
        const known = chosen.get(key);
        const replaces =
          known === undefined || ((isRestrictive || isOptOut(key)) && isMoreRestrictive(value, known.value));
        if (value !== null && replaces) chosen.set(key, { value, from });
      }
    this.note(field, [...new Set([...chosen.values()].map(({ from }) => from))]);
    const keys = [...chosen.keys()].sort(compareTexts);
    return Object.fromEntries(keys.map((key) => [key, chosen.get(key)?.value ?? null]));
  }
}

const isOptOut = (key: string): boolean => /opt_?out/i.test(key);

const isMoreRestrictive = (value: Json, than: Json): boolean =>
  typeof value === 'boolean' && typeof than === 'boolean'
    ? value && !than
    : typeof value === 'number' && typeof than === 'number' && value < than;

/** Every entry the contact is made of, and what those entries refer to; entries without an id of their own are left out. */
function referencesOf(records: readonly RecordOfContact[]): ExternalReference[] {
  const found = new Map<string, ExternalReference>();
  for (const { record } of records)
    for (const { system, externalId } of [record, ...record.references])
      if (!externalId.startsWith('content:')) found.set(`${system} ${externalId}`, { system, externalId });
  return [...found.entries()].sort(([a], [b]) => compareTexts(a, b)).map(([, reference]) => reference);
}
