import type { ContactCandidate } from '../../contacts/matching/decide-contacts';
import { isPhoneKey, isReferenceKey, isSharingIdentifier } from '../../contacts/matching/identity-keys';
import { joinedByNumber, type Side } from '../../contacts/matching/number-alone';
import type { ScoredRecords } from '../../contacts/matching/record-scorer';
import type { Explanation } from '../../contacts/matching';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { LedgerDb } from '../tables';
import type { ContactMember } from './members';
import type { Neighbours } from './neighbours';

/** A contact that a record may be, and the entry of it that is most alike. */
export interface ScoredCandidate extends ContactCandidate {
  readonly best: ContactMember;
}

/** A candidate, and why it is as sure as it is. */
export interface ExplainedCandidate extends ScoredCandidate {
  readonly explanation: Explanation;
}

/** The record that is scored, and the contact it belongs to already. */
export interface IncomingRecord {
  /** Its id among the scored ones. */
  readonly id: string;
  readonly record: PersonRecord;
  /** When it came; ISO 8601 UTC. */
  readonly at: string;
  /** null when the record is new; else no candidate. */
  readonly ownContactId: string | null;
}

/**
 * Scores a record against every contact it may be, the surest first: each of the contact's entries, the best one counts, and
 * none of them may be somebody else for certain, neither than the record nor than the contact it belongs to already.
 */
export function scoreCandidates(
  { members, sharedKeys }: Neighbours,
  scored: ScoredRecords,
  { id: incomingId, record, at, ownContactId }: IncomingRecord,
  keptApart: KeptApart,
): ScoredCandidate[] {
  const groups = groupBySurvivor(members);
  const own = ownContactId === null ? [] : (groups.get(ownContactId) ?? []);
  const incoming = { records: [record, ...own.map((entry) => entry.record)], lastHeardAt: at };
  const others = [...groups].filter(([contactId]) => contactId !== ownContactId);
  const keysOf = (entries: readonly ContactMember[]): string[] =>
    entries.flatMap(({ identityId }) => sharedKeys.get(identityId) ?? []);
  const onNumber = others.filter(([, entries]) => keysOf(entries).some(isPhoneKey));
  const isJoined = joinedByNumber(
    incoming,
    onNumber.map(([, entries]) => sideOf(entries)),
    at,
  );
  const joined = new Set(onNumber.flatMap(([contactId], place) => (isJoined[place] ? [contactId] : [])));
  return others
    .map(([contactId, entries]) => {
      const scores = entries.map((entry) => ({ entry, ...scored.score(incomingId, entry.identityId) }));
      const comparable = scores.filter(({ entry }) => sharedKeys.has(entry.identityId));
      const [best] = (comparable.length > 0 ? comparable : scores).sort(
        (a, b) => b.confidence - a.confidence || (a.entry.identityId < b.entry.identityId ? -1 : 1),
      );
      if (!best) throw new RangeError('A contact has no entries.');
      const shared = keysOf(entries);
      return {
        contactId,
        confidence: best.confidence,
        isReferred: shared.some(isReferenceKey),
        isNumberAlone: joined.has(contactId),
        isSharingIdentifier: isSharingIdentifier(shared),
        isGuarded: scores.some(({ guard }) => guard?.isFinal === true) || areGuarded(scored, own, entries),
        isKeptApart: ownContactId !== null && keptApart.has(ownContactId, contactId),
        best: best.entry,
      };
    })
    .sort((a, b) => b.confidence - a.confidence || (a.contactId < b.contactId ? -1 : 1));
}

const sideOf = (entries: readonly ContactMember[]): Side => ({
  records: entries.map(({ record }) => record),
  lastHeardAt: entries
    .map(({ lastActivityAt, firstSeenAt }) => lastActivityAt ?? firstSeenAt)
    .reduce((latest, at) => (at > latest ? at : latest)),
});

/** Whether an entry of one group and an entry of the other cannot be one person. */
export const areGuarded = (
  scored: ScoredRecords,
  left: readonly ContactMember[],
  right: readonly ContactMember[],
): boolean =>
  left.some((a) => right.some((b) => scored.score(a.identityId, b.identityId).guard?.isFinal === true));

/** The members of each contact. */
export function groupBySurvivor(members: readonly ContactMember[]): Map<string, ContactMember[]> {
  const groups = new Map<string, ContactMember[]>();
  for (const member of members) {
    const group = groups.get(member.survivorId);
    if (group) group.push(member);
    else groups.set(member.survivorId, [member]);
  }
  return groups;
}

/** Pairs of contacts that a person has said are two, as each other's survivors. */
export class KeptApart {
  private constructor(private readonly pairs: ReadonlySet<string>) {}

  /** Reads what people have said about the given contacts, merged ones counted for their survivors. */
  static async among(db: LedgerDb, survivorIds: readonly string[]): Promise<KeptApart> {
    if (survivorIds.length === 0) return new KeptApart(new Set());
    const rows = await db
      .selectFrom('contact_relations as relation')
      .innerJoin('contacts as left', 'left.id', 'relation.left_contact_id')
      .innerJoin('contacts as right', 'right.id', 'relation.right_contact_id')
      .where('left.survivor_id', 'in', survivorIds)
      .where('right.survivor_id', 'in', survivorIds)
      .select(['left.survivor_id as left', 'right.survivor_id as right'])
      .execute();
    return new KeptApart(new Set(rows.map(({ left, right }) => pairKey(left, right))));
  }

  has(left: string, right: string): boolean {
    return this.pairs.has(pairKey(left, right));
  }
}

/** A pair in its one order. */
export const inOrder = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a]);
const pairKey = (a: string, b: string): string => inOrder(a, b).join(' ');
