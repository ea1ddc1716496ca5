import type { LedgerDb } from '../tables';

/** A piece of the contacts that a rule is about. */
export interface AffectedContactsPage {
  /** null: the rule of every property that has none of its own. */
  readonly propertyId: string | null;
  readonly limit: number;
  /** The last id of the page before; leave it out for the first. */
  readonly after?: string;
}

/**
 * Ids of the standing contacts to compute anew after a rule was saved or deleted, ascending, a page at a time; the last page
 * is shorter than the limit. Contacts that change or are merged meanwhile move no page. The rule of every property concerns
 * all contacts, those of properties with a rule of their own included: it also chooses the property of a contact.
 */
export async function affectedContacts(
  db: LedgerDb,
  { propertyId, limit, after = '' }: AffectedContactsPage,
): Promise<string[]> {
  let query = db.selectFrom('contacts').where('status', '=', 'active').where('id', '>', after);
  if (propertyId !== null) query = query.where('property_id', '=', propertyId);
  const rows = await query.select('id').orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}
