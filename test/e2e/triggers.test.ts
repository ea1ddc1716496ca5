import { randomUUID } from 'node:crypto';
import { OUR_LABEL } from '../../clients/openphone/webhooks-upkeep';
import { runSandbox, type Running } from '../sandbox/sandbox-client';
import { relayChange } from './support/relay';
import { callWebhook, webhookNode, type WorkflowNode } from './support/run-webhook';
import { startN8n, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(10 * 60_000);

const SECRET = 'invented text that both sides know';
const OURS = 'n8n-nodes-leasing-contacts';

interface Counts {
  readonly stored: number;
  readonly done: number;
}
interface Listed {
  readonly url: string;
  readonly label: string | null;
}

const ledger = (operation: string, parameters = {}): WorkflowNode => ({
  name: 'Ledger',
  type: `${OURS}.contactLedger`,
  typeVersion: 1,
  parameters: { resource: 'event', operation, ...parameters },
});
const fromTrigger: [string, number, string, number][] = [['Something happens', 0, 'Ledger', 0]];

describe('the triggers in a real n8n', () => {
  let n8n: StartedN8n;
  let sandbox: Running;
  const trigger = async (
    type: string,
    credential: [type: string, data: object],
    parameters = {},
  ): Promise<WorkflowNode & { readonly webhookId: string }> => ({
    name: 'Something happens',
    type: `${OURS}.${type}`,
    typeVersion: 2,
    webhookId: randomUUID(),
    parameters,
    credentials: { [credential[0]]: await n8n.editor.credential(type, ...credential) },
  });
  const counts = async (source: string): Promise<Counts> => {
    const [found] = await callWebhook<Counts>(`${n8n.url}/webhook/count`, { source });
    return found ?? { stored: -1, done: -1 };
  };

  beforeAll(async () => {
    sandbox = await runSandbox({ settings: { webhookTimeScale: 0.001 } });
    await sandbox.seed({ phoneNumbers: [{ id: 'PNone', number: '+16175550100' }] });
    n8n = await startN8n();
    const count = ledger('count', { options: { source: '={{ $json.body.source }}' } });
    await n8n.editor.publish(
      'Count',
      [webhookNode('Somebody asks', 'count'), count],
      [['Somebody asks', 0, 'Ledger', 0]],
    );
  });
  afterAll(async () => {
    await n8n.stop();
    await sandbox.close();
  });

  it('ResMan Trigger refuses what is not proven, stores the rest once, and its workflow completes it', async () => {
    const node = await trigger('resManTrigger', ['resManRelayApi', { secret: SECRET, proof: 'signature' }]);
    await n8n.editor.publish('Changes', [node, ledger('complete')], fromTrigger);
    const url = `${n8n.url}/webhook/${node.webhookId}/webhook`;
    const send = (n: number, secret = SECRET, contentType?: string) =>
      relayChange(url, { contactId: `P1:${n}`, deliveryId: `D${n}`, secret, contentType });
    await until(async () => (await send(0, 'another text')).status !== 404);
    expect(await send(0, 'another text')).toEqual({ status: 401, text: '' });
    const sent = await Promise.all([1, 2, 3, 2, 1].map((n) => send(n)));
    sent.push(await send(4, SECRET, 'application/octet-stream'));
    for (const one of sent) expect(one).toEqual({ status: 200, text: '{"received":true}' });
    await until(async () => (await counts('resman')).done === 4);
    expect(await counts('resman')).toMatchObject({ stored: 4, done: 4 });
  });

  it('OpenPhone Trigger makes its webhook, completes what comes, and takes the webhook back', async () => {
    const node = await trigger(
      'openPhoneTrigger',
      ['openPhoneApi', { apiKey: 'test-key', baseUrl: sandbox.url }],
      { events: ['message.received'] },
    );
    const webhooks = () => sandbox.data<Listed[]>('GET', '/webhooks');
    const id = await n8n.editor.publish('Messages', [node, ledger('complete')], fromTrigger);
    await until(async () => (await webhooks()).length === 1);
    expect(await webhooks()).toMatchObject([
      { label: OUR_LABEL, url: `${n8n.url}/webhook/${node.webhookId}/webhook` },
    ]);
    await until(
      async () => (await fetch((await webhooks())[0]?.url ?? '', { method: 'POST' })).status !== 404,
    );
    await sandbox.data('POST', '/_sandbox/receive', {
      phoneNumberId: 'PNone',
      from: '+12025550143',
      text: 'Hi',
    });
    await until(async () => (await counts('openphone')).done === 1);
    await n8n.editor.unpublish(id);
    await until(async () => (await webhooks()).length === 0);
  });
});
