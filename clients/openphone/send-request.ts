import { requestLabel, type HttpExchange } from '../http/exchange';
import { sendUntilAnswered, type Pace } from '../http/send-until-answered';
import { CancelledError, NoAnswerError, refusedError, TooLateError, UnexpectedAnswerError } from './errors';
import type { SendRequest } from './request';
import { readVendorError } from './vendor-error';

/** Source: openphone reference, section 1, "Success codes". */
const DELETED = 204;

/**
 * One request after the other over `exchange`: in its slot, repeated when that is safe, errors typed. PATCH may be
 * repeated: its body is always the full state. A DELETE has nothing to show but its status, 204, which another server's
 * page does not have.
 */
export function createSendRequest(exchange: HttpExchange, pace: Pace): SendRequest {
  return async (request) => {
    const isRepeatable = request.method !== 'POST';
    const ended = await sendUntilAnswered(exchange, request, pace, isRepeatable);
    const label = requestLabel(request);
    if (ended.kind === 'cancelled')
      throw isPast(request.notAfter, pace) ? new TooLateError(label) : new CancelledError(label);
    if (ended.kind === 'lost') throw new NoAnswerError(label, ended.reason);
    const { status, body } = ended.answer;
    if (request.method === 'DELETE' && status >= 200 && status < 300 && status !== DELETED)
      throw new UnexpectedAnswerError(label, [`the status is ${status}, not ${DELETED}`]);
    if (status >= 200 && status < 300) return body;
    throw refusedError({ request: label, status, attempts: ended.attempts, ...readVendorError(body) });
  };
}

const isPast = (moment: string | undefined, { now }: Pace): boolean =>
  moment !== undefined && now() >= Date.parse(moment);
