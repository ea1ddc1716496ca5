import type { Kysely, Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** The sends that were permitted and have not ended: a "no" waits for them. */
export function sendPermits(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('send_permits')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('identifier', key, (c) => c.notNull())
        .addColumn('channel', key, (c) => c.notNull())
        .addColumn('scope', key, (c) => c.notNull())
        .addColumn('granted_at', key, (c) => c.notNull())
        .addColumn('begin_by', key, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('send_permits_by_identifier')
        .on('send_permits')
        .columns(['identifier', 'begin_by'])
        .execute();
    },
  };
}
