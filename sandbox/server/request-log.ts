import type { SandboxFile } from './store';

export interface LoggedRequest {
  /** Milliseconds, when it arrived. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The path with `{…}` for its ids; the path itself when no route fits. */
  readonly route: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** null when the connection was dropped. */
  readonly status: number | null;
  readonly misbehaviour: string | null;
  readonly keyFingerprint: string | null;
  readonly body: string | null;
}

const KEPT_BODY_CHARACTERS = 65_536;

/** Every request to the API since the log was last emptied, kept in the store. Control requests are not in it. */
export class RequestLog {
  constructor(private readonly store: SandboxFile) {}

  add(entry: LoggedRequest): void {
    this.store
      .statement(
        `INSERT INTO request (at, method, path, route, query, status, misbehaviour, key_fingerprint, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        entry.at,
        entry.method,
        entry.path,
        entry.route,
        entry.query,
        entry.status,
        entry.misbehaviour,
        entry.keyFingerprint,
        entry.body?.slice(0, KEPT_BODY_CHARACTERS) ?? null,
      );
  }

  /** Oldest first. Bodies hold personal data and are left out unless asked for. */
  list(withBodies: boolean): Record<string, unknown>[] {
    const rows = this.store.statement('SELECT * FROM request ORDER BY number').all();
    return rows.map(({ at, key_fingerprint: keyFingerprint, body, number, ...rest }) => ({
      number,
      time: new Date(Number(at)).toISOString(),
      ...rest,
      keyFingerprint,
      ...(withBodies && { body }),
    }));
  }

  /** What was achieved from the first to the last request of the log. */
  stats(): Record<string, unknown> {
    const times = this.store
      .statement('SELECT at FROM request ORDER BY at')
      .all()
      .map((row) => Number(row.at));
    const counts = this.store
      .statement(
        `SELECT method, route AS path, status, count(*) AS count FROM request
         GROUP BY method, route, status ORDER BY route, method, status`,
      )
      .all()
      .map((row) => ({ ...row }));
    const [first, last] = [times[0], times.at(-1)];
    if (first === undefined || last === undefined)
      return { requests: 0, firstAt: null, lastAt: null, requestsPerSecond: null, busiestSecond: 0, counts };
    return {
      requests: times.length,
      firstAt: new Date(first).toISOString(),
      lastAt: new Date(last).toISOString(),
      /** Intervals over time, so that 11 requests in one second are 10 a second; null for a single moment. */
      requestsPerSecond: last > first ? ((times.length - 1) * 1000) / (last - first) : null,
      busiestSecond: mostInOneSecond(times),
      counts,
    };
  }

  clear(): void {
    this.store.database.exec('DELETE FROM request');
  }
}

/** The largest number of the sorted times (ms) that lie within any 1,000 ms. */
function mostInOneSecond(times: readonly number[]): number {
  let most = 0;
  let start = 0;
  for (const [end, time] of times.entries()) {
    while (time - (times[start] ?? time) >= 1000) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}
