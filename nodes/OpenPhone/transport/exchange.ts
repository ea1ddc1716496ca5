import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { CancelledError, NoAnswerError, pathWithQuery } from '../../../clients/openphone';
import type { HttpExchange } from '../../../clients/openphone';

export const REQUEST_TIMEOUT_MS = 30_000;

const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const TIMEOUT = ['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT'];
const LOST = ['ECONNRESET', 'EPIPE', 'ERR_NETWORK', 'ERR_STREAM_PREMATURE_CLOSE', 'UND_ERR_SOCKET'];

interface FullAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

/** The only place of this node that sends HTTP. The credential adds the key; every status is an answer. */
export function httpExchange(
  context: IExecuteFunctions | ILoadOptionsFunctions,
  baseUrl: string,
  timeoutMs: number = REQUEST_TIMEOUT_MS,
): HttpExchange {
  return async (request) => {
    const options: IHttpRequestOptions = {
      method: request.method,
      url: `${baseUrl}${pathWithQuery(request)}`,
      json: true,
      timeout: timeoutMs,
      returnFullResponse: true,
      ignoreHttpStatusErrors: true,
      ...(request.body !== undefined && { body: request.body as IHttpRequestOptions['body'] }),
    };
    const sent = context.helpers.httpRequestWithAuthentication.call(context, 'openPhoneApi', options);
    const answer = (await sent.catch((error: unknown) => {
      throw withoutAnswer(error, `${request.method} ${request.path}`);
    })) as FullAnswer;
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  };
}

/** The error of a request that got no answer; whatever else went wrong comes back as it is. */
function withoutAnswer(error: unknown, request: string): unknown {
  const codes = codesOf(error);
  if (codes.includes('ERR_CANCELED')) return new CancelledError(request);
  if (codes.some((code) => NOT_SENT.includes(code))) return new NoAnswerError(request, 'not_sent');
  if (codes.some((code) => TIMEOUT.includes(code))) return new NoAnswerError(request, 'timeout');
  if (codes.some((code) => LOST.includes(code))) return new NoAnswerError(request, 'connection_lost');
  return error;
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
