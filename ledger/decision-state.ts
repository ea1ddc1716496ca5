import { selectInChunks } from './chunks';
import { conflictVersion } from './conflict-version';
import type { LedgerDb, NumberRow } from './tables';

/** What a decision about one number is judged by. */
export interface NumberState {
  readonly row: NumberRow;
  /** Keys of the named records by candidate. */
  readonly candidates: ReadonlyMap<number, readonly string[]>;
  /** Of the named records and how they are grouped; see `conflictVersion`. */
  readonly version: string;
}

/** Whether a conflict waits for a person, put off or not. */
export const isOpenConflict = ({
  outcome,
  decision,
  set_aside_at,
}: Pick<NumberRow, 'outcome' | 'decision' | 'set_aside_at'>): boolean =>
  outcome === 'conflict' && decision === null && set_aside_at === null;

/** Reads some numbers with their candidates; numbers the ledger does not know are left out. */
export async function numberStates(
  db: LedgerDb,
  phones: readonly string[],
): Promise<Map<string, NumberState>> {
  const unique = [...new Set(phones)];
  const rows = await selectInChunks(unique, (chunk) =>
    db.selectFrom('enrichment_numbers').selectAll().where('phone_number', 'in', chunk).execute(),
  );
  const links = await selectInChunks(unique, (chunk) =>
    db
      .selectFrom('enrichment_matches')
      .select(['phone_number', 'record_key', 'candidate_no'])
      .where('phone_number', 'in', chunk)
      .where('candidate_no', 'is not', null)
      .orderBy('record_key')
      .execute(),
  );
  const linksOf = new Map<string, { recordKey: string; candidateNo: number }[]>();
  for (const { phone_number, record_key, candidate_no } of links) {
    const ofNumber = linksOf.get(phone_number) ?? [];
    ofNumber.push({ recordKey: record_key, candidateNo: candidate_no ?? 0 });
    linksOf.set(phone_number, ofNumber);
  }
  return new Map(
    rows.map((row) => {
      const ofNumber = linksOf.get(row.phone_number) ?? [];
      const candidates = new Map<number, string[]>();
      for (const { candidateNo, recordKey } of ofNumber)
        candidates.set(candidateNo, [...(candidates.get(candidateNo) ?? []), recordKey]);
      return [row.phone_number, { row, candidates, version: conflictVersion(ofNumber) }];
    }),
  );
}
