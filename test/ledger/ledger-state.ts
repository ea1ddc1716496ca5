import type { Ledger } from '../../ledger';

/** Everything of the enrichment but the history of decisions. */
export const stateOf = (ledger: Ledger) =>
  ledger.read(async (db) => ({
    numbers: await db.selectFrom('enrichment_numbers').selectAll().orderBy('phone_number').execute(),
    matches: await db.selectFrom('enrichment_matches').selectAll().orderBy('id').execute(),
    sources: await db.selectFrom('enrichment_sources').selectAll().orderBy('id').execute(),
    records: await db.selectFrom('enrichment_source_records').selectAll().orderBy('record_key').execute(),
  }));
