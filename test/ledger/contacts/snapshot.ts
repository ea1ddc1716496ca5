import type { Ledger } from '../../../ledger';

/** Everything that has to be equal when two ledgers know the same: who is one person, and what is known of them. */
export interface Snapshot {
  /** For every contact that stands by itself: its entries, and the hash of what they make. */
  readonly contacts: readonly { readonly entries: readonly string[]; readonly hash: string }[];
}

export async function snapshotOf(ledger: Ledger): Promise<Snapshot> {
  const rows = await ledger.read((db) =>
    db
      .selectFrom('source_identities as identity')
      .innerJoin('contacts as home', 'home.id', 'identity.contact_id')
      .innerJoin('contacts as survivor', 'survivor.id', 'home.survivor_id')
      .select([
        'survivor.id',
        'survivor.content_hash as hash',
        'identity.system',
        'identity.external_id as externalId',
      ])
      .execute(),
  );
  const contacts = new Map<string, { entries: string[]; hash: string }>();
  for (const { id, hash, system, externalId } of rows) {
    const known = contacts.get(id) ?? { entries: [], hash };
    known.entries.push(`${system} ${externalId}`);
    contacts.set(id, known);
  }
  return {
    contacts: [...contacts.values()]
      .map(({ entries, hash }) => ({ entries: entries.sort(), hash }))
      .sort((a, b) => ((a.entries[0] ?? '') < (b.entries[0] ?? '') ? -1 : 1)),
  };
}

/** What is wrong with the ledger's contacts; empty for one whose books balance. */
export async function imbalancesOf(ledger: Ledger): Promise<string[]> {
  return ledger.read(async (db) => {
    const contacts = await db
      .selectFrom('contacts')
      .select(['id', 'merged_into', 'survivor_id', 'status'])
      .execute();
    const byId = new Map(contacts.map((contact) => [contact.id, contact]));
    const wrong: string[] = [];
    for (const { id, survivor_id } of contacts) {
      let end = id;
      for (let steps = 0; steps <= contacts.length; steps += 1) {
        const next = byId.get(end)?.merged_into;
        if (next === null || next === undefined) break;
        end = next;
      }
      if (end !== survivor_id) wrong.push('A contact counts for another than it was merged into.');
    }
    const merges = await db.selectFrom('merges').where('undone_at', 'is', null).selectAll().execute();
    const edges = new Set(merges.map((merge) => `${merge.secondary_id} ${merge.primary_id}`));
    const merged = contacts.filter(({ merged_into }) => merged_into !== null);
    if (
      merged.some(({ id, merged_into }) => !edges.has(`${id} ${merged_into}`)) ||
      merged.length !== edges.size
    )
      wrong.push('The merge journal and the contacts differ.');
    const counts = await Promise.all(
      (['source_records', 'resolutions', 'source_identities', 'contact_sync'] as const).map((table) =>
        db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
      ),
    );
    const [records, resolutions, , syncs] = counts.map(({ count }) => count);
    if (records !== resolutions) wrong.push('Not every record has one resolution.');
    if (syncs !== contacts.length) wrong.push('Not every contact has one row of sync.');
    const mergedSyncs = await db
      .selectFrom('contact_sync')
      .where('sync_status', '=', 'merged')
      .select('user_id')
      .execute();
    if (mergedSyncs.length !== merged.length)
      wrong.push('Not every merged contact is marked so in contact_sync.');
    return wrong;
  });
}
