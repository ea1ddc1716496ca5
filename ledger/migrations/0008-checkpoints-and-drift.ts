import { sql, type Kysely, type Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** How far something was read, and how the ledger compares with a system. Ids and counts only. */
export function checkpointsAndDrift(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('checkpoints')
        .addColumn('name', key, (c) => c.primaryKey())
        .addColumn('value', key, (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('updated_at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('drift_reports')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('system', key, (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull().check(sql`status in ('open', 'finished')`))
        .addColumn('property_ids_json', 'text')
        .addColumn('counts_json', 'text')
        .addColumn('fields_json', 'text')
        .addColumn('started_at', key, (c) => c.notNull())
        .addColumn('finished_at', 'text')
        .execute();
      await db.schema
        .createIndex('drift_reports_by_time')
        .on('drift_reports')
        .columns(['started_at', 'id'])
        .execute();

      await db.schema
        .createTable('drift_findings')
        .addColumn('report_id', key, (c) => c.notNull().references('drift_reports.id'))
        .addColumn('kind', key, (c) =>
          c
            .notNull()
            .check(sql`kind in ('same', 'missing', 'differing', 'gone', 'doubled', 'not_in_system')`),
        )
        .addColumn('subject_id', key, (c) => c.notNull())
        .addColumn('detail_json', 'text')
        .addPrimaryKeyConstraint('one_finding_per_subject', ['report_id', 'kind', 'subject_id'])
        .execute();
    },
  };
}
