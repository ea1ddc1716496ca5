import type { Kysely, Migration } from '../kysely';

/** What became of an effect, in the word of who sent it: created, updated, refused ... */
export const effectResults: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('effects').addColumn('result', 'text').execute();
  },
};
