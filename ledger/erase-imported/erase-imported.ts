import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import { identifierValue, phoneIdentifier } from '../../contacts/model/identifier';
import { ERASED_COPY, ERASED_EXPLANATION, erasedAs } from '../erased';
import type { LedgerDb } from '../tables';
import { eraseNumbers, furtherNumbers, settleSharedNumbers } from './erase-numbers';
import { rowsOfPerson, type ImportedPerson, type ImportedRow } from './rows-of-person';

/** How much of a person the one-time import held. */
export interface ErasedImport {
  /** Rows of files that were emptied. */
  readonly importedRows: number;
  /** Numbers that conversations were held with. */
  readonly importedNumbers: number;
}

/**
 * Empties what the one-time import holds of a person: their rows, the copies of them that were matched, and their numbers,
 * those among them that only their rows have.
 * Every row, conversation, number, decision and push stays with its outcome, so that the report balances as before.
 * Nobody else may write to the import meanwhile (`Ledger.write`). Safe to repeat.
 * @param isOthers which of some numbers another contact has
 */
export async function eraseImported(
  db: LedgerDb,
  person: ImportedPerson,
  isOthers: (phones: readonly string[]) => Promise<ReadonlySet<string>>,
  clock: Clock,
): Promise<ErasedImport> {
  const rows = await emptyRows(db, person, clock);
  const phones = person.own.filter((identifier) => identifier.startsWith('phone:')).map(identifierValue);
  const further = await furtherNumbers(db, { phones, rows });
  const others = await isOthers(further);
  const theirs = further.filter((phone) => !others.has(phone));
  if (theirs.length > 0)
    rows.push(...(await emptyRows(db, { ...person, own: theirs.map(phoneIdentifier), shared: [] }, clock)));
  const importedNumbers = await eraseNumbers(db, [...phones, ...theirs], clock);
  await settleSharedNumbers(
    db,
    rows.map(({ recordKey }) => recordKey),
    clock,
  );
  return { importedRows: rows.length, importedNumbers };
}

/** @returns the rows that were emptied */
async function emptyRows(db: LedgerDb, person: ImportedPerson, clock: Clock): Promise<ImportedRow[]> {
  const rows = await rowsOfPerson(db, person);
  // Rows of one customer stay one customer.
  const aliases = new Map<string, string>();
  for (const { recordKey, externalId, sourceType } of rows) {
    const name = `${sourceType} ${externalId}`;
    const alias = aliases.get(name) ?? erasedAs(clock.newId());
    aliases.set(name, alias);
    await db
      .updateTable('enrichment_source_records')
      .set({ data: null, explanation: ERASED_EXPLANATION, external_id: externalId === null ? null : alias })
      .where('record_key', '=', recordKey)
      .execute();
  }
  for (const chunk of chunksOf(rows, 1))
    await db
      .updateTable('enrichment_matches')
      .set({ source_data: ERASED_COPY })
      .where(
        'record_key',
        'in',
        chunk.map(({ recordKey }) => recordKey),
      )
      .execute();
  return rows;
}
