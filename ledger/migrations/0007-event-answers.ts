import { sql, type Kysely, type Migration } from '../kysely';

/** What whoever sent an event is told about it once the work is done. */
export const eventAnswers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('events').addColumn('answer_json', 'text').execute();
    await db.schema
      .alterTable('events')
      .addColumn('answer_status', 'integer', (c) => c.check(sql`answer_status between 200 and 599`))
      .execute();
  },
};
