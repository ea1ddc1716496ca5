import { requestLabel, type HttpExchange, type HttpRequest } from '../http/exchange';
import { sendUntilAnswered, type Ended, type Pace } from '../http/send-until-answered';
import { readV1Answer, readV2Answer, TOO_LARGE, type V1Answer } from './answer';
import { CancelledError, NoAnswerError } from './errors';

/** A call of a v1 method; partner, key and account are added by whoever performs the exchange. */
export interface V1Call {
  /** e.g. "MITS/SearchProspects" */
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  /** False for a post that would create or record something a second time. */
  readonly isRepeatable: boolean;
  readonly isReading: boolean;
}

/** How requests reach ResMan. */
export interface ResManConnection {
  /** @throws {ResManError} */
  callV1(call: V1Call): Promise<V1Answer>;
  /** @throws {ResManError} */
  callV2(request: HttpRequest): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Connects both generations. Exchanges give bodies as text; a repeat is sent only where it is safe.
 * @param v1 for form posts to `https://api.myresman.com`
 * @param v2 for JSON on `https://partners-api.myresman.com`
 */
export function connectResMan(v1: HttpExchange, v2: HttpExchange, pace: Pace): ResManConnection {
  return {
    async callV1({ method, fields, isRepeatable, isReading }) {
      const request: HttpRequest = { method: 'POST', path: `/${method}`, form: fields };
      const ended = await sendUntilAnswered(onlyFitting(v1), request, pace, isRepeatable);
      return readV1Answer(answerOf(ended, method, isReading), { method, isReading });
    },
    async callV2(request) {
      const isReading = request.method === 'GET';
      const label = requestLabel(request);
      const ended = await sendUntilAnswered(v2, request, pace, isReading);
      return readV2Answer(answerOf(ended, label, isReading), { method: label, isReading });
    },
  };
}

/** Too much for one answer does not get less by asking again: it is no passing failure, although ResMan says 502. */
function onlyFitting(exchange: HttpExchange): HttpExchange {
  return async (request) => {
    const attempt = await exchange(request);
    const { status = 0, body } = attempt.kind === 'answered' ? attempt.answer : {};
    const isTooLarge = status === 502 && typeof body === 'string' && /buffer overflow/i.test(body);
    if (attempt.kind !== 'answered' || !isTooLarge) return attempt;
    return { kind: 'answered', answer: { ...attempt.answer, status: TOO_LARGE } };
  };
}

function answerOf(ended: Ended, method: string, isReading: boolean) {
  if (ended.kind === 'cancelled') throw new CancelledError(method);
  if (ended.kind === 'lost') throw new NoAnswerError(method, ended.reason, isReading);
  return ended.answer;
}
