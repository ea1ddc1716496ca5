/** The one file that imports Kysely; the build bundles it in place. Only what the ledger uses passes through. */
export {
  CompiledQuery,
  Kysely,
  Migrator,
  PostgresDialect,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
export type {
  DatabaseConnection,
  Dialect,
  Driver,
  Expression,
  ExpressionBuilder,
  Insertable,
  Migration,
  QueryResult,
  RawBuilder,
  SelectQueryBuilder,
  Selectable,
  TransactionSettings,
} from 'kysely';
