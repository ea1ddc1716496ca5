import type { Kysely, Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** Who else may have been party to an interaction, because the number or address it went over is theirs too. */
export function interactionSharers(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('interaction_sharers')
        .addColumn('interaction_id', key, (c) => c.notNull().references('interactions.id'))
        .addColumn('contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addPrimaryKeyConstraint('interaction_sharers_pk', ['contact_id', 'interaction_id'])
        .execute();
    },
  };
}
