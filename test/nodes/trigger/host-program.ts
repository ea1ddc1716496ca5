import { appendFileSync } from 'node:fs';
import { ResManRelayApi } from '../../../credentials/ResManRelayApi.credentials';
import { completeEvents, openLedger } from '../../../ledger';
import { ownLedger } from '../../../nodes/ContactLedger/own-ledger';
import { ResManTrigger } from '../../../nodes/ResManTrigger/ResManTrigger.node';
import { hostTrigger } from '../../support/trigger-host';

const clock = { now: () => new Date().toISOString() };

/**
 * A process that carries ResMan Trigger until it is killed: prints its URL, works off every execution (writes down whom it was
 * about, then completes the events) and goes on.
 * @param folder the ledger is kept in
 * @param workedFile gets a line an event that was worked on
 */
async function main([port = '0', folder = '', secret = '', workedFile = '']: string[]): Promise<void> {
  // The engine was given a folder of its own when it was loaded; the ledger has to outlive the process.
  process.env.N8N_USER_FOLDER = folder;
  const host = await hostTrigger({
    node: new ResManTrigger(),
    port: Number(port),
    webhookId: 'hook',
    parameters: { options: { windowMs: 15, batchSize: 7, leaseSeconds: 1 } },
    credentials: { resManRelayApi: { data: { secret }, type: new ResManRelayApi() } },
  });
  const ledger = await openLedger(ownLedger());
  process.stdout.write(`${host.urlOf()}\n`);
  for (;;) {
    for (const items of host.executions.splice(0)) {
      const events = items.map(
        ({ json }) => json as { id: string; leaseToken: string; sourceEventId: string },
      );
      appendFileSync(workedFile, events.map(({ sourceEventId }) => `${sourceEventId}\n`).join(''));
      await completeEvents(ledger, events, clock);
    }
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

void main(process.argv.slice(2));
