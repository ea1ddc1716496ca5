import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** What a sandbox keeps has an id and two times, ISO 8601 UTC with milliseconds. */
export interface Stamped {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The kinds of documents of one sandbox. */
export type DocumentKinds<D> = Record<keyof D, Stamped>;

/** The file under a store, for tables that are no documents. */
export type SandboxFile = Pick<Store<object>, 'database' | 'statement' | 'readFact' | 'writeFact'>;

/** The one value besides id and times that a document is looked up by; null when its kind has none. */
export type LookupOf<D> = <K extends keyof D & string>(kind: K, document: D[K]) => string | null;

/** Where a page ended: the value it was ordered by and the row's number, which breaks ties. */
export interface Position {
  readonly at: string;
  readonly row: number;
}

export interface Selection<D> {
  readonly orderBy: 'createdAt' | 'updatedAt';
  readonly descending: boolean;
  readonly after: Position | null;
  readonly limit: number;
  /** Only documents with one of these lookup values. */
  readonly lookups?: readonly string[];
  readonly accept?: (document: D) => boolean;
}

interface Row {
  readonly row: number;
  readonly at: string;
  readonly body: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS document (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, id TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    lookup TEXT, body TEXT NOT NULL,
    UNIQUE (kind, id));
  CREATE INDEX IF NOT EXISTS document_by_created_at ON document (kind, created_at, row);
  CREATE INDEX IF NOT EXISTS document_by_updated_at ON document (kind, updated_at, row);
  CREATE INDEX IF NOT EXISTS document_by_lookup ON document (kind, lookup);
  CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS request (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, route TEXT NOT NULL, query TEXT NOT NULL,
    status INTEGER, misbehaviour TEXT, key_fingerprint TEXT, body TEXT);
`;

/**
 * The sandbox's state in one SQLite file. Write-ahead log with synchronous=NORMAL: a committed write survives the
 * process being killed at any moment (a power cut may take the last commits, not the file's consistency).
 */
export class Store<D extends DocumentKinds<D>> {
  readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private depth = 0;

  /** Opens the file, or makes it. @throws when the file cannot be opened or is no SQLite file. */
  constructor(
    dataFile: string,
    private readonly lookupOf: LookupOf<D>,
  ) {
    this.database = new DatabaseSync(dataFile);
    this.database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.database.exec(SCHEMA);
  }

  /** The prepared statement of a text, made once. */
  statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }

  /** All writes of `work` or none: what it throws is thrown on, after a rollback. May be nested. */
  transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    this.database.exec('BEGIN IMMEDIATE');
    this.depth += 1;
    let isDone = false;
    try {
      const result = work();
      isDone = true;
      return result;
    } finally {
      this.depth -= 1;
      this.database.exec(isDone ? 'COMMIT' : 'ROLLBACK');
    }
  }

  /** Inserts the document, or replaces the one of the same id in its place. */
  put<K extends keyof D & string>(kind: K, document: D[K]): void {
    this.statement(
      `INSERT INTO document (kind, id, created_at, updated_at, lookup, body) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET created_at = excluded.created_at, updated_at = excluded.updated_at,
         lookup = excluded.lookup, body = excluded.body`,
    ).run(
      kind,
      document.id,
      document.createdAt,
      document.updatedAt,
      this.lookupOf(kind, document),
      JSON.stringify(document),
    );
  }

  get<K extends keyof D & string>(kind: K, id: string): D[K] | null {
    const row = this.statement('SELECT body FROM document WHERE kind = ? AND id = ?').get(kind, id);
    return row ? (JSON.parse(String(row.body)) as D[K]) : null;
  }

  /** True when there was one. */
  remove(kind: keyof D & string, id: string): boolean {
    return this.statement('DELETE FROM document WHERE kind = ? AND id = ?').run(kind, id).changes > 0;
  }

  count(kind: keyof D & string): number {
    return Number(this.statement('SELECT count(*) AS n FROM document WHERE kind = ?').get(kind)?.n ?? 0);
  }

  /** Every document of a kind, oldest first. */
  all<K extends keyof D & string>(kind: K): D[K][] {
    return this.page(kind, { orderBy: 'createdAt', descending: false, after: null, limit: Infinity }).items;
  }

  /** Up to `limit` documents behind `after`; `next` is null when nothing follows. */
  page<K extends keyof D & string>(
    kind: K,
    selection: Selection<D[K]>,
  ): { items: D[K][]; next: Position | null } {
    const column = selection.orderBy === 'createdAt' ? 'created_at' : 'updated_at';
    const [comparison, direction] = selection.descending ? ['<', 'DESC'] : ['>', 'ASC'];
    const values: (string | number)[] = [kind];
    let sql = `SELECT row, ${column} AS at, body FROM document WHERE kind = ?`;
    if (selection.lookups) {
      sql += ` AND lookup IN (${selection.lookups.map(() => '?').join(', ')})`;
      values.push(...selection.lookups);
    }
    if (selection.after) {
      sql += ` AND (${column}, row) ${comparison} (?, ?)`;
      values.push(selection.after.at, selection.after.row);
    }
    sql += ` ORDER BY ${column} ${direction}, row ${direction}`;
    const items: D[K][] = [];
    let last: Position | null = null;
    for (const row of this.database.prepare(sql).iterate(...values) as unknown as Iterable<Row>) {
      const document = JSON.parse(row.body) as D[K];
      if (selection.accept && !selection.accept(document)) continue;
      if (items.length === selection.limit) return { items, next: last };
      items.push(document);
      last = { at: row.at, row: row.row };
    }
    return { items, next: null };
  }

  /** A single named value that is neither a document nor a request; null when it was never written. */
  readFact(name: string): unknown {
    const row = this.statement('SELECT body FROM fact WHERE name = ?').get(name);
    return row ? JSON.parse(String(row.body)) : null;
  }

  writeFact(name: string, value: unknown): void {
    this.statement('INSERT OR REPLACE INTO fact (name, body) VALUES (?, ?)').run(name, JSON.stringify(value));
  }

  /** Empties everything: documents, facts and the request log. */
  clear(): void {
    this.transaction(() =>
      this.database.exec('DELETE FROM document; DELETE FROM fact; DELETE FROM request;'),
    );
  }

  close(): void {
    this.statements.clear();
    if (this.database.isOpen) this.database.close();
  }
}
