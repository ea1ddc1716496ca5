import type { Json } from '../../contacts/model/person-record';
import type { InteractionKind } from '../contact-tables';
import { survivorOf } from '../contacts/lock-contacts';
import type { Ledger } from '../open-ledger';
import { isInHistoryOf } from './of-contact';
import { isOlderThan, pageOf, type Page, type PageRequest } from '../paging';

/** An interaction as it is put out. */
export interface InteractionShown {
  readonly interactionId: string;
  readonly system: string;
  readonly externalId: string;
  readonly kind: InteractionKind;
  readonly direction: 'incoming' | 'outgoing' | null;
  readonly occurredAt: string;
  readonly propertyId: string | null;
  /** The contact it was with at first, before any merge. */
  readonly homeContactId: string;
  readonly data: Json;
}

/**
 * Everything that was said with a contact, those merged into it included, and over numbers and addresses that it shares with
 * others; the newest first.
 * @throws {UnknownContactError}
 */
export async function historyOf(
  ledger: Ledger,
  contactId: string,
  { limit, after }: PageRequest,
): Promise<Page<InteractionShown>> {
  return ledger.read(async (db) => {
    const survivorId = await survivorOf(db, contactId);
    let query = db
      .selectFrom('interactions')
      .where((eb) => isInHistoryOf(eb, survivorId))
      .selectAll()
      .orderBy('occurred_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (after) query = query.where(isOlderThan('occurred_at', after));
    const rows = await query.execute();
    return pageOf(
      rows.map((row) => ({
        interactionId: row.id,
        system: row.system,
        externalId: row.external_id,
        kind: row.kind,
        direction: row.direction,
        occurredAt: row.occurred_at,
        propertyId: row.property_id,
        homeContactId: row.contact_id,
        data: row.data === null ? null : (JSON.parse(row.data) as Json),
      })),
      limit,
      ({ occurredAt, interactionId }) => ({ at: occurredAt, id: interactionId }),
    );
  });
}
