import { postgresAddress, type PostgresSettings } from '../../../ledger';
import { n8nDatabaseBeside } from '../../../scripts/queue/databases';
import { queueEnvironment } from '../../../scripts/queue/environment';

const ledger: PostgresSettings = {
  kind: 'postgres',
  host: 'db.example.com',
  port: 5432,
  database: 'contacts',
  user: 'leasing',
  password: 'p/w@',
  ssl: 'disable',
};
const redis = { host: 'redis.example.com', port: 6379, user: '', password: 'r', database: 0, tls: false };
const environmentOf = (ssl: PostgresSettings['ssl']) =>
  queueEnvironment({
    redis,
    ledger: { ...ledger, ssl },
    n8nDatabase: n8nDatabaseBeside({ ...ledger, ssl }),
    prefix: 'p',
  });

describe('the environment of main and workers', () => {
  it('names a database of n8n’s own, and to our nodes the ledger’s', () => {
    const environment = environmentOf('disable');
    expect(environment).toMatchObject({
      EXECUTIONS_MODE: 'queue',
      OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
      DB_POSTGRESDB_DATABASE: 'contacts_n8n',
      DB_POSTGRESDB_PASSWORD: 'p/w@',
    });
    expect(postgresAddress(environment.LEDGER_POSTGRES_URL ?? '')).toEqual(ledger);
  });

  it.each([
    ['disable', 'false', 'true'],
    ['require', 'true', 'false'],
    ['verify', 'true', 'true'],
  ] as const)('reads sslmode %s for n8n as for the ledger', (ssl, enabled, checked) => {
    expect(environmentOf(ssl)).toMatchObject({
      DB_POSTGRESDB_SSL_ENABLED: enabled,
      DB_POSTGRESDB_SSL_REJECT_UNAUTHORIZED: checked,
    });
  });
});
