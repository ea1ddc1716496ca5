/** A query parameter; a list repeats the key, undefined leaves it out. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** One request to a service. Authentication is not part of it: whoever performs the exchange adds it. */
export interface HttpRequest {
  /** ISO 8601; from this moment on the request is not begun, and counts as cancelled. */
  readonly notAfter?: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the service's base URL, e.g. "/v1/contacts". */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent form-encoded, in place of `body`. */
  readonly form?: Readonly<Record<string, string>>;
}

/** One answer as it came over the wire, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed JSON, or the text where JSON was not asked for or did not come; undefined when it was empty. */
  readonly body: unknown;
}

/** Why there was no answer. `not_sent`: no connection was made, so nothing can have happened. */
export type LostReason = 'not_sent' | 'timeout' | 'connection_lost';

/** How one attempt ended. */
export type Attempt =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  | { readonly kind: 'lost'; readonly reason: LostReason }
  /** The workflow was stopped. */
  | { readonly kind: 'cancelled' };

/** Sends exactly one HTTP request. What it throws is a defect, not a network's failure. */
export type HttpExchange = (request: HttpRequest) => Promise<Attempt>;

/** The request's path and query, e.g. "/v1/contacts?externalIds=a&externalIds=b"; a "+" is sent as "%2B". */
export function pathWithQuery({ path, query }: HttpRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const single of Array.isArray(value) ? value : [value]) parameters.append(name, String(single));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The request as errors name it, e.g. "GET /v1/contacts": without its query, which may hold personal data. */
export function requestLabel({ method, path }: HttpRequest): string {
  return `${method} ${path}`;
}
