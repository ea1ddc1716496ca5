/** Where a Redis is and how to log in to it. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  /** Empty: the default user. */
  readonly user: string;
  readonly password: string;
  /** Redis's number of the database, from 0. */
  readonly database: number;
  readonly tls: boolean;
}

/**
 * Reads `redis://USER:PASSWORD@HOST:PORT/NUMBER`, or `rediss://` for TLS; parts with special characters are percent-encoded.
 * Never throws. @returns null when it is no such address
 */
export function redisAddress(text: string): RedisAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return null;
  const database = url.pathname.slice(1);
  if (!/^\d{0,4}$/.test(database)) return null;
  try {
    return {
      host: url.hostname,
      port: Number(url.port) || 6379,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: Number(database),
      tls: url.protocol === 'rediss:',
    };
  } catch {
    return null;
  }
}
