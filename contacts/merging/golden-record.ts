import { compareTexts } from '../model/compare-texts';
import { goldenFields, type GoldenField, type GoldenRecord } from '../model/golden-record';
import {
  tenancyRoles,
  type ExternalReference,
  type Json,
  type PersonRecord,
  type PersonRecordAddress,
  type RecordOfContact,
} from '../model/person-record';
import { foldName } from '../normalize/fold-name';
import { goldenEntries } from './golden-entries';
import { goldenName, namePartCount } from './golden-name';
import { identityFields, type GoldenRules } from './golden-rules';
import { RecordOrder, type RankedRecord } from './record-order';

/**
 * The contact that survives from the current records of all its entries, each value with the records it is from. Pure and
 * deterministic: the order of the records does not matter, a record given twice counts once, and without records everything
 * is empty. Never throws. Takes microseconds; it is computed at every change of a contact.
 *
 * | method | single values | lists | preferences, attributes (key by key) |
 * | --- | --- | --- | --- |
 * | source_priority | the first source that has one | all of the first source that has any | the first source that has the key |
 * | most_recent | the newest version that is a time, then by source | the same | the same |
 * | most_complete | the longest text; the name with the most parts | the longest list | the record with the most keys |
 * | union | as source_priority | all, the most believed first, each once | as source_priority |
 * | most_restrictive | the smaller number, else as source_priority | as source_priority | see `goldenEntries` |
 *
 * What no method overrides:
 *
 * | rule | |
 * | --- | --- |
 * | archived | what an active record says comes before what an archived one says |
 * | role | for `identityFields` a resident's record comes before an applicant's before a prospect's, and their name takes nothing from a lesser role: an identity is never changed by a prospect merge |
 * | manual | then what a person typed comes first; without a role of its own it counts as the furthest |
 * | furthest role | the contact is what any of its records says it is at most, archived ones included |
 * | denials | an opt-out in preferences or attributes stays, whoever said it; see `withStandingOptOuts` for whether it stands |
 */
export function goldenRecord(records: readonly RecordOfContact[], rules: GoldenRules): GoldenRecord {
  const making = new Making(records, rules);
  // Written out: spreading it costs more than computing it.
  const { firstName, middleName, lastName, suffix, nickname } = making.name();
  return {
    firstName,
    middleName,
    lastName,
    suffix,
    nickname,
    company: making.text('company', ({ company }) => company),
    jobTitle: making.text('jobTitle', ({ jobTitle }) => jobTitle),
    phones: making.list('phones', ({ phones }) => phones, itself),
    emails: making.list('emails', ({ emails }) => emails, itself),
    addresses: making.list('addresses', ({ addresses }) => addresses, addressKey),
    role: making.furthestRole(),
    status: making.text('status', ({ status }) => status),
    leadScore: making.leadScore(),
    leadSource: making.text('leadSource', ({ leadSource }) => leadSource),
    preferences: making.entries('preferences', ({ preferences }) => preferences),
    attributes: making.entries('attributes', ({ attributes }) => attributes),
    tags: making.list('tags', ({ tags }) => tags, itself),
    propertyId: making.text('propertyId', ({ propertyId }) => propertyId),
    isActive: records.some(({ record }) => record.isActive),
    references: referencesOf(records),
    lineage: making.lineage(),
  };
}

const itself = (text: string): string => text;

/** Two spellings of one address are one: case, accents and punctuation do not count. */
export const addressKey = ({ street, city, state, postalCode }: PersonRecordAddress): string =>
  [street, city, state, postalCode].map((part) => foldName(part ?? '')).join('|');

class Making {
  private readonly order: RecordOrder;
  private readonly sources = new Map<GoldenField, readonly RankedRecord[]>();

  constructor(
    records: readonly RecordOfContact[],
    private readonly rules: GoldenRules,
  ) {
    this.order = new RecordOrder(records, rules.sourcePriority);
  }

  lineage(): GoldenRecord['lineage'] {
    const lineage: GoldenRecord['lineage'] = {};
    for (const field of goldenFields) {
      const from = this.sources.get(field);
      if (from !== undefined && from.length > 0) lineage[field] = from.map(({ recordId }) => recordId);
    }
    return lineage;
  }

  name() {
    const { name, from } = goldenName(this.ordered('name', namePartCount));
    this.sources.set('name', from);
    return name;
  }

  text(field: GoldenField, read: (record: PersonRecord) => string | null): string | null {
    const ordered = this.ordered(field, (record) => (read(record) ?? '').length);
    const best = ordered.find(({ record }) => (read(record) ?? '') !== '');
    if (best === undefined) return null;
    this.sources.set(field, [best]);
    return read(best.record);
  }

  leadScore(): number | null {
    const stating = this.ordered('leadScore', () => 0).filter(({ record }) => record.leadScore !== null);
    const scoreOf = ({ record }: RankedRecord): number => record.leadScore ?? Number.POSITIVE_INFINITY;
    const [first] = stating;
    if (first === undefined) return null;
    const best =
      this.rules.methods.leadScore === 'most_restrictive'
        ? stating.reduce((least, other) => (scoreOf(other) < scoreOf(least) ? other : least), first)
        : first;
    this.sources.set('leadScore', [best]);
    return best.record.leadScore;
  }

  list<Value>(
    field: GoldenField,
    read: (record: PersonRecord) => readonly Value[],
    keyOf: (value: Value) => string,
  ): Value[] {
    const stating = this.ordered(field, (record) => read(record).length).filter(
      ({ record }) => read(record).length > 0,
    );
    const from = this.rules.methods[field] === 'union' ? stating : stating.slice(0, 1);
    this.sources.set(field, from);
    const values = new Map<string, Value>();
    for (const { record } of from)
      for (const value of read(record)) {
        const key = keyOf(value);
        if (!values.has(key)) values.set(key, value);
      }
    return [...values.values()];
  }

  furthestRole(): GoldenRecord['role'] {
    let best: RankedRecord | undefined;
    for (const ranked of this.ordered('role', () => 0))
      if (ranked.record.role !== null && rankOf(ranked) > rankOf(best)) best = ranked;
    if (best === undefined) return null;
    this.sources.set('role', [best]);
    return best.record.role;
  }

  entries(
    field: GoldenField,
    read: (record: PersonRecord) => Readonly<Record<string, Json>>,
  ): Record<string, Json> {
    const ordered = this.ordered(field, (record) => Object.keys(read(record)).length);
    const isRestrictive = this.rules.methods[field] === 'most_restrictive';
    const { entries, from } = goldenEntries(ordered, read, isRestrictive);
    this.sources.set(field, from);
    return entries;
  }

  private ordered(
    field: GoldenField,
    completeness: (record: PersonRecord) => number,
  ): readonly RankedRecord[] {
    return this.order.by(this.rules.methods[field], identityFields.has(field), completeness);
  }
}

const rankOf = (ranked: RankedRecord | undefined): number =>
  ranked === undefined || ranked.record.role === null ? -1 : tenancyRoles.indexOf(ranked.record.role);

/** Every entry the contact is made of, and what those entries refer to; entries without an id of their own are left out. */
function referencesOf(records: readonly RecordOfContact[]): ExternalReference[] {
  const found = new Map<string, ExternalReference>();
  for (const { record } of records)
    for (const { system, externalId } of [record, ...record.references])
      if (!externalId.startsWith('content:')) found.set(`${system} ${externalId}`, { system, externalId });
  return [...found.values()].sort(
    (a, b) => compareTexts(a.system, b.system) || compareTexts(a.externalId, b.externalId),
  );
}
