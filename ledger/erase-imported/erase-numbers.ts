import { selectInChunks } from '../chunks';
import type { Clock } from '../clock';
import { isOpenConflict } from '../decision-state';
import { sql } from '../kysely';
import { ERASED, ERASED_COPY, erasedAs } from '../erased';
import type { LedgerDb, NumberRow } from '../tables';
import type { ImportedRow } from './rows-of-person';

/** The code of a push that will not be made, because the person was erased. */
const PUSH_ERASED = 'ledger.contact_erased';

/**
 * Further numbers of a person: those of which every record that was not rejected is one of their emptied rows. A row with
 * another name that was not applied to the number it was found by may be somebody else's, and its other numbers too; they do
 * not count.
 * @param phones by which the rows were found
 */
export async function furtherNumbers(
  db: LedgerDb,
  { phones, rows }: { readonly phones: readonly string[]; readonly rows: readonly ImportedRow[] },
): Promise<string[]> {
  const doubtful = await selectInChunks(phones, (chunk) =>
    db
      .selectFrom('enrichment_matches')
      .where('phone_number', 'in', chunk)
      .where('status', 'in', ['pending', 'rejected'])
      .select('record_key as recordKey')
      .execute(),
  );
  const isDoubtful = new Set(doubtful.map(({ recordKey }) => recordKey));
  const sure = rows.filter(({ recordKey, isNamedAlike }) => isNamedAlike || !isDoubtful.has(recordKey));
  const found = await selectInChunks(
    sure.map(({ recordKey }) => recordKey),
    (chunk) =>
      db
        .selectFrom('enrichment_matches as match')
        .where('match.record_key', 'in', chunk)
        .where(isNotRejected('match.status'))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('enrichment_matches as other')
                .whereRef('other.phone_number', '=', 'match.phone_number')
                .where(isNotRejected('other.status'))
                .where('other.source_data', '<>', ERASED_COPY)
                .select('other.id'),
            ),
          ),
        )
        .select('match.phone_number as phone')
        .distinct()
        .execute(),
  );
  const known = new Set(phones);
  return [...new Set(found.map(({ phone }) => phone))].filter((phone) => !known.has(phone)).sort();
}

const isNotRejected = (status: string) => sql<boolean>`coalesce(${sql.ref(status)}, '') <> 'rejected'`;

/**
 * Puts a name that says nothing in place of numbers, in every table of the one-time import. Conversations, outcome, decision and
 * push stay as they are; what was not pushed yet never will be, and an open conflict counts as put off. Safe to repeat.
 * @returns how many numbers there were
 */
export async function eraseNumbers(db: LedgerDb, phones: readonly string[], clock: Clock): Promise<number> {
  const rows = await selectInChunks(phones, (chunk) =>
    db.selectFrom('enrichment_numbers').where('phone_number', 'in', chunk).selectAll().execute(),
  );
  const contacts = contactsBehind(db, rows, clock);
  for (const row of rows) {
    const alias = erasedAs(clock.newId());
    await db
      .insertInto('enrichment_numbers')
      .values({ ...erased(row, clock.now()), ...contacts.aliasOf(row), phone_number: alias })
      .execute();
    for (const table of ['enrichment_matches', 'enrichment_conversations', 'enrichment_decisions'] as const)
      await db
        .updateTable(table)
        .set({ phone_number: alias })
        .where('phone_number', '=', row.phone_number)
        .execute();
    await db.deleteFrom('enrichment_numbers').where('phone_number', '=', row.phone_number).execute();
  }
  await contacts.eraseJournal();
  return rows.length;
}

/** A number that other people have as well, and of whose rows some were emptied: what was made of those is forgotten. */
export async function settleSharedNumbers(
  db: LedgerDb,
  recordKeys: readonly string[],
  clock: Clock,
): Promise<void> {
  const touched = await selectInChunks(recordKeys, (chunk) =>
    db
      .selectFrom('enrichment_numbers as number')
      .where('number.phone_number', 'in', (eb) =>
        eb.selectFrom('enrichment_matches').where('record_key', 'in', chunk).select('phone_number'),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('enrichment_matches as match')
              .whereRef('match.phone_number', '=', 'number.phone_number')
              .where('match.status', 'in', ['applied', 'pending'])
              .where('match.source_data', '<>', ERASED_COPY)
              .select('match.id'),
          ),
        ),
      )
      .selectAll()
      .execute(),
  );
  for (const row of touched)
    await db
      .updateTable('enrichment_numbers')
      .set(erased(row, clock.now()))
      .where('phone_number', '=', row.phone_number)
      .execute();
}

/** A number without what was found out and sent about the person behind it. */
function erased(row: NumberRow, now: string): NumberRow {
  const hash = (value: string | null): string | null => (value === null ? null : ERASED);
  const isOpen = isOpenConflict(row);
  const isToPush = row.decision !== null && row.push_state !== 'done';
  return {
    ...row,
    differs_json: '[]',
    reasons_json: '[]',
    skipped_at: isOpen ? (row.skipped_at ?? now) : row.skipped_at,
    push_state: row.push_state === 'done' ? 'done' : isToPush ? 'failed' : 'none',
    push_error_code: isToPush ? PUSH_ERASED : row.push_error_code,
    push_error: null,
    handed_out_basis: hash(row.handed_out_basis),
    handed_out_hash: hash(row.handed_out_hash),
    pushed_hash: hash(row.pushed_hash),
  };
}

/** The contacts that OpenPhone has of numbers that are erased, but for those it has of other numbers too. */
function contactsBehind(db: LedgerDb, rows: readonly NumberRow[], clock: Clock) {
  const aliases = new Map(
    rows.flatMap(({ openphone_contact_id: id }) =>
      id === null ? [] : [[id, erasedAs(clock.newId())] as const],
    ),
  );
  const contactIds = [...new Set(rows.map(({ contact_id }) => contact_id))];
  return {
    aliasOf: ({ openphone_contact_id: id }: NumberRow) => ({
      openphone_contact_id: id === null ? null : (aliases.get(id) ?? null),
    }),
    async eraseJournal(): Promise<void> {
      for (const [id, alias] of aliases) {
        const other = await db
          .selectFrom('enrichment_numbers')
          .where('openphone_contact_id', '=', id)
          .select('phone_number')
          .executeTakeFirst();
        if (other === undefined)
          await db
            .updateTable('enrichment_pushes')
            .set({ openphone_contact_id: alias })
            .where('openphone_contact_id', '=', id)
            .execute();
      }
      for (const contactId of contactIds)
        await db
          .updateTable('enrichment_pushes')
          .set({ content_hash: sql`case when content_hash is null then null else ${ERASED} end` })
          .where('contact_id', '=', contactId)
          .execute();
    },
  };
}
