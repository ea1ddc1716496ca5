import type { Selectable } from '../kysely';
import type { LedgerDb } from '../tables';
import type { DriftReportsTable } from './drift-tables';
import { UnknownComparisonError } from './errors';

/** A comparison that still takes contacts. @throws {UnknownComparisonError} */
export async function openComparison(
  db: LedgerDb,
  comparisonId: string,
): Promise<Selectable<DriftReportsTable>> {
  const row = await db
    .selectFrom('drift_reports')
    .where('id', '=', comparisonId)
    .where('status', '=', 'open')
    .selectAll()
    .executeTakeFirst();
  if (row === undefined) throw new UnknownComparisonError();
  return row;
}
