import { requestLabel, type HttpExchange } from '../http/exchange';
import { sendUntilAnswered, type Pace } from '../http/send-until-answered';
import { CancelledError, NoAnswerError, refusedError } from './errors';
import type { SendRequest } from './request';
import { readVendorError } from './vendor-error';

/**
 * One request after the other over `exchange`: in its slot, repeated when that is safe, errors typed. PATCH may be
 * repeated: its body is always the full state.
 */
export function createSendRequest(exchange: HttpExchange, pace: Pace): SendRequest {
  return async (request) => {
    const isRepeatable = request.method !== 'POST';
    const ended = await sendUntilAnswered(exchange, request, pace, isRepeatable);
    const label = requestLabel(request);
    if (ended.kind === 'cancelled') throw new CancelledError(label);
    if (ended.kind === 'lost') throw new NoAnswerError(label, ended.reason);
    const { status, body } = ended.answer;
    if (status >= 200 && status < 300) return body;
    throw refusedError({ request: label, status, attempts: ended.attempts, ...readVendorError(body) });
  };
}
