import { setImmediate as othersTurn } from 'node:timers/promises';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from './kysely';

/** Kysely over Node's built-in SQLite: one connection, one user of it at a time. */
export class NodeSqliteDialect implements Dialect {
  constructor(private readonly database: DatabaseSync) {}

  createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.database);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** SQLite can take back a change of tables; Kysely's own adapter does not use that. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * SQLite answers at once, so a long batch of transactions would never let go of the event loop, and n8n with it. After so many
 * everything else has its turn.
 */
const TRANSACTIONS_IN_A_ROW = 20;

class NodeSqliteDriver implements Driver {
  private readonly connection: SqliteConnection;
  private readonly waiting: (() => void)[] = [];
  private isTaken = false;
  private inARow = 0;

  constructor(private readonly database: DatabaseSync) {
    this.connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {}

  /** Waits, first come first served, until no other transaction holds the connection. */
  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.isTaken) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.isTaken = true;
    this.inARow += 1;
    if (this.inARow % TRANSACTIONS_IN_A_ROW === 0) await othersTurn();
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.waiting.shift();
    if (next) next();
    else this.isTaken = false;
  }

  /** A writer takes the write lock at once, so that it never has to start over half-way. */
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(settings.accessMode === 'read only' ? 'begin' : 'begin immediate'),
    );
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** A full disk makes SQLite roll back by itself; there is nothing left to do then. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    this.database.close();
  }
}

/** So many statements are kept prepared. */
const MOST_STATEMENTS = 300;

class SqliteConnection implements DatabaseConnection {
  private readonly statements = new Map<string, StatementSync>();

  constructor(private readonly database: DatabaseSync) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.prepared(sql);
    const values = parameters as readonly SQLInputValue[];
    if (statement.columns().length > 0) return { rows: statement.all(...values) as Row[] };
    const { changes } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  /** Preparing costs more than running most statements; SQLite itself prepares again what a change of tables outdates. */
  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    if (this.statements.size >= MOST_STATEMENTS) this.statements.clear();
    this.statements.set(sql, statement);
    return statement;
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    for (const row of this.database.prepare(sql).iterate(...(parameters as readonly SQLInputValue[]))) {
      yield { rows: [row as Row] };
    }
  }
}
