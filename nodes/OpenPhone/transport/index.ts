import { sleep } from 'n8n-workflow';
import type {
  IExecuteFunctions,
  IHookFunctions,
  ILoadOptionsFunctions,
  IWebhookFunctions,
} from 'n8n-workflow';
import { EDITOR_RETRY_LIMITS } from '../../../clients/http/retry';
import { createSendRequest, OpenPhoneClient } from '../../../clients/openphone';
import { DatedOpenPhoneClient } from '../../../clients/openphone/history';
import { httpExchange } from '../../http/exchange';
import { accountOf } from './account';
import type { Account } from './account';

/** OpenPhone under the node's credential. */
export interface Connection {
  readonly client: OpenPhoneClient;
  /** The same workspace over the dated surface, for history. */
  readonly dated: DatedOpenPhoneClient;
  readonly account: Account;
}

export const CREDENTIAL = 'openPhoneApi';

/**
 * Connects an execution. All connections with the same key in this process share one rate limit.
 * @param requestsPerSecond lowers the pace for this execution
 */
export async function connect(context: IExecuteFunctions, requestsPerSecond?: number): Promise<Connection> {
  const { account, baseUrl } = await credentialOf(context);
  const send = createSendRequest(httpExchange(context, { credential: CREDENTIAL, baseUrl }), {
    limiter: account.limiter,
    now: Date.now,
    sleep,
    random: Math.random,
    requestsPerSecond,
    isCancelled: () => context.getExecutionCancelSignal()?.aborted ?? false,
  });
  return { client: new OpenPhoneClient(send), dated: new DatedOpenPhoneClient(send), account };
}

/** The same where somebody waits, for the editor's lists and for a page of ours: it gives up after seconds. */
export async function connectWaiting(
  context: ILoadOptionsFunctions | IWebhookFunctions,
): Promise<OpenPhoneClient> {
  const { account, baseUrl } = await credentialOf(context);
  const pace = {
    limiter: account.limiter,
    now: Date.now,
    sleep,
    random: Math.random,
    limits: EDITOR_RETRY_LIMITS,
  };
  return new OpenPhoneClient(
    createSendRequest(
      httpExchange(context, { credential: CREDENTIAL, baseUrl, timeoutMs: EDITOR_RETRY_LIMITS.totalMs }),
      pace,
    ),
  );
}

/** Address and account under the credential. */
export async function credentialOf(
  context: IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions,
) {
  const { apiKey, baseUrl } = await context.getCredentials<{ apiKey: string; baseUrl: string }>(CREDENTIAL);
  const address = baseUrl.trim().replace(/\/+(v1\/*)?$/, '');
  return { baseUrl: address, account: accountOf(address, apiKey) };
}
