import { ApiError, type Answer, type Issue } from '../server/api-error';

type Code =
  | 'invalid_request'
  | 'invalid_cursor'
  | 'unauthorized'
  | 'not_found'
  | 'contact_not_found'
  | 'conversation_not_found'
  | 'stale_write'
  | 'payload_too_large'
  | 'idempotency_key_reused'
  | 'rate_limited'
  | 'internal_error'
  | 'unavailable';

const CODES: Readonly<Record<number, Code>> = {
  401: 'unauthorized',
  404: 'not_found',
  413: 'payload_too_large',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** An error with a code that its status alone does not say. */
export class DomIqApiError extends ApiError {
  constructor(
    status: number,
    readonly errorCode: Code,
    message: string,
    /** What stands there, for a write that came too late. */
    readonly current?: unknown,
  ) {
    super(status, message);
  }

  static contactNotFound(): DomIqApiError {
    return new DomIqApiError(404, 'contact_not_found', 'No context was sent for this contact');
  }

  static conversationNotFound(): DomIqApiError {
    return new DomIqApiError(404, 'conversation_not_found', 'There is no such conversation');
  }

  static stale(current: unknown): DomIqApiError {
    return new DomIqApiError(409, 'stale_write', 'What is there is newer than this write', current);
  }
}

/** 400 for one field. @param field a JSON pointer */
export function refuseField(field: string, issue: string): ApiError {
  const finding: Issue = { path: field, message: issue, value: undefined, schema: {} };
  return ApiError.invalid([finding]);
}

/** `{error: {code, message, details[]}}`: names fields and rules, never values. */
export function renderError(error: ApiError, retryAfterSeconds: number): Answer {
  const { status, issues } = error;
  const ownCode = error instanceof DomIqApiError ? error.errorCode : undefined;
  const code = ownCode ?? CODES[status] ?? (status >= 500 ? 'internal_error' : 'invalid_request');
  const message = issues.length > 0 ? 'The request is not valid' : error.message;
  const details = issues.map(({ path, message: issue }) => ({ field: path, issue }));
  return {
    status,
    body: {
      error: { code, message, details },
      ...(error instanceof DomIqApiError && error.current !== undefined && { current: error.current }),
    },
    ...(status === 429 && { headers: { 'retry-after': String(retryAfterSeconds) } }),
  };
}
