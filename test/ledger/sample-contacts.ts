import type { Insertable } from '../../ledger/kysely';
import type { ContactsTable, InteractionsTable } from '../../ledger/contact-tables';
import type { LedgerDb } from '../../ledger/tables';
import { emptyContact } from '../support/empty-contact';

/** Midnight of a day of January 2026, ISO 8601 UTC. */
export const january = (day: number, time = '00:00:00.000'): string =>
  `2026-01-${String(day).padStart(2, '0')}T${time}Z`;

/** Puts a contact into the ledger without any record behind it; of property P1, made on 1 January 2026. */
export async function insertContact(
  db: LedgerDb,
  contact: { readonly id: string } & Partial<Insertable<ContactsTable>>,
): Promise<void> {
  const createdAt = contact.created_at ?? january(1);
  await db
    .insertInto('contacts')
    .values({
      property_id: 'P1',
      status: 'active',
      merged_into: null,
      survivor_id: contact.id,
      fields_json: JSON.stringify(emptyContact),
      content_hash: '',
      revision: 1,
      role: null,
      lead_score: null,
      first_system: 'domiq',
      last_activity_at: null,
      created_at: createdAt,
      updated_at: createdAt,
      ...contact,
    })
    .execute();
}

/** Puts a contact into the ledger that was merged into another one. */
export const insertMerged = (
  db: LedgerDb,
  id: string,
  survivorId: string,
  contact: Partial<Insertable<ContactsTable>> = {},
): Promise<void> =>
  insertContact(db, { ...contact, id, status: 'merged', merged_into: survivorId, survivor_id: survivorId });

/** Puts a chat with a contact into the ledger. */
export async function insertInteraction(
  db: LedgerDb,
  interaction: { readonly id: string; readonly contact_id: string } & Partial<Insertable<InteractionsTable>>,
): Promise<void> {
  await db
    .insertInto('interactions')
    .values({
      system: 'domiq',
      external_id: interaction.id,
      kind: 'chat',
      direction: 'incoming',
      occurred_at: january(1),
      property_id: 'P1',
      identifier: null,
      data: null,
      content_hash: '',
      received_at: january(1),
      ...interaction,
    })
    .execute();
}
