import { goldenRecord, goldenRulesOf } from '../../contacts/merging';
import { phoneIdentifier } from '../../contacts/model/identifier';
import { defaultMatchingRule } from '../../contacts/model/matching-rule';
import { channelsOf } from '../../contacts/consent/consent-statement';
import { audit } from '../audit';
import type { Clock } from '../clock';
import { refreshConsents } from '../consent/refresh-consents';
import { selectInChunks } from '../chunks';
import { namesOf } from '../erase-imported/rows-of-person';
import { eraseImported, type ErasedImport } from '../erase-imported/erase-imported';
import { ERASED } from '../erased';
import { sql } from '../kysely';
import { mentionsAny } from '../mentions';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { standingRow } from './contact-state';
import { ContactErasedError } from './errors';
import { lockStanding } from './lock-contacts';
import { identifiersOfMembers, membersOf } from './members';

/** How much of a person was erased. */
export interface Erasure extends ErasedImport {
  readonly contactId: string;
  /** Ids of the contact and of those merged into it. */
  readonly contacts: number;
  readonly records: number;
  readonly interactions: number;
  readonly events: number;
  readonly effects: number;
  /** Statements that say no; they stay, so that the number is not contacted again. */
  readonly suppressions: number;
}

/**
 * Erases a person: what every system has said about them, their conversations, what was learned, what was sent and received,
 * and their rows of the one-time import. Ids, counts and times stay, so that the books balance; so does every "no" to being
 * contacted, without the words it was said in. Nothing of it can be brought back. Backups that were made before still hold it.
 * @throws {UnknownContactError | ContactErasedError} nothing was changed.
 */
export async function eraseContact(
  ledger: Ledger,
  { contactId, by }: { readonly contactId: string; readonly by: string },
  clock: Clock,
): Promise<Erasure> {
  return ledger.write((db) => eraseIn(db, contactId, by, clock));
}

async function eraseIn(db: LedgerDb, asked: string, by: string, clock: Clock): Promise<Erasure> {
  const contactId = await lockStanding(db, asked);
  const row = await standingRow(db, contactId);
  if (row.status === 'erased') throw new ContactErasedError();
  const members = await membersOf(db, [contactId]);
  const identifiers = identifiersOfMembers(members);
  const ids = (
    await db.selectFrom('contacts').where('survivor_id', '=', contactId).select('id').execute()
  ).map(({ id }) => id);
  const identities = db.selectFrom('source_identities').where('contact_id', 'in', ids).select('id');

  await db.deleteFrom('blocking_keys').where('identity_id', 'in', identities).execute();
  const records = await db
    .updateTable('source_records')
    .set({ data: null, content_hash: sql`'erased:' || id` })
    .where('identity_id', 'in', identities)
    .executeTakeFirst();
  await db
    .updateTable('source_identities')
    .set({ external_id: sql`'erased:' || id` })
    .where('contact_id', 'in', ids)
    .execute();
  await db.deleteFrom('interaction_sharers').where('contact_id', 'in', ids).execute();
  const interactions = await db
    .updateTable('interactions')
    .set({ data: null, identifier: null, external_id: sql`'erased:' || id`, content_hash: ERASED })
    .where('contact_id', 'in', ids)
    .executeTakeFirst();
  await db
    .updateTable('contact_enrichment_log')
    .set({ enriched_data: null })
    .where('contact_id', 'in', ids)
    .execute();
  await db.updateTable('contact_sync').set({ resman_contact_id: null }).where('user_id', 'in', ids).execute();
  const effects = await db
    .updateTable('effects')
    .set({ payload: null, external_id: null, payload_hash: ERASED, given_up_reason: null })
    .where('contact_id', 'in', ids)
    .executeTakeFirst();
  await db
    .updateTable('merges')
    .set({ secondary_sync_json: null, primary_hash: ERASED, secondary_hash: ERASED, merged_hash: ERASED })
    .where('secondary_id', 'in', ids)
    .execute();
  const events = await eraseEvents(db, identifiers, ids);
  await eraseCorrections(db, identifiers, ids);
  const suppressions = await eraseConsent(db, identifiers);
  const shared = await othersHave(db, identifiers);
  const person = {
    own: identifiers.filter((identifier) => !shared.has(identifier)),
    shared: [...shared],
    names: namesOf(members.map(({ record }) => record)),
  };
  const imported = await eraseImported(db, person, (phones) => othersHavePhones(db, phones), clock);
  await db
    .updateTable('contacts')
    .set({
      fields_json: JSON.stringify({ ...nothing, propertyId: row.property_id }),
      content_hash: ERASED,
      lead_score: null,
      updated_at: clock.now(),
    })
    .where('id', 'in', ids)
    .execute();
  await db.updateTable('contacts').set({ status: 'erased' }).where('id', '=', contactId).execute();
  await audit(db, { action: 'contact_erased', actor: by, subjectId: contactId }, clock);
  return {
    contactId,
    contacts: ids.length,
    records: Number(records.numUpdatedRows),
    interactions: Number(interactions.numUpdatedRows),
    events,
    effects: Number(effects.numUpdatedRows),
    suppressions,
    ...imported,
  };
}

