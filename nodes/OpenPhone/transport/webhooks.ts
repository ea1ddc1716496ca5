import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { createSendRequest } from '../../../clients/openphone';
import { OpenPhoneWebhooks } from '../../../clients/openphone/webhooks';
import { httpExchange } from '../../http/exchange';
import { CREDENTIAL, credentialOf } from './index';

/** The webhooks of the workspace under the node's credential. */
export interface WebhookConnection {
  readonly webhooks: OpenPhoneWebhooks;
  /** Tells workspaces apart without telling the key. */
  readonly fingerprint: string;
  readonly baseUrl: string;
}

/** Connects an execution, the editor, or a trigger that is published or taken back. Shares the rate limit of the key. */
export async function connectWebhooks(
  context: IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions,
): Promise<WebhookConnection> {
  const { account, baseUrl } = await credentialOf(context);
  const send = createSendRequest(httpExchange(context, { credential: CREDENTIAL, baseUrl }), {
    limiter: account.limiter,
    now: Date.now,
    sleep,
    random: Math.random,
  });
  return { webhooks: new OpenPhoneWebhooks(send), fingerprint: account.fingerprint, baseUrl };
}
