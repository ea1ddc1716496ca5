import { ComparedCountsSchema, FieldCountsSchema, NamesSchema } from './drift-schemas';
import type { Selectable } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import type { DriftKind, DriftReportsTable } from './drift-tables';

/** What a comparison is counted by. The books: listed = same + missing + differing. */
export interface DriftCounts {
  /** Entries the system lists, ... */
  readonly listed: number;
  /** ... of which the ledger says the same, ... */
  readonly same: number;
  /** ... that it has not, ... */
  readonly missingInLedger: number;
  /** ... or of which it says something else. */
  readonly differing: number;
  /** Entries the ledger thinks are there, and the system does not list. */
  readonly goneFromSystem: number;
  /** Contacts with two entries in one property. */
  readonly doubledContacts: number;
  /** Contacts that should be in the system and are not. */
  readonly notInSystem: number;
}

/** How the ledger compared with a system at one time. Ids and names of fields, nothing about people. */
export interface DriftReport extends DriftCounts {
  readonly comparisonId: string;
  readonly system: string;
  /** The properties that were compared as a whole; elsewhere nothing was said to be gone. */
  readonly propertyIds: readonly string[];
  readonly startedAt: string;
  readonly finishedAt: string;
  /** True when nothing but `listed` and `same` is counted. */
  readonly isClean: boolean;
  /** In how many entries a field differs, by its name. */
  readonly fields: Readonly<Record<string, number>>;
}

/** Which they are: at most so many of each, by id. */
export interface DriftFindings {
  readonly missingInLedger: readonly string[];
  readonly differing: readonly { readonly externalId: string; readonly fields: readonly string[] }[];
  readonly goneFromSystem: readonly string[];
  readonly doubledContacts: readonly {
    readonly contactId: string;
    readonly externalIds: readonly string[];
  }[];
  readonly notInSystem: readonly string[];
}

/** The finished comparisons, the newest first. */
export const listDriftReports = (ledger: Ledger, limit: number): Promise<DriftReport[]> =>
  ledger.read((db) => newestDriftReports(db, limit));

/** The same inside a transaction. */
export async function newestDriftReports(db: LedgerDb, limit: number): Promise<DriftReport[]> {
  const rows = await db
    .selectFrom('drift_reports')
    .where('status', '=', 'finished')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readReport);
}

/** The findings of a comparison, by id, at most `most` of each kind. */
export async function findingsOf(db: LedgerDb, comparisonId: string, most: number): Promise<DriftFindings> {
  const of = async (kind: DriftKind) => {
    const rows = await db
      .selectFrom('drift_findings')
      .where('report_id', '=', comparisonId)
      .where('kind', '=', kind)
      .select(['subject_id', 'detail_json'])
      .orderBy('subject_id')
      .limit(most)
      .execute();
    return rows.map(({ subject_id: id, detail_json: detail }) => ({
      id,
      names: NamesSchema.parse(JSON.parse(detail ?? '[]')),
    }));
  };
  const idsOf = async (kind: DriftKind) => (await of(kind)).map(({ id }) => id);
  return {
    missingInLedger: await idsOf('missing'),
    differing: (await of('differing')).map(({ id, names }) => ({ externalId: id, fields: names })),
    goneFromSystem: await idsOf('gone'),
    doubledContacts: (await of('doubled')).map(({ id, names }) => ({ contactId: id, externalIds: names })),
    notInSystem: await idsOf('not_in_system'),
  };
}

/** A finished comparison as it is put out. */
export function readReport(row: Selectable<DriftReportsTable>): DriftReport {
  const counts = ComparedCountsSchema.parse(JSON.parse(row.counts_json ?? '{}'));
  const { listed, same, ...drift } = counts;
  return {
    comparisonId: row.id,
    system: row.system,
    propertyIds: NamesSchema.parse(JSON.parse(row.property_ids_json ?? '[]')),
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? row.started_at,
    isClean: Object.values(drift).every((count) => count === 0),
    listed,
    same,
    ...drift,
    fields: FieldCountsSchema.parse(JSON.parse(row.fields_json ?? '{}')),
  };
}
