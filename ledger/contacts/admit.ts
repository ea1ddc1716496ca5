import { chooseSurvivor } from '../../contacts/merging/choose-survivor';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';
import { contactRow, recomputeContact, readFields, type SavedState } from './contact-state';
import { admitConsent } from './admit-consent';
import { createContact } from './create-contact';
import { insertIdentity, insertRecord, replaceKeys, type KnownIdentity } from './identities';
import type { Judgement } from './judge';
import { mergeContacts } from './merge';
import { openReviews } from './reviews';
import { refreshSync } from './sync-status';

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
  const [best] = judgement.join;
  const ids = {
    recordId: clock.newId(),
    identityId: identity?.id ?? clock.newId(),
    homeId: identity?.contactId ?? best?.homeId ?? clock.newId(),
  };
  const isNewContact = identity === null && best === undefined;
  const { record, contentHash } = admitted;
  const member = { ...ids, record, contentHash, survivorId: ids.homeId, firstSeenAt: clock.now() };
  const created = isNewContact ? await createContact(db, member, clock) : null;
  const formerKeys = await keep(db, ids, admitted, clock);

  let contactId = judgement.ownContactId ?? best?.contactId ?? ids.homeId;
  const merged: { mergeId: string; contactId: string }[] = [];
  for (const candidate of judgement.join) {
    if (candidate.contactId === contactId) continue;
    const rows = await Promise.all([contactRow(db, contactId), contactRow(db, candidate.contactId)]);
    const [a, b] = rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at,
      fields: readFields(row.fields_json),
      row,
    }));
    if (!a || !b) continue;
    const { primary, secondary } = chooseSurvivor(a, b);
    const done = await mergeContacts(
      db,
      {
        primary: primary.row,
        secondary: secondary.row,
        cause: 'matched',
        confidence: candidate.confidence,
        by: RULES,
      },
      clock,
    );
    merged.push({ mergeId: done.mergeId, contactId: done.secondaryId });
    contactId = done.primaryId;
  }
  const state = created ?? (await recomputeContact(db, contactId, clock));
  if (created === null) await refreshSync(db, contactId, state.fields, clock);
  await openReviews(
    db,
    { contactId, candidates: judgement.review, propertyId: state.fields.propertyId },
    clock,
  );
  await admitConsent(
    db,
    { ...admitted, identityId: ids.identityId, contactId, isNewContact, formerKeys },
    clock,
  );
  return { ...ids, contactId, isNewContact, merged, state };
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
