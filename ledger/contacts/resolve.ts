import { identityKeys } from '../../contacts/matching/identity-keys';
import type { GoldenRecord } from '../../contacts/model/golden-record';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { Clock } from '../clock';
import type { ResolutionDecision } from '../contact-tables';
import type { Ledger } from '../open-ledger';
import { getRule } from '../rules/rules';
import type { LedgerDb } from '../tables';
import { admit, type Admission } from './admit';
import { standingRow } from './contact-state';
import { findIdentity, findRecord, insertRecord, recordHash, type KnownIdentity } from './identities';
import { judge } from './judge';
import {
  resolutionOf,
  saveResolution,
  shownCandidates,
  type CandidateShown,
  type SavedResolution,
} from './resolutions';
import { fieldsOfRows, fieldsToShow } from './shown-fields';
import { storableRecord } from './storable-record';

export interface Resolution {
  /** The contact that the record belongs to now. */
  readonly contactId: string;
  /** `known_identity`: a new version of an entry that the ledger knew. */
  readonly decision: ResolutionDecision;
  /** Of the best candidate when the record came: 0..1. */
  readonly confidence: number;
  /** True when this record made the contact. */
  readonly isNewContact: boolean;
  /** The very record came before; nothing was changed, and this is what was decided then. */
  readonly isRepeat: boolean;
  /** A newer version had come before; the record is kept, but says nothing. */
  readonly isOutdated: boolean;
  /** Contacts that were found to be this one. */
  readonly merged: Admission['merged'];
  /** Whom it may be, the surest first; without names, numbers or addresses. */
  readonly candidates: readonly CandidateShown[];
  /** Counts the changes of the contact. */
  readonly revision: number;
  readonly contact: GoldenRecord;
}

/**
 * Takes in what a system says about a person and answers whose contact it is: one transaction that finds everybody it may
 * be, scores them under the rule of the record's property, decides, and writes source record, contact, merges, questions
 * for a person and the reasons. The same record again changes nothing and gets the same answer; two records of one person
 * that arrive at the same instant, in two processes, end as one contact.
 */
export async function resolve(ledger: Ledger, record: PersonRecord, clock: Clock): Promise<Resolution> {
  const stored = storableRecord(record);
  const keys = identityKeys(stored);
  return ledger.writeKeys(keys, (db) => resolveIn(db, stored, keys, clock));
}

async function resolveIn(
  db: LedgerDb,
  record: PersonRecord,
  keys: readonly string[],
  clock: Clock,
): Promise<Resolution> {
  const contentHash = recordHash(record);
  const identity = await findIdentity(db, record);
  if (identity !== null) {
    const earlier = await sameRecord(db, identity, record, contentHash);
    if (earlier !== null) {
      const saved = await resolutionOf(db, earlier);
      return answer(db, identity.contactId, saved, { isRepeat: true });
    }
  }
  const versioned = { ...record, version: record.version || `t${clock.now()}` };
  if (identity !== null && !isNewer(versioned.version, contentHash, identity)) {
    const recordId = clock.newId();
    const receivedAt = clock.now();
    await insertRecord(db, {
      id: recordId,
      identityId: identity.id,
      contentHash,
      record: versioned,
      receivedAt,
    });
    const saved = { decision: 'known_identity', confidence: 0, candidates: [] } as const;
    await saveResolution(
      db,
      { ...saved, identityId: identity.id, recordId, contactId: identity.contactId },
      clock,
    );
    return answer(db, identity.contactId, saved, { isOutdated: true });
  }
  const rule = await getRule(db, record.propertyId);
  const judgement = await judge(db, { record, keys, identity, rule }, clock.now());
  const admission = await admit(db, { record: versioned, contentHash, keys, identity, judgement }, clock);
  const saved = {
    decision: identity === null ? judgement.decision : ('known_identity' as const),
    confidence: judgement.confidence,
    candidates: shownCandidates(judgement.shown),
  };
  const { identityId, recordId, homeId } = admission;
  await saveResolution(db, { ...saved, identityId, recordId, contactId: homeId }, clock);
  return {
    ...saved,
    contactId: admission.contactId,
    isNewContact: admission.isNewContact,
    isRepeat: false,
    isOutdated: false,
    merged: admission.merged,
    revision: admission.state.revision,
    contact: await fieldsToShow(db, admission.state.fields, admission.state.members),
  };
}

/** The record that said exactly this before. One without a version is the same until something else came in between. */
async function sameRecord(
  db: LedgerDb,
  { id, current }: KnownIdentity,
  { version }: PersonRecord,
  contentHash: string,
): Promise<string | null> {
  if (version !== '') return findRecord(db, id, version, contentHash);
  return current.contentHash === contentHash ? current.id : null;
}

/**
 * Of two different records of one version, which should not be, the hash decides: in any order the same one stays. Versions
 * of two kinds (a number after a time) cannot be compared; there the last one to come counts.
 */
function isNewer(version: string, contentHash: string, { current }: KnownIdentity): boolean {
  if (version[0] !== current.version[0]) return true;
  return version === current.version ? contentHash > current.contentHash : version > current.version;
}

async function answer(
  db: LedgerDb,
  homeId: string,
  saved: SavedResolution,
  { isRepeat = false, isOutdated = false },
): Promise<Resolution> {
  const row = await standingRow(db, homeId);
  const fields = await fieldsOfRows(db, [row]);
  return {
    ...saved,
    contactId: row.id,
    isNewContact: false,
    isRepeat,
    isOutdated,
    merged: [],
    revision: row.revision,
    contact: fields.get(row.id)!,
  };
}