/** Which numbers and addresses another contact has too, once the keys of the person are gone. */
async function othersHave(db: LedgerDb, identifiers: readonly string[]): Promise<Set<string>> {
  const rows = await selectInChunks(identifiers, (chunk) =>
    db.selectFrom('blocking_keys').where('key', 'in', chunk).select('key').distinct().execute(),
  );
  return new Set(rows.map(({ key }) => key));
}

async function othersHavePhones(db: LedgerDb, phones: readonly string[]): Promise<Set<string>> {
  const held = await othersHave(db, phones.map(phoneIdentifier));
  return new Set(phones.filter((phone) => held.has(phoneIdentifier(phone))));
}

/** A contact of whom nothing is known. */
const nothing = goldenRecord([], goldenRulesOf(defaultMatchingRule));

/** So many events are looked at at a time. */
const EVENTS_AT_A_TIME = 500;

/**
 * Events have no contact: those that were dealt with and speak of a number or address of the person, however it is written,
 * or name an id of their contact, are emptied, and so are their answers. Events that still wait are left, as nothing that was
 * told us is lost.
 */
async function eraseEvents(
  db: LedgerDb,
  identifiers: readonly string[],
  contactIds: readonly string[],
): Promise<number> {
  let erased = 0;
  let after = '';
  for (;;) {
    const page = await db
      .selectFrom('events')
      .where('status', 'in', ['done', 'dead'])
      .where((row) => row.or([row('payload', 'is not', null), row('answer_json', 'is not', null)]))
      .where('id', '>', after)
      .select(['id', 'payload', 'answer_json'])
      .orderBy('id')
      .limit(EVENTS_AT_A_TIME)
      .execute();
    const isTheirs = (text: string | null) =>
      text !== null && (mentionsAny(text, identifiers) || contactIds.some((id) => text.includes(id)));
    const theirs = page
      .filter(({ payload, answer_json: answer }) => isTheirs(payload) || isTheirs(answer))
      .map(({ id }) => id);
    if (theirs.length > 0)
      await db
        .updateTable('events')
        .set({ payload: null, answer_json: null, answer_status: null, given_up_reason: null })
        .where('id', 'in', theirs)
        .execute();
    erased += theirs.length;
    if (page.length < EVENTS_AT_A_TIME) return erased;
    after = page.at(-1)?.id ?? '';
  }
}

/** What was corrected in an event that was emptied, and what names the person wherever the event stands. */
async function eraseCorrections(
  db: LedgerDb,
  identifiers: readonly string[],
  contactIds: readonly string[],
): Promise<void> {
  const empty = { payload_before: null, payload_after: null, reason: '(erased)' };
  await db
    .updateTable('event_corrections')
    .set(empty)
    .where('event_id', 'in', (event) => event.selectFrom('events').select('id').where('payload', 'is', null))
    .execute();
  const rows = await db
    .selectFrom('event_corrections')
    .where('payload_after', 'is not', null)
    .select(['id', 'payload_before', 'payload_after', 'reason'])
    .execute();
  const theirs = rows.filter((row) =>
    [row.payload_before, row.payload_after, row.reason].some(
      (text) =>
        text !== null && (mentionsAny(text, identifiers) || contactIds.some((id) => text.includes(id))),
    ),
  );
  for (const { id } of theirs)
    await db.updateTable('event_corrections').set(empty).where('id', '=', id).execute();
}

/**
 * Keeps what forbids, without words and evidence, and forgets the rest. A "no" that had been lifted counts again: nothing is left
 * that shows it was.
 */
async function eraseConsent(db: LedgerDb, identifiers: readonly string[]): Promise<number> {
  if (identifiers.length === 0) return 0;
  await db.deleteFrom('send_permits').where('identifier', 'in', identifiers).execute();
  const kept = await db
    .updateTable('consent_statements')
    .set({ quote: null, evidence_id: null, contact_id: null })
    .where('identifier', 'in', identifiers)
    .where('state', '=', 'denied')
    .executeTakeFirst();
  await db
    .deleteFrom('consents')
    .where('identifier', 'in', identifiers)
    .where('state', '<>', 'denied')
    .execute();
  await db
    .deleteFrom('consent_statements')
    .where('identifier', 'in', identifiers)
    .where('state', '<>', 'denied')
    .execute();
  await refreshConsents(
    db,
    identifiers.flatMap((identifier) => channelsOf(identifier).map((channel) => ({ identifier, channel }))),
  );
  return Number(kept.numUpdatedRows);
}
