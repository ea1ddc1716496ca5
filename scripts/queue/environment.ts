import { addressOfPostgres, type PostgresSettings } from '../../ledger';
import type { RedisAddress } from './redis-address';

/** What main and workers share. */
export interface SharedServices {
  readonly redis: RedisAddress;
  /** n8n's own tables. */
  readonly n8nDatabase: PostgresSettings;
  readonly ledger: PostgresSettings;
  /** Tells two installations on one Redis apart. */
  readonly prefix: string;
}

/** What n8n's queue mode adds to the environment of main, workers and command line. See docs/running-n8n.md for the why. */
export function queueEnvironment({ redis, n8nDatabase, ledger, prefix }: SharedServices): NodeJS.ProcessEnv {
  return {
    EXECUTIONS_MODE: 'queue',
    OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
    QUEUE_BULL_PREFIX: prefix,
    N8N_REDIS_KEY_PREFIX: prefix,
    QUEUE_BULL_REDIS_HOST: redis.host,
    QUEUE_BULL_REDIS_PORT: String(redis.port),
    QUEUE_BULL_REDIS_USERNAME: redis.user,
    QUEUE_BULL_REDIS_PASSWORD: redis.password,
    QUEUE_BULL_REDIS_DB: String(redis.database),
    QUEUE_BULL_REDIS_TLS: String(redis.tls),
    QUEUE_WORKER_LOCK_DURATION: '120000',
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_HOST: n8nDatabase.host,
    DB_POSTGRESDB_PORT: String(n8nDatabase.port),
    DB_POSTGRESDB_DATABASE: n8nDatabase.database,
    DB_POSTGRESDB_USER: n8nDatabase.user,
    DB_POSTGRESDB_PASSWORD: n8nDatabase.password,
    DB_POSTGRESDB_SSL_ENABLED: String(n8nDatabase.ssl !== 'disable'),
    DB_POSTGRESDB_SSL_REJECT_UNAUTHORIZED: String(n8nDatabase.ssl !== 'require'),
    DB_POSTGRESDB_POOL_SIZE: '8',
    LEDGER_POSTGRES_URL: addressOfPostgres(ledger),
  };
}

/** What only a worker needs: it answers nobody but the question whether it is ready. */
export const workerEnvironment = (healthPort: number): NodeJS.ProcessEnv => ({
  QUEUE_HEALTH_CHECK_ACTIVE: 'true',
  QUEUE_HEALTH_CHECK_PORT: String(healthPort),
  N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
});
