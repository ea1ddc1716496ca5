import { requestLabel, type HttpExchange } from '../http/exchange';
import { sendUntilAnswered, type Pace } from '../http/send-until-answered';
import { CancelledError, NoAnswerError, refusedError } from './errors';
import { IDEMPOTENCY_KEY } from './idempotency-key';
import { readRefusal } from './refusal';
import type { SendRequest } from './request';

/**
 * One request after the other over `exchange`: in its slot, repeated when that is safe, errors typed. GET and PUT may
 * always be repeated, anything else only with an idempotency key.
 */
export function createSendRequest(exchange: HttpExchange, pace: Pace): SendRequest {
  return async (request) => {
    const { method, headers } = request;
    const isRepeatable = method === 'GET' || method === 'PUT' || headers?.[IDEMPOTENCY_KEY] !== undefined;
    const ended = await sendUntilAnswered(exchange, request, pace, isRepeatable);
    const label = requestLabel(request);
    if (ended.kind === 'cancelled') throw new CancelledError(label);
    if (ended.kind === 'lost') throw new NoAnswerError(label, ended.reason);
    const { status, body } = ended.answer;
    if (status >= 200 && status < 300) return { kind: 'done', status, body };
    const refusal = readRefusal(body);
    if (refusal.reason === 'stale_write') return { kind: 'stale', status, body };
    throw refusedError({ request: label, status, attempts: ended.attempts, ...refusal });
  };
}
