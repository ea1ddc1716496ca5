import { dirname } from 'node:path';
import { queueEnvironment, type SharedServices } from '../queue/environment';
import type { InstalledN8n } from './install';

export interface N8nPlace {
  /** N8N_USER_FOLDER. */
  readonly folder: string;
  readonly port: number;
  readonly brokerPort: number;
  readonly encryptionKey: string;
  /** What it shares with other processes of n8n's queue mode; left out: it is alone, with SQLite. */
  readonly shared?: SharedServices;
}

/**
 * The environment n8n runs in, for its server and its command line alike. Each setting that is not obvious is
 * explained, with the measurement behind it, in docs/running-n8n.md.
 */
export function n8nEnvironment(n8n: InstalledN8n, place: N8nPlace): NodeJS.ProcessEnv {
  const separator = process.platform === 'win32' ? ';' : ':';
  const address = `http://localhost:${place.port}/`;
  const inherited: NodeJS.ProcessEnv = {};
  for (const name of [
    'HOME',
    'USER',
    'LANG',
    'LC_ALL',
    'TZ',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SystemRoot',
    'APPDATA',
  ]) {
    if (process.env[name] !== undefined) inherited[name] = process.env[name];
  }
  return {
    ...inherited,
    PATH: `${dirname(n8n.nodeBinary)}${separator}${process.env.PATH ?? ''}`,
    NODE_ENV: 'production',
    N8N_USER_FOLDER: place.folder,
    N8N_ENCRYPTION_KEY: place.encryptionKey,
    N8N_PORT: String(place.port),
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_HOST: 'localhost',
    N8N_EDITOR_BASE_URL: address,
    WEBHOOK_URL: address,
    N8N_SECURE_COOKIE: 'false',
    N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
    N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
    N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'false',
    N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
    N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
    N8N_EXPRESSION_ENGINE_POOL_SIZE: '8',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_HIRING_BANNER_ENABLED: 'false',
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
    N8N_LOG_LEVEL: 'info',
    EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
    DB_SQLITE_POOL_SIZE: '2',
    ...(place.shared && queueEnvironment(place.shared)),
  };
}
