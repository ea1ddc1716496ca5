import type { HttpAnswer } from '../http/exchange';
import { withoutPersonalData } from '../http/without-personal-data';
import {
  FailedError,
  InvalidRequestError,
  NotEntitledError,
  RateLimitedError,
  ResultTooLargeError,
  ServerError,
  UnauthorizedError,
  UnexpectedAnswerError,
  UnknownSourceError,
  type RefusedAnswer,
  type ResManError,
} from './errors';
import { readXml, textAt, type XmlNode } from './xml/read-xml';

/** A successful v1 answer: MITS methods answer XML, the others JSON, whatever was asked for. */
export type V1Answer =
  | { readonly kind: 'xml'; readonly root: XmlNode }
  | { readonly kind: 'json'; readonly json: Readonly<Record<string, unknown>> };

/** HTTP 413, which ResMan does not use itself: what its 502 with "buffer overflow" is turned into. */
export const TOO_LARGE = 413;

/** What was asked, for the error's text and for what it says about changes. */
export interface Asked {
  /** e.g. "MITS/SearchProspects" */
  readonly method: string;
  readonly isReading: boolean;
}

/**
 * Reads a v1 answer. The parser is chosen by the answer's first character. Success is HTTP 2xx and a `Status` of "Success";
 * anything else is a failure. Source: resman reference, 1.1 and section 5, rule 3.
 * @throws {ResManError}
 */
export function readV1Answer({ status, body }: HttpAnswer, asked: Asked): V1Answer {
  const text = typeof body === 'string' ? body : '';
  if (status < 200 || status > 299) throw refusal(status, text, asked);
  const answer = readBody(text, asked);
  const [word, says] =
    answer.kind === 'xml'
      ? [textAt(answer.root, 'Status'), textAt(answer.root, 'ErrorDescription')]
      : [answer.json.Status, answer.json.ErrorDescription];
  if (word === 'Success') return answer;
  if (typeof word !== 'string')
    throw new UnexpectedAnswerError(asked.method, 'it has no Status', asked.isReading);
  throw failure(asked, status, typeof says === 'string' ? says : '');
}

/** Reads a v2 answer. @throws {ResManError} */
export function readV2Answer({ status, body }: HttpAnswer, asked: Asked): Readonly<Record<string, unknown>> {
  const text = typeof body === 'string' ? body : '';
  const json = jsonObject(text);
  if (status < 200 || status > 299) throw refusal(status, text, asked);
  if (json === null) throw new UnexpectedAnswerError(asked.method, shapeOf(text), asked.isReading);
  return json;
}

function readBody(text: string, { method, isReading }: Asked): V1Answer {
  const isXml = /^\uFEFF?\s*</.test(text);
  if (isXml) {
    const reading = readXml(text.trimStart());
    if (reading.kind === 'unreadable') throw new UnexpectedAnswerError(method, reading.why, isReading);
    if (reading.root.name !== 'ResMan')
      throw new UnexpectedAnswerError(method, 'it is not a ResMan document', isReading);
    return { kind: 'xml', root: reading.root };
  }
  const json = jsonObject(text);
  if (json === null) throw new UnexpectedAnswerError(method, shapeOf(text), isReading);
  return { kind: 'json', json };
}

/** The error of a status that is not 2xx. */
function refusal(status: number, text: string, { method, isReading }: Asked): ResManError {
  const { code, message } = jsonObject(text) ?? {};
  const says = typeof message === 'string' ? withoutPersonalData(message) : '';
  const answer: RefusedAnswer = { method, status, says };
  if (status === TOO_LARGE) return new ResultTooLargeError(answer);
  if (status === 401)
    return String(code) === '20001' ? new NotEntitledError(answer) : new UnauthorizedError(answer);
  if (status === 403) return new UnauthorizedError(answer);
  if (status === 429) return new RateLimitedError(answer);
  return status >= 500 ? new ServerError(answer, isReading) : new InvalidRequestError(answer);
}

/** The error of HTTP 200 with a `Status` that is not "Success". */
function failure({ method }: Asked, status: number, description: string): ResManError {
  const answer: RefusedAnswer = { method, status, says: withoutPersonalData(description) };
  if (/transaction source could not be found/i.test(description)) return new UnknownSourceError(answer);
  if (/api ?key|credential|unauthori[sz]ed|integration ?partner/i.test(description))
    return new UnauthorizedError(answer);
  return new FailedError(answer);
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function shapeOf(text: string): string {
  if (text.trim() === '') return 'it is empty';
  return /^\s*</.test(text) ? 'it is a page, not data' : 'it is not JSON';
}
