import { createHmac, randomUUID } from 'node:crypto';
import { ContactLedgerApi } from '../../../credentials/ContactLedgerApi.credentials';
import { ResManRelayApi } from '../../../credentials/ResManRelayApi.credentials';
import { countEvents, openLedger, type PostgresSettings } from '../../../ledger';
import { ResManTrigger } from '../../../nodes/ResManTrigger/ResManTrigger.node';
import { eventually } from '../../sandbox/sandbox-client';
import { postgresServer } from '../../support/ledger-databases';
import { hostTrigger } from '../../support/trigger-host';

const SECRET = 'invented text of this test';

describe('a trigger over a ledger in PostgreSQL', () => {
  const server = postgresServer();
  beforeAll(() => server.start(), 60_000);
  afterAll(() => server.stop(), 60_000);

  /** Two processes would each have windows of their own; two hosts of one trigger, with windows of their own, stand for them. */
  it('stores what two of n8n’s webhook processes get, and hands each event to one of them', async () => {
    const settings = (await server.createDatabase()) as PostgresSettings;
    const { host, port, database, user, password, ssl } = settings;
    const hosts = await Promise.all(
      ['one', 'two'].map((webhookId) =>
        hostTrigger({
          node: new ResManTrigger(),
          webhookId,
          parameters: { keepIn: 'postgres', options: { windowMs: 15, batchSize: 5 } },
          credentials: {
            resManRelayApi: { data: { secret: SECRET }, type: new ResManRelayApi() },
            contactLedgerApi: {
              data: { host, port, database, user, password, ssl },
              type: new ContactLedgerApi(),
            },
          },
        }),
      ),
    );
    const send = async (url: string, id: string) => {
      const body = JSON.stringify({
        contact_id: id,
        updated_fields: {},
        update_source: 'resman',
        timestamp: '2026-11-22T10:00:00Z',
      });
      const at = String(Math.floor(Date.now() / 1000));
      const headers = {
        'content-type': 'application/json',
        'x-delivery-id': id,
        'x-relay-timestamp': at,
        'x-relay-signature': createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex'),
      };
      return (await fetch(url, { method: 'POST', body, headers })).status;
    };
    const ids = Array.from({ length: 40 }, () => randomUUID());
    // Every delivery comes to both, as if a proxy had doubled it.
    const sent = await Promise.all(ids.flatMap((id) => hosts.map((one) => send(one.urlOf(), id))));
    expect(new Set(sent)).toEqual(new Set([200]));
    await eventually(() => hosts.every((one) => one.pending() === 0));
    const items = hosts.flatMap(({ executions }) => executions.flat());
    expect(items.map(({ json }) => json.sourceEventId).sort()).toEqual([...ids].sort());
    const ledger = await openLedger(settings);
    expect(await countEvents(ledger)).toMatchObject({ stored: 40, claimed: 40 });
    for (const one of hosts) await one.close();
    await ledger.close();
  });
});
