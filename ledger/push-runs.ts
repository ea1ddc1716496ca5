import type { Ledger } from './open-ledger';
import { countPushes } from './push-counts';

/** What there is to push before a run begins. Counts of numbers. */
export interface PushOutlook {
  readonly waiting: number;
  readonly failed: number;
  readonly pushed: number;
}

/** Looks how far the push has come; changes nothing. */
export async function pushOutlook(ledger: Ledger): Promise<PushOutlook> {
  const { waiting, failed, pushed } = await ledger.read(countPushes);
  return { waiting, failed, pushed };
}

/** What one run of the push did. Counts of numbers, but for `contacts`. */
export interface PushRunSummary {
  readonly contacts: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
}

/** Counts what the journal says about a run; all zero for a run that pushed nothing. */
export async function summarizePushRun(ledger: Ledger, runId: string): Promise<PushRunSummary> {
  return ledger.read(async (db) => {
    const rows = await db
      .selectFrom('enrichment_pushes')
      .select(['outcome', 'contact_id', 'numbers'])
      .where('run_id', '=', runId)
      .execute();
    const numbers = (outcome: (typeof rows)[number]['outcome']) =>
      rows.filter((row) => row.outcome === outcome).reduce((sum, row) => sum + row.numbers, 0);
    return {
      contacts: new Set(rows.map((row) => row.contact_id)).size,
      created: numbers('created'),
      updated: numbers('updated'),
      unchanged: numbers('unchanged'),
      failed: numbers('failed'),
    };
  });
}
