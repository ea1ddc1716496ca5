import { openLedger, type Ledger } from '../../ledger';
import { postgresServer } from '../support/ledger-databases';

/** Two ledgers on one PostgreSQL database that share no connection, as two n8n workers have them. */
export function describeTwoWorkers(
  title: string,
  define: (open: () => Promise<readonly [Ledger, Ledger]>) => void,
): void {
  describe(`${title} on PostgreSQL`, () => {
    const server = postgresServer();
    const opened: Ledger[] = [];
    beforeAll(() => server.start(), 60_000);
    afterAll(() => server.stop(), 60_000);
    afterEach(async () => {
      for (const ledger of opened.splice(0)) await ledger.close();
    });
    define(async () => {
      const settings = await server.createDatabase();
      const one = await openLedger(settings);
      // The same place under another name: connections are shared by the settings.
      const other = await openLedger({ ...settings, host: 'localhost' });
      opened.push(one, other);
      return [one, other];
    });
  });
}

/** A worker that takes until nothing is left. */
export async function untilNothingIsLeft<Claimed>(take: () => Promise<Claimed[]>): Promise<Claimed[]> {
  const all: Claimed[] = [];
  for (;;) {
    const claimed = await take();
    if (claimed.length === 0) return all;
    all.push(...claimed);
  }
}
