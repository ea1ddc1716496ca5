import type { PersonRecord } from '../../contacts/model/person-record';
import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';
import { recomputeContact, standingRow, type SavedState } from './contact-state';
import { admitConsent } from './admit-consent';
import type { ScoredCandidate } from './candidates';
import { createContact } from './create-contact';
import { insertIdentity, insertRecord, replaceKeys, type KnownIdentity } from './identities';
import type { Judgement } from './judge';
import { mergeContacts, survivorFirst } from './merge';
import { openReviews } from './reviews';
import { refreshSync } from '../sync/sync-of-merges';

/** A record that was judged and is to be written. */
interface RecordToAdmit {
  readonly record: PersonRecord;
  readonly contentHash: string;
  readonly keys: readonly string[];
  readonly identity: KnownIdentity | null;
  readonly judgement: Judgement;
}

export interface Admission {
  readonly recordId: string;
  readonly identityId: string;
  /** The contact the entry belongs to, whatever that is merged into. */
  readonly homeId: string;
  /** The contact it counts for. */
  readonly contactId: string;
  readonly isNewContact: boolean;
  readonly merged: readonly { readonly mergeId: string; readonly contactId: string }[];
  readonly state: SavedState;
}

/** Who merges what the rules decide. */
const RULES = 'rules';

/** Writes what was judged: the record, its entry, the contact, merges and questions. */
export async function admit(db: LedgerDb, admitted: RecordToAdmit, clock: Clock): Promise<Admission> {
  const { judgement, identity } = admitted;
  const [surest] = judgement.join;
  const ids = {
    recordId: clock.newId(),
    identityId: identity?.id ?? clock.newId(),
    homeId: identity?.contactId ?? surest?.best.homeId ?? clock.newId(),
  };
  const isNewContact = identity === null && surest === undefined;
  const { record, contentHash } = admitted;
  const member = {
    ...ids,
    record,
    contentHash,
    survivorId: ids.homeId,
    firstSeenAt: clock.now(),
    lastActivityAt: null,
  };
  const created = isNewContact ? await createContact(db, member, clock) : null;
  const formerKeys = await keep(db, ids, admitted, clock);

  const first = judgement.ownContactId ?? surest?.contactId ?? ids.homeId;
  const merging = await mergeAll(db, first, judgement.join, clock);
  const { contactId, merged } = merging;
  const state = created ?? merging.state ?? (await recomputeContact(db, contactId, clock));
  if (!isNewContact) await refreshSync(db, contactId, state.fields, clock);
  await openReviews(
    db,
    { contactId, candidates: judgement.review, propertyId: state.fields.propertyId },
    clock,
  );
  await admitConsent(
    db,
    { ...admitted, identityId: ids.identityId, contactId, formerKeys, members: state.members, isNewContact },
    clock,
  );
  return { ...ids, contactId, isNewContact, merged, state };
}

interface MergedAll extends Pick<Admission, 'contactId' | 'merged'> {
  /** The contact after the last merge; null when there was none. */
  readonly state: SavedState | null;
}

/** Merges a contact with others that are the same person, one after the other. */
async function mergeAll(
  db: LedgerDb,
  first: string,
  others: readonly ScoredCandidate[],
  clock: Clock,
): Promise<MergedAll> {
  let all: MergedAll = { contactId: first, merged: [], state: null };
  for (const { contactId, confidence } of others) {
    if (contactId === all.contactId) continue;
    const pair = survivorFirst(await standingRow(db, all.contactId), await standingRow(db, contactId));
    const { done, state } = await mergeContacts(
      db,
      { ...pair, cause: 'matched', confidence, by: RULES },
      clock,
    );
    const merge = { mergeId: done.mergeId, contactId: done.secondaryId };
    all = { contactId: done.primaryId, merged: [...all.merged, merge], state };
  }
  return all;
}

type NewIds = Pick<Admission, 'recordId' | 'identityId' | 'homeId'>;

async function keep(
  db: LedgerDb,
  { recordId, identityId, homeId }: NewIds,
  { record, contentHash, keys, identity }: RecordToAdmit,
  clock: Clock,
): Promise<ReadonlySet<string>> {
  const { system, externalId } = record;
  if (identity === null)
    await insertIdentity(db, { id: identityId, contactId: homeId, recordId, system, externalId }, clock);
  await insertRecord(db, { id: recordId, identityId, contentHash, record, receivedAt: clock.now() });
  if (identity !== null)
    await db
      .updateTable('source_identities')
      .set({ current_record_id: recordId })
      .where('id', '=', identityId)
      .execute();
  return replaceKeys(db, identityId, keys, identity === null);
}
