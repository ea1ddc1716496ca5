import type {
  IExecuteFunctions,
  IHttpRequestOptions,
  ILoadOptionsFunctions,
  IHookFunctions,
  IWebhookFunctions,
} from 'n8n-workflow';
import {
  pathWithQuery,
  type Attempt,
  type HttpExchange,
  type HttpRequest,
  type LostReason,
} from '../../clients/http/exchange';

export const REQUEST_TIMEOUT_MS = 30_000;

/** Where n8n lets a node send requests under its credential. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

export interface ExchangeSettings {
  /** The credential that authenticates the request. */
  readonly credential: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly timeoutMs?: number;
  /** `text` leaves every answer as it came; `json` parses what can be parsed. */
  readonly answerAs?: 'json' | 'text';
}

const LOST_BY_CODE: Readonly<Record<string, LostReason>> = {
  ECONNREFUSED: 'not_sent',
  ENOTFOUND: 'not_sent',
  EAI_AGAIN: 'not_sent',
  EHOSTUNREACH: 'not_sent',
  ENETUNREACH: 'not_sent',
  ETIMEDOUT: 'timeout',
  ECONNABORTED: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  ERR_NETWORK: 'connection_lost',
  ERR_STREAM_PREMATURE_CLOSE: 'connection_lost',
  UND_ERR_SOCKET: 'connection_lost',
};

interface FullAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

/** The only place of the nodes that sends HTTP. The credential adds what authenticates; every status is an answer. */
export function httpExchange(context: RequestContext, settings: ExchangeSettings): HttpExchange {
  return async (request) => {
    const options = requestOptions(request, settings);
    const sent = context.helpers.httpRequestWithAuthentication.call(context, settings.credential, options);
    return (sent as Promise<FullAnswer>).then(
      ({ statusCode: status, headers, body }): Attempt => ({
        kind: 'answered',
        answer: { status, headers, body },
      }),
      withoutAnswer,
    );
  };
}

function requestOptions(
  request: HttpRequest,
  { baseUrl, timeoutMs = REQUEST_TIMEOUT_MS, answerAs = 'json' }: ExchangeSettings,
): IHttpRequestOptions {
  const { method, headers, body, form } = request;
  const isForm = form !== undefined;
  return {
    method,
    url: `${baseUrl}${pathWithQuery(request)}`,
    timeout: timeoutMs,
    returnFullResponse: true,
    ignoreHttpStatusErrors: true,
    ...(answerAs === 'text' ? { encoding: 'text' } : { json: !isForm }),
    headers: {
      ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(body !== undefined && answerAs === 'text' && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(isForm && { body: { ...form } }),
    ...(body !== undefined && { body: body as IHttpRequestOptions['body'] }),
  };
}

/** How a request ended that got no answer; the network's own error holds the key and goes no further. @throws whatever else went wrong, as it is */
function withoutAnswer(error: unknown): Attempt {
  const codes = codesOf(error);
  if (codes.includes('ERR_CANCELED')) return { kind: 'cancelled' };
  const reason = codes.map((code) => LOST_BY_CODE[code]).find((known) => known !== undefined);
  if (reason === undefined) throw error;
  return { kind: 'lost', reason };
}

/** The codes of an error and its causes; the helper hides the network's error behind its own. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current !== null && typeof current === 'object'; depth += 1) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === 'string') codes.push(code);
    current = cause;
  }
  return codes;
}
