import { Pool, types } from 'pg';

/** The one file that imports the PostgreSQL driver; the build bundles it in place. */

/** PostgreSQL's own number of the type `bigint`, which count(*) answers with. */
const BIGINT = 20;

/** Where and as whom to connect; TLS as node-postgres takes it. */
export interface PostgresPoolSettings {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly ssl: false | { readonly rejectUnauthorized: boolean };
  readonly connectionTimeoutMillis: number;
}

/**
 * A pool of at most four connections. Counts come back as numbers, not as texts. A connection that breaks is
 * dropped and its query fails; without the listeners, the idle one's and the busy one's, it would end the whole
 * process.
 */
export function openPool(settings: PostgresPoolSettings): Pool {
  const pool = new Pool({
    ...settings,
    max: 4,
    application_name: 'contact-ledger',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT ? Number : types.getTypeParser(oid, format as 'text'),
    },
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
