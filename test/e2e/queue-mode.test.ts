import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, postgresAddress, type Ledger } from '../../ledger';
import { isProcessAlive } from '../../scripts/process-alive';
import { LEDGER_ADDRESS_FILE } from '../../scripts/queue/services';
import { controlOf } from '../support/sandbox-control';
import { relayChange, shippedWebhookPath } from './support/relay';
import { callWebhook, webhookNode } from './support/run-webhook';
import { startDemonstration, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(12 * 60_000);

const IMANI = 'harbor-lofts:R7001:N7001';
const RESIDENT = 'harbor-lofts::N7005';
const WORKERS = ['1', '2'] as const;

describe('npm start --workers 2: n8n’s queue mode with Redis and PostgreSQL', () => {
  let n8n: StartedN8n;
  let ledger: Ledger;
  let domIq: ReturnType<typeof controlOf>;
  let resMan: ReturnType<typeof controlOf>;
  const relayed = (contactId: string, deliveryId: string) =>
    relayChange(n8n.url + shippedWebhookPath('12-receive-changes-from-resman.json'), {
      contactId,
      deliveryId,
      secret: n8n.secrets.relaySecret ?? '',
    });
  const contexts = async () =>
    (await domIq<{ contexts: { full_name: string | null }[] }>('GET', 'state')).contexts.map(
      ({ full_name }) => full_name,
    );
  const events = () =>
    ledger.read((db) =>
      db.selectFrom('events').where('source', '=', 'resman').select(['status', 'attempts']).execute(),
    );
  const executionsOf = (worker: string) =>
    readFileSync(join(n8n.home, 'workers', `${worker}.log`), 'utf8').match(/Worker started execution/g)
      ?.length ?? 0;
  /** The newest process that was started as a worker. */
  const processOf = (worker: string) =>
    Number(
      [...n8n.steps().matchAll(new RegExp(`worker ${worker} takes executions \\(process (\\d+)\\)`, 'g'))].at(
        -1,
      )?.[1],
    );

  beforeAll(async () => {
    n8n = await startDemonstration(['--workers', '2']);
    const address = postgresAddress(readFileSync(join(n8n.home, LEDGER_ADDRESS_FILE), 'utf8').trim());
    if (address === null) throw new Error('The home does not tell where the ledger is.');
    ledger = await openLedger(address);
    domIq = controlOf(n8n.sandboxUrl('domiq'));
    resMan = controlOf(n8n.sandboxUrl('resman'));
    await n8n.editor.publish(
      'Ask 16',
      [
        webhookNode('Somebody asks', 'keep-going'),
        {
          name: 'Keep going',
          type: 'n8n-nodes-base.executeWorkflow',
          typeVersion: 1.2,
          parameters: {
            workflowId: { __rl: true, mode: 'id', value: 'lcKeepGoing00001' },
            options: { waitForSubWorkflow: true },
          },
        },
      ],
      [['Somebody asks', 0, 'Keep going', 0]],
    );
  });
  afterAll(async () => {
    await ledger?.close();
    await n8n?.stop();
  });

  it('has done the bootstrap on the workers, with the ledger in PostgreSQL and no file', async () => {
    expect(n8n.steps()).toContain('verify took');
    const pushed = await ledger.read((db) =>
      db.selectFrom('enrichment_numbers').where('push_state', '=', 'done').select('phone_number').execute(),
    );
    expect(pushed).toHaveLength(42);
    expect(WORKERS.map(executionsOf).reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(5);
    expect(existsSync(n8n.ledgerFile)).toBe(false);
  });

  it('brings a change in ResMan to the chatbot, through the queue', async () => {
    await until(async () => (await relayed(IMANI, 'Q1')).status === 200);
    await until(async () => (await events()).every(({ status }) => status === 'done'));
    await until(async () => (await contexts()).length > 0);
    expect(await contexts()).toEqual(['Imani Okafor']);
  });

  it('does once what a worker was killed in the middle of, and starts the worker again', async () => {
    await resMan('POST', 'misbehave', { action: 'delay', ms: 20_000, times: 1_000 });
    await relayed(RESIDENT, 'Q2');
    await until(async () => (await events()).some(({ status }) => status === 'claimed'));
    // The clock gives both of them work: whoever has the event is among the killed.
    const killed = WORKERS.map(processOf);
    for (const processId of killed) process.kill(processId, 'SIGKILL');

    await until(() => Promise.resolve(WORKERS.every((worker, index) => processOf(worker) !== killed[index])));
    for (const worker of WORKERS)
      expect(n8n.steps()).toContain(`Worker ${worker} was killed; starting it again`);
    // As if the lease had run out: nobody waits five minutes here.
    await ledger.write((db) =>
      db
        .updateTable('events')
        .set({ lease_until: '2026-01-01T00:00:00.000Z', due_at: '2026-01-01T00:00:00.000Z' })
        .where('status', '=', 'claimed')
        .execute(),
    );
    await resMan('DELETE', 'misbehave');
    await until(async () => {
      await callWebhook(`${n8n.url}/webhook/keep-going`, {});
      return (await events()).every(({ status }) => status === 'done');
    });
    expect((await events()).map(({ attempts }) => attempts).sort()).toEqual([1, 2]);
    await until(async () => (await contexts()).length === 2);
    expect((await contexts()).sort()).toEqual(['Henrik Sorensen', 'Imani Okafor']);
  });

  it('leaves no process behind', async () => {
    const processes = WORKERS.map(processOf);
    expect(processes.every(isProcessAlive)).toBe(true);
    await ledger.close();
    await n8n.stop();
    // A worker ends what it has begun first; after eight seconds it is killed.
    await until(() => Promise.resolve(!processes.some(isProcessAlive)));
    await expect(fetch(n8n.url)).rejects.toThrow();
  });
});
