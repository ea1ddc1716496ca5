import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { createSendRequest, DomIqClient, newRateLimiter } from '../../../clients/domiq';
import { EDITOR_RETRY_LIMITS } from '../../../clients/http/retry';
import { sharedByAccount } from '../../http/by-account';
import { httpExchange } from '../../http/exchange';

const CREDENTIAL = 'domIqApi';

/** The rate limit of a key at an address. */
const limiterOf = sharedByAccount(() => newRateLimiter());

/** DomIQ under the node's credential. All connections with the same key in this process share one rate limit. */
export async function connect(context: IExecuteFunctions): Promise<DomIqClient> {
  const { baseUrl, limiter } = await credentialOf(context);
  const send = createSendRequest(httpExchange(context, { credential: CREDENTIAL, baseUrl }), {
    limiter,
    now: Date.now,
    sleep,
    random: Math.random,
    isCancelled: () => context.getExecutionCancelSignal()?.aborted ?? false,
  });
  return new DomIqClient(send);
}

/** The same for the editor's lists: it gives up after seconds, and errors show. */
export async function connectEditor(context: ILoadOptionsFunctions): Promise<DomIqClient> {
  const { baseUrl, limiter } = await credentialOf(context);
  const settings = { credential: CREDENTIAL, baseUrl, timeoutMs: EDITOR_RETRY_LIMITS.totalMs };
  const pace = { limiter, now: Date.now, sleep, random: Math.random, limits: EDITOR_RETRY_LIMITS };
  return new DomIqClient(createSendRequest(httpExchange(context, settings), pace));
}

async function credentialOf(context: IExecuteFunctions | ILoadOptionsFunctions) {
  const { apiKey, baseUrl } = await context.getCredentials<{ apiKey: string; baseUrl: string }>(CREDENTIAL);
  const address = baseUrl.trim().replace(/\/+$/, '');
  return { baseUrl: address, limiter: limiterOf(address, apiKey) };
}
