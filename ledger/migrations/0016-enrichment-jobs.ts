import { sql, type Kysely, type Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** What the review page had done in a workflow, and what its last dry run found out. */
export function enrichmentJobs(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('enrichment_jobs')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('kind', key, (c) => c.notNull())
        .addColumn('subject', 'text')
        .addColumn('status', key, (c) =>
          c
            .notNull()
            .defaultTo('running')
            .check(sql`status in ('running', 'done', 'failed')`),
        )
        .addColumn('requested_by', 'text', (c) => c.notNull())
        .addColumn('started_at', key, (c) => c.notNull())
        .addColumn('ended_at', 'text')
        .addColumn('problem', 'text')
        .addColumn('result_json', 'text')
        .execute();
      await db.schema
        .createIndex('enrichment_jobs_by_start')
        .on('enrichment_jobs')
        .columns(['started_at', 'id'])
        .execute();

      await db.schema
        .createTable('enrichment_planned_writes')
        .addColumn('external_id', key, (c) => c.primaryKey())
        .addColumn('action', key, (c) =>
          c.notNull().check(sql`action in ('create', 'update', 'unchanged', 'left_alone')`),
        )
        .addColumn('changes', 'text', (c) => c.notNull())
        .addColumn('planned_at', 'text', (c) => c.notNull())
        .execute();
    },
  };
}
