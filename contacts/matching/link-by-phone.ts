import type { Candidate, LinkedNumber } from '../model/linked-number';
import type { SourceSystem } from '../model/source-record';
import { defaultSourcePriority, INACTIVE_WEIGHT, supportOf } from '../merging/source-priority';
import { compareTexts } from '../model/compare-texts';
import type { KeyedRecord } from '../merging/source-priority';
import { survivingContact } from '../merging/survivorship';
import { differingFields } from './differing-fields';
import { groupByAgreement } from './group-by-agreement';
import type { Grouping } from './group-by-agreement';
import { linkReasons } from './link-reasons';
import { ruleBasedScorer } from './pair-scorer';
import type { PairScorer, PreparedRecord } from './pair-scorer';
import { PhoneIndex } from './phone-index';
import type { PhoneEntry } from './phone-index';

/** A number that conversations were held with. */
export interface ConversationNumber {
  /** E.164 */
  readonly phoneNumber: string;
  readonly conversationIds: readonly string[];
}

export interface LinkOptions<Prepared extends PreparedRecord> {
  readonly scorer: PairScorer<Prepared>;
  readonly sourcePriority: readonly SourceSystem[];
}

const isWeak = ({ record, isNumberInactive }: PhoneEntry): boolean => isNumberInactive || !record.isActive;

const weighed = (entry: PhoneEntry) => ({
  record: entry.record,
  weight: isWeak(entry) ? INACTIVE_WEIGHT : 1,
});

/** A candidate before it has its number. */
interface Group {
  readonly entries: readonly PhoneEntry[];
  readonly support: number;
  readonly latest: string;
}

function groupOf(entries: readonly PhoneEntry[]): Group {
  const sorted = [...entries].sort((a, b) => compareTexts(a.key, b.key));
  const latest = sorted.reduce(
    (max, { record }) => (record.updatedAt && record.updatedAt > max ? record.updatedAt : max),
    '',
  );
  return { entries: sorted, support: supportOf(sorted.map(weighed)), latest };
}

/** Most files first, then most records, then the latest change; the keys settle the rest. */
const bySupport = (a: Group, b: Group): number =>
  b.support - a.support ||
  b.entries.length - a.entries.length ||
  compareTexts(b.latest, a.latest) ||
  compareTexts(a.entries[0]?.key ?? '', b.entries[0]?.key ?? '');

function toCandidate(group: Group, index: number, priority: readonly SourceSystem[]): Candidate {
  const records = group.entries.map(({ record }) => record);
  return {
    candidateNo: index + 1,
    contact: survivingContact(records, priority),
    sources: [...new Set(records.map(({ source }) => source))].sort(compareTexts),
    recordKeys: group.entries.map(({ key }) => key),
    isWeak: group.entries.every(isWeak),
  };
}

interface NamedEntries {
  readonly groups: readonly Group[];
  readonly grouping: Grouping;
}

function groupEntries<Prepared extends PreparedRecord>(
  named: readonly { readonly entry: PhoneEntry; readonly prepared: Prepared }[],
  scorer: PairScorer<Prepared>,
): NamedEntries {
  const bySignature = new Map<string, { prepared: Prepared; entries: PhoneEntry[] }>();
  for (const { entry, prepared } of named) {
    const known = bySignature.get(prepared.signature);
    if (known) known.entries.push(entry);
    else bySignature.set(prepared.signature, { prepared, entries: [entry] });
  }
  const alike = [...bySignature.values()];
  const profiles = alike.map(({ prepared, entries }) => ({
    prepared,
    support: supportOf(entries.map(weighed)),
  }));
  const grouping = groupByAgreement(profiles, scorer);
  const groups = grouping.groups
    .map((indexes) => groupOf(indexes.flatMap((index) => alike[index]?.entries ?? [])))
    .sort(bySupport);
  return { groups, grouping };
}

/**
 * Links one number: what the records on it say, as candidates, best supported first.
 *
 * matched: every named record speaks of one person or company. conflict: of several, or the only candidate rests on
 * records that all mark the number as inactive; such a number may belong to somebody else by now, so it is matched,
 * but never automatically (one candidate, with the reason). An archived customer alone is weak evidence and still a
 * match. unnamed: only records without a usable name. unknown: no record. Records that name nobody never stand in
 * the way of one that does.
 */
export function linkNumber<Prepared extends PreparedRecord>(
  { phoneNumber, conversationIds }: ConversationNumber,
  index: PhoneIndex,
  { scorer, sourcePriority }: LinkOptions<Prepared>,
): LinkedNumber {
  const entries = index.entriesOf(phoneNumber);
  const read = entries.map((entry) => ({ entry, prepared: scorer.prepare(entry.record) }));
  const named = read.flatMap(({ entry, prepared }) => (prepared === null ? [] : [{ entry, prepared }]));
  const namelessRecordKeys = read.flatMap(({ entry, prepared }) => (prepared === null ? [entry.key] : []));
  const { groups, grouping } = groupEntries(named, scorer);
  const candidates = groups.map((group, position) => toCandidate(group, position, sourcePriority));

  const isNumberInactive = named.length > 0 && named.every(({ entry }) => entry.isNumberInactive);
  const has = (holds: (entry: PhoneEntry) => boolean) => named.some(({ entry }) => holds(entry));
  const facts = {
    namedRecords: named.length,
    namelessRecords: namelessRecordKeys.length,
    candidates: candidates.length,
    isNumberInactive,
    hasInactiveNumber: has((entry) => entry.isNumberInactive),
    hasInactiveCustomer: has(({ record }) => !record.isActive),
    hasEstate: has(({ isEstate }) => isEstate),
    hasExtension: has(({ hasExtension }) => hasExtension),
    isTooMany: grouping.isTooMany,
  };
  const outcome =
    entries.length === 0
      ? 'unknown'
      : candidates.length === 0
        ? 'unnamed'
        : candidates.length > 1 || isNumberInactive
          ? 'conflict'
          : 'matched';
  return {
    phoneNumber,
    conversationIds: [...conversationIds],
    outcome,
    confidence: null,
    candidates,
    namelessRecordKeys,
    differs: differingFields(candidates.map(({ contact }) => contact)),
    reasons: linkReasons(facts, grouping.reasonsWithin, grouping.reasonsBetween),
  };
}

/**
 * The numbers with the conversations of each together: a number given twice is one number. In order of first
 * appearance; conversation ids once each.
 */
export function mergeConversationNumbers(numbers: Iterable<ConversationNumber>): ConversationNumber[] {
  const idsByNumber = new Map<string, Set<string>>();
  for (const { phoneNumber, conversationIds } of numbers) {
    const ids = idsByNumber.get(phoneNumber) ?? new Set<string>();
    for (const id of conversationIds) ids.add(id);
    idsByNumber.set(phoneNumber, ids);
  }
  return [...idsByNumber].map(([phoneNumber, ids]) => ({ phoneNumber, conversationIds: [...ids] }));
}

/**
 * Links phone-only conversations to source records by number; every number has exactly one outcome. Near-linear
 * in numbers and records. The order of the records does not matter; the result is in the order of the numbers.
 * `confidence` is null, because rules give no probability. See `linkNumber` for the outcomes.
 */
export function linkByPhone(
  numbers: readonly ConversationNumber[],
  records: readonly KeyedRecord[],
  sourcePriority: readonly SourceSystem[] = defaultSourcePriority,
): LinkedNumber[] {
  const index = new PhoneIndex();
  for (const record of records) index.add(record);
  const options = { scorer: ruleBasedScorer, sourcePriority };
  return mergeConversationNumbers(numbers).map((number) => linkNumber(number, index, options));
}
