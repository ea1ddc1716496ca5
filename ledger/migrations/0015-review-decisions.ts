import type { Kysely, Migration } from '../kysely';

/** Numbers that are nobody's of their candidates, and which field of a merge comes from which candidate. */
export const reviewDecisions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of ['set_aside_at', 'set_aside_by', 'field_choice_json'])
      await db.schema.alterTable('enrichment_numbers').addColumn(column, 'text').execute();
    for (const column of ['set_aside_before', 'set_aside_by_before', 'choice_json'])
      await db.schema.alterTable('enrichment_decisions').addColumn(column, 'text').execute();
  },
};
