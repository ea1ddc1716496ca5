import type { Clock } from '../clock';
import { momentAfter } from '../moment';
import type { Ledger } from '../open-ledger';

/** The systems that can be compared. */
export type ComparedSystem = 'resman';

/** A comparison that takes contacts. */
export interface Comparison {
  readonly comparisonId: string;
  readonly system: ComparedSystem;
  readonly startedAt: string;
}

/** A run that was killed leaves its comparison open; after so long nobody goes on with it. */
const FORGOTTEN_AFTER_MS = 2 * 86_400_000;

/** Opens a comparison of the ledger with a system. What runs that were killed two days ago left open is taken away. */
export function beginComparison(ledger: Ledger, system: ComparedSystem, clock: Clock): Promise<Comparison> {
  return ledger.writeKeys([], async (db) => {
    const startedAt = clock.now();
    const forgotten = db
      .selectFrom('drift_reports')
      .where('status', '=', 'open')
      .where('started_at', '<', momentAfter(startedAt, -FORGOTTEN_AFTER_MS))
      .select('id');
    await db.deleteFrom('drift_findings').where('report_id', 'in', forgotten).execute();
    await db.deleteFrom('drift_reports').where('id', 'in', forgotten).execute();
    const comparisonId = clock.newId();
    await db
      .insertInto('drift_reports')
      .values({ id: comparisonId, system, status: 'open', started_at: startedAt })
      .execute();
    return { comparisonId, system, startedAt };
  });
}
