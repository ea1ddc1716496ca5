import { contentHashOf } from '../../contacts/model/canonical-json';
import type { Clock } from '../clock';
import { storableJson } from '../contacts/storable-record';
import type { Ledger } from '../open-ledger';
import { storableText } from '../storable-text';
import type { LedgerDb } from '../tables';
import type { InteractionToSave, SavedInteraction } from './interaction-to-save';
import { whoseInteraction } from './whose-interaction';

/**
 * Keeps interactions under their original ids. One that comes again changes nothing; one that has changed since (a call that
 * has ended) is brought up to date and stays with its contact. Where its system says when it changed, the newest state stays
 * in whatever order they come, and of two states of one instant the same one; else the last to come. One over a number that
 * several contacts have is in the history of each. One whose contact is not known is not saved and told; it takes none of the
 * others with it.
 * @returns one answer an interaction, in their order
 */
export async function saveInteractions(
  ledger: Ledger,
  interactions: readonly InteractionToSave[],
  clock: Clock,
): Promise<SavedInteraction[]> {
  const keys = interactions.map(({ system, externalId }) => `interaction ${system} ${externalId}`);
  return ledger.writeKeys(keys, async (db) => {
    const saved: SavedInteraction[] = [];
    for (const interaction of interactions) saved.push(await saveOne(db, interaction, clock));
    return saved;
  });
}

async function saveOne(
  db: LedgerDb,
  interaction: InteractionToSave,
  clock: Clock,
): Promise<SavedInteraction> {
  const { system } = interaction;
  const externalId = storableText(interaction.externalId);
  const told = { system, externalId: interaction.externalId };
  const data = storableJson(interaction.data);
  const occurredAt = new Date(interaction.occurredAt).toISOString();
  const changedAt = interaction.changedAt ? new Date(interaction.changedAt).toISOString() : null;
  const direction = interaction.direction ?? null;
  const content = { kind: interaction.kind, direction, occurredAt, data };
  const contentHash = contentHashOf(content);
  const known = await db
    .selectFrom('interactions')
    .innerJoin('contacts', 'contacts.id', 'interactions.contact_id')
    .where('interactions.system', '=', system)
    .where('interactions.external_id', '=', externalId)
    .select(['interactions.id', 'contacts.survivor_id', 'interactions.contact_id as homeId'])
    .select(['interactions.content_hash as contentHash', 'interactions.changed_at as changedAt'])
    .executeTakeFirst();
  if (known) {
    const answer = { ...told, interactionId: known.id, contactId: known.survivor_id };
    if (!isNewer({ changedAt, contentHash }, known))
      return { ...answer, outcome: known.contentHash === contentHash ? 'unchanged' : 'outdated' };
    await db
      .updateTable('interactions')
      .set({
        kind: interaction.kind,
        direction,
        occurred_at: occurredAt,
        data: JSON.stringify(data),
        changed_at: changedAt ?? known.changedAt,
        content_hash: contentHash,
      })
      .where('id', '=', known.id)
      .execute();
    await noteActivity(db, known.homeId, occurredAt);
    return { ...answer, outcome: known.contentHash === contentHash ? 'unchanged' : 'updated' };
  }
  const owner = await whoseInteraction(db, interaction);
  if (owner === null) return { ...told, outcome: 'unknown_contact', interactionId: null, contactId: null };
  const id = clock.newId();
  await db
    .insertInto('interactions')
    .values({
      id,
      system,
      external_id: externalId,
      contact_id: owner.homeId,
      kind: interaction.kind,
      direction,
      occurred_at: occurredAt,
      property_id: interaction.propertyId ?? null,
      identifier: interaction.identifier ?? null,
      data: JSON.stringify(data),
      changed_at: changedAt,
      content_hash: contentHash,
      received_at: clock.now(),
    })
    .execute();
  for (const { homeId } of owner.sharers)
    await db.insertInto('interaction_sharers').values({ interaction_id: id, contact_id: homeId }).execute();
  for (const { homeId } of [owner, ...owner.sharers]) await noteActivity(db, homeId, occurredAt);
  return { ...told, outcome: 'saved', interactionId: id, contactId: owner.survivorId };
}

interface State {
  readonly changedAt: string | null;
  readonly contentHash: string;
}

/** A state without a time, or after one without, is newer when it says something else. */
function isNewer(state: State, known: State): boolean {
  if (state.changedAt === null || known.changedAt === null)
    return state.contentHash !== known.contentHash || (state.changedAt !== null && known.changedAt === null);
  if (state.changedAt !== known.changedAt) return state.changedAt > known.changedAt;
  return state.contentHash > known.contentHash;
}

/** Remembers when there was something last with the contact it belongs to, whatever that is merged into; it never goes back. */
async function noteActivity(db: LedgerDb, homeId: string, at: string): Promise<void> {
  await db
    .updateTable('contacts')
    .set({ last_activity_at: at })
    .where('id', '=', homeId)
    .where((eb) => eb.or([eb('last_activity_at', 'is', null), eb('last_activity_at', '<', at)]))
    .execute();
}
