import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../../contacts/model/zod';

const WorkflowSchema = z.object({ nodes: z.array(z.object({ webhookId: z.string().optional() })) });

/** The path of the webhook that a trigger of a shipped workflow listens on. */
export function shippedWebhookPath(packageFolder: string, file: string): string {
  const text = readFileSync(join(packageFolder, 'workflows', file), 'utf8');
  const { nodes } = WorkflowSchema.parse(JSON.parse(text));
  const webhookId = nodes.find((node) => node.webhookId !== undefined)?.webhookId ?? '';
  return `/webhook/${webhookId}/webhook`;
}
