import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import type { Insertable } from '../kysely';
import type { Ledger } from '../open-ledger';
import { storableText } from '../storable-text';
import type { LedgerDb } from '../tables';
import { contactsNotInSystem } from './contacts-not-in-system';
import { doubledContacts } from './doubled-contacts';
import {
  findingsOf,
  readReport,
  type DriftCounts,
  type DriftFindings,
  type DriftReport,
} from './drift-report';
import { NamesSchema } from './drift-schemas';
import type { DriftFindingsTable, DriftKind } from './drift-tables';
import { entriesGone } from './entries-gone';
import { openComparison } from './open-comparison';

export interface ComparisonToFinish {
  readonly comparisonId: string;
  /** The properties that were listed to the end. Of others nothing is said to be gone, doubled or lacking. */
  readonly propertyIds: readonly string[];
}

/** The report with the ids of what was found. */
export interface FinishedComparison extends DriftReport {
  readonly findings: DriftFindings;
}

/** So many ids of each kind are put out; all of them are in the ledger. */
export const MOST_FINDINGS_SHOWN = 1_000;

/**
 * Closes a comparison: finds what is gone, doubled or lacking in the properties that were listed as a whole, counts, and keeps
 * report and findings. Finishing it again gives the same report.
 * @throws {UnknownComparisonError} no comparison has the id; nothing was changed.
 */
export async function finishComparison(
  ledger: Ledger,
  { comparisonId, propertyIds }: ComparisonToFinish,
  clock: Clock,
): Promise<FinishedComparison> {
  const finished = await finishedReport(ledger, comparisonId);
  if (finished !== null) return finished;
  const { system, started_at: startedAt } = await ledger.read((db) => openComparison(db, comparisonId));
  const names = [...new Set(propertyIds.map(storableText))].sort();
  const scope = { comparisonId, system, startedAt, propertyIds: new Set(names) };
  const findings = [
    ...(await entriesGone(ledger, scope)).map((id) => finding(comparisonId, 'gone', id)),
    ...(await doubledContacts(ledger, scope)).map(({ contactId, externalIds }) =>
      finding(comparisonId, 'doubled', contactId, externalIds),
    ),
    ...(await contactsNotInSystem(ledger, scope)).map((id) => finding(comparisonId, 'not_in_system', id)),
  ];
  await ledger.writeKeys([], async (db) => {
    for (const chunk of chunksOf(findings, 4))
      await db
        .insertInto('drift_findings')
        .values(chunk)
        .onConflict((conflict) => conflict.columns(['report_id', 'kind', 'subject_id']).doNothing())
        .execute();
    const counts = await countsOf(db, comparisonId);
    const fields = await fieldCountsOf(db, comparisonId);
    await db
      .deleteFrom('drift_findings')
      .where('report_id', '=', comparisonId)
      .where('kind', '=', 'same')
      .execute();
    await db
      .updateTable('drift_reports')
      .set({
        status: 'finished',
        property_ids_json: JSON.stringify(names),
        counts_json: JSON.stringify(counts),
        fields_json: JSON.stringify(fields),
        finished_at: clock.now(),
      })
      .where('id', '=', comparisonId)
      .where('status', '=', 'open')
      .execute();
  });
  const report = await finishedReport(ledger, comparisonId);
  if (report === null) throw new RangeError('A comparison that was finished is not there.');
  return report;
}

const finding = (
  comparisonId: string,
  kind: DriftKind,
  subjectId: string,
  detail: readonly string[] = [],
): Insertable<DriftFindingsTable> => ({
  report_id: comparisonId,
  kind,
  subject_id: subjectId,
  detail_json: detail.length === 0 ? null : JSON.stringify(detail),
});

function finishedReport(ledger: Ledger, comparisonId: string): Promise<FinishedComparison | null> {
  return ledger.read(async (db) => {
    const row = await db
      .selectFrom('drift_reports')
      .where('id', '=', comparisonId)
      .where('status', '=', 'finished')
      .selectAll()
      .executeTakeFirst();
    return row === undefined
      ? null
      : { ...readReport(row), findings: await findingsOf(db, comparisonId, MOST_FINDINGS_SHOWN) };
  });
}

async function countsOf(db: LedgerDb, comparisonId: string): Promise<DriftCounts> {
  const rows = await db
    .selectFrom('drift_findings')
    .where('report_id', '=', comparisonId)
    .select(['kind', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('kind')
    .execute();
  const of = (wanted: DriftKind): number => rows.find(({ kind }) => kind === wanted)?.count ?? 0;
  const [same, missingInLedger, differing] = [of('same'), of('missing'), of('differing')];
  return {
    listed: same + missingInLedger + differing,
    same,
    missingInLedger,
    differing,
    goneFromSystem: of('gone'),
    doubledContacts: of('doubled'),
    notInSystem: of('not_in_system'),
  };
}

async function fieldCountsOf(db: LedgerDb, comparisonId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('drift_findings')
    .where('report_id', '=', comparisonId)
    .where('kind', '=', 'differing')
    .select('detail_json')
    .execute();
  const counts = new Map<string, number>();
  for (const { detail_json: detail } of rows)
    for (const field of NamesSchema.parse(JSON.parse(detail ?? '[]')))
      counts.set(field, (counts.get(field) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
