import { ApiError, type Answer } from '../server/api-error';

/** An error as v2 says it: the status, and `{message, code}`. Of the codes only 20001 is ResMan's own. */
export class V2Error extends ApiError {
  constructor(
    status: number,
    message: string,
    readonly code: number,
  ) {
    super(status, message);
    this.name = 'V2Error';
  }

  static missing(name: string): V2Error {
    return V2Error.badRequest(`${name} is required`);
  }

  static badRequest(message: string): V2Error {
    return new V2Error(400, message, 10400);
  }

  /** The partner is known, but has no license for this endpoint. */
  static notEntitled(): V2Error {
    return new V2Error(401, 'credentials are not permitted', 20001);
  }

  static wrongCredentials(): V2Error {
    return new V2Error(401, 'Unauthorized', 10001);
  }
}

/** @param retryAfterSeconds what a gateway in trouble asks for */
export function renderV2Error(error: ApiError, retryAfterSeconds: number): Answer {
  const { status, message } = error;
  if (status === 502 || status === 503) return { status, body: { message, retry_after: retryAfterSeconds } };
  return { status, body: { message, code: error instanceof V2Error ? error.code : 10000 + status } };
}
