/** A query parameter; a list repeats the key, undefined leaves it out. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface OpenPhoneRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With its version, e.g. "/v1/contacts". */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
}

/**
 * Performs one request and owns authentication, rate limit and retries. Resolves with the body of a 2xx answer
 * (undefined when it is empty).
 * @throws {OpenPhoneError} for every other answer and for none
 */
export type SendRequest = (request: OpenPhoneRequest) => Promise<unknown>;

/** One answer as it came over the wire, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/**
 * Sends exactly one HTTP request.
 * @throws {NoAnswerError} when there was no answer; anything else that is thrown is passed on untouched
 */
export type HttpExchange = (request: OpenPhoneRequest) => Promise<HttpAnswer>;

/** The request's path and query, e.g. "/v1/contacts?externalIds=a&externalIds=b"; a "+" is sent as "%2B". */
export function pathWithQuery({ path, query }: OpenPhoneRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const single of Array.isArray(value) ? value : [value]) parameters.append(name, String(single));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
