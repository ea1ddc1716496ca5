import { z } from '../../contacts/model/zod';
import { sendHttp, sendJson } from '../http';
import { shippedWebhookPath } from '../live/shipped-webhook';
import { StartError } from '../start-error';

/** The workflow whose trigger DomIQ calls. */
const RECEIVING = '20-receive-events-from-domiq.json';

const WebhooksSchema = z.object({ data: z.array(z.object({ url: z.string(), secret: z.string() })) });

/** Where the sandbox is, what calls back, and what it signs with. */
export interface DomIqWebhook {
  readonly packageFolder: string;
  readonly sandboxUrl: string;
  readonly n8nUrl: string;
  /** `whsec_` and base64; the credential holds the same. */
  readonly secret: string;
}

/**
 * Enters the URL of workflow 20 and the secret in the sandbox DomIQ, as a person does in DomIQ's settings. What is entered
 * already is left as it is.
 * @throws {StartError} the sandbox refused it
 */
export async function enterDomIqWebhook(webhook: DomIqWebhook): Promise<void> {
  const { packageFolder, sandboxUrl, n8nUrl, secret } = webhook;
  const url = n8nUrl + shippedWebhookPath(packageFolder, RECEIVING);
  const control = `${sandboxUrl}/_sandbox/webhooks`;
  const { data: entered } = WebhooksSchema.parse(JSON.parse((await sendHttp(control)).body));
  if (entered.some((one) => one.url === url && one.secret === secret)) return;
  const { status } = await sendJson(control, 'POST', { url, secret });
  if (status < 200 || status >= 300)
    throw new StartError(
      `The sandbox DomIQ refused the webhook of workflow 20 (HTTP ${status}). Choose another --home and run the command again.`,
    );
}
