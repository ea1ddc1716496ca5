import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { createSendRequest, OpenPhoneClient, RETRY_LIMITS } from '../../../clients/openphone';
import { accountOf } from './account';
import type { Account } from './account';
import { httpExchange } from './exchange';

/** OpenPhone under the node's credential. */
export interface Connection {
  readonly client: OpenPhoneClient;
  readonly account: Account;
}

/** Somebody waits in front of the editor: give up sooner. */
const EDITOR_LIMITS = { ...RETRY_LIMITS, totalMs: 8000, unreachableMs: 2000 };

/**
 * Connects an execution. All connections with the same key in this process share one rate limit.
 * @param requestsPerSecond lowers the pace for this execution
 */
export async function connect(context: IExecuteFunctions, requestsPerSecond?: number): Promise<Connection> {
  const { account, baseUrl } = await credentialOf(context);
  const send = createSendRequest(httpExchange(context, baseUrl), {
    limiter: account.limiter,
    now: Date.now,
    sleep,
    random: Math.random,
    requestsPerSecond,
    isCancelled: () => context.getExecutionCancelSignal()?.aborted ?? false,
  });
  return { client: new OpenPhoneClient(send), account };
}

/** The same for the editor's lists: it gives up after seconds, and errors show. */
export async function connectEditor(context: ILoadOptionsFunctions): Promise<OpenPhoneClient> {
  const { account, baseUrl } = await credentialOf(context);
  const pace = { limiter: account.limiter, now: Date.now, sleep, random: Math.random, limits: EDITOR_LIMITS };
  return new OpenPhoneClient(createSendRequest(httpExchange(context, baseUrl, 8000), pace));
}

async function credentialOf(context: IExecuteFunctions | ILoadOptionsFunctions) {
  const { apiKey, baseUrl } = await context.getCredentials<{ apiKey: string; baseUrl: string }>(
    'openPhoneApi',
  );
  const address = baseUrl.trim().replace(/\/+(v1\/*)?$/, '');
  return { baseUrl: address, account: accountOf(address, apiKey) };
}
