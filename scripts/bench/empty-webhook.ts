import { z } from '../../contacts/model/zod';
import { sendJson } from '../http';
import { logIn, type Login } from '../n8n/login';

const PATH = 'bench-empty';

const SavedSchema = z.object({ data: z.object({ id: z.string(), versionId: z.string() }) });

/**
 * Publishes a workflow of one webhook and nothing else, which answers when it has run: what n8n itself costs.
 * @returns its address
 * @throws {Error} n8n refused it
 */
export async function publishEmptyWebhook(url: string, login: Login): Promise<string> {
  const session = await logIn(url, login);
  if (session === null) throw new Error('n8n did not let the bench in');
  const { json } = await sendJson(`${url}/rest/workflows`, 'POST', workflow, session);
  const { id, versionId } = SavedSchema.parse(json).data;
  const { status } = await sendJson(`${url}/rest/workflows/${id}/activate`, 'POST', { versionId }, session);
  if (status !== 200) throw new Error(`n8n did not publish the bench's workflow (HTTP ${status})`);
  return `${url}/webhook/${PATH}`;
}

const workflow = {
  name: 'Bench: a webhook and nothing else',
  nodes: [
    {
      id: 'webhook',
      name: 'Webhook',
      type: 'n8n-nodes-base.webhook',
      typeVersion: 2,
      webhookId: PATH,
      position: [0, 0],
      parameters: { httpMethod: 'POST', path: PATH, responseMode: 'lastNode', options: {} },
    },
  ],
  connections: {},
  settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
  active: false,
};
