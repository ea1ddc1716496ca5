import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { createSendRequest, DomIqClient } from '../../../clients/domiq';
import { RETRY_LIMITS } from '../../../clients/http/retry';
import { httpExchange } from '../../http/exchange';
import { limiterOf } from './limiter';

const CREDENTIAL = 'domIqApi';

/** Somebody waits in front of the editor: give up sooner. */
const EDITOR_LIMITS = { ...RETRY_LIMITS, totalMs: 8000, unreachableMs: 2000 };

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
  const settings = { credential: CREDENTIAL, baseUrl, timeoutMs: EDITOR_LIMITS.totalMs };
  const pace = { limiter, now: Date.now, sleep, random: Math.random, limits: EDITOR_LIMITS };
  return new DomIqClient(createSendRequest(httpExchange(context, settings), pace));
}

async function credentialOf(context: IExecuteFunctions | ILoadOptionsFunctions) {
  const { apiKey, baseUrl } = await context.getCredentials<{ apiKey: string; baseUrl: string }>(CREDENTIAL);
  const address = baseUrl.trim().replace(/\/+$/, '');
  return { baseUrl: address, limiter: limiterOf(address, apiKey) };
}
