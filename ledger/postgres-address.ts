import type { PostgresSettings } from './settings';

/**
 * Reads `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=disable|require|verify-full`, as other programs write it; parts
 * with special characters are percent-encoded. Without a port 5432, without sslmode `disable`. Never throws.
 * @returns null when it is no such address
 */
export function postgresAddress(address: string): PostgresSettings | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') return null;
  const [database, user, password] = [url.pathname.slice(1), url.username, url.password].map(decoded);
  if (!database || user === undefined || password === undefined) return null;
  const sslMode = url.searchParams.get('sslmode') ?? 'disable';
  return {
    kind: 'postgres',
    host: url.hostname,
    port: Number(url.port) || 5432,
    database,
    user,
    password,
    ssl: sslMode.startsWith('verify') ? 'verify' : sslMode === 'require' ? 'require' : 'disable',
  };
}

/** The same database as an address; reading it again gives the same settings. Holds the password. */
export function addressOfPostgres({ host, port, database, user, password, ssl }: PostgresSettings): string {
  const login = [user, password].map(encodeURIComponent).join(':');
  const mode = ssl === 'verify' ? 'verify-full' : ssl;
  return `postgres://${login}@${host}:${port}/${encodeURIComponent(database)}?sslmode=${mode}`;
}

/** undefined when a percent sign is followed by no number. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
