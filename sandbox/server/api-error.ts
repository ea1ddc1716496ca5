/** One finding about a body, a path or a query. `path` is a JSON pointer, e.g. `/query/limit`. */
export interface Issue {
  readonly path: string;
  readonly message: string;
  readonly value: unknown;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON. Left out of 204. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly text?: { readonly contentType: string; readonly content: string };
  readonly headers?: Readonly<Record<string, string>>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
};

/** An answer that is an error. Thrown by handlers, rendered once by the server in the shape of its service. */
export class ApiError extends Error {
  readonly title: string;

  /** @param kindDigits what else a service's error codes say about the kind; OpenPhone's v1 has two middle digits, e.g. "01" in 0801400 */
  constructor(
    readonly status: number,
    message: string,
    readonly issues: readonly Issue[] = [],
    readonly kindDigits = '00',
    title?: string,
  ) {
    super(message);
    this.name = 'ApiError';
    this.title = title ?? TITLES[status] ?? 'Unknown Error';
  }

  /** 400 for findings; the message names the first, as the vendor's does. */
  static invalid(issues: readonly Issue[], kindDigits = '00', title?: string): ApiError {
    const first = issues[0];
    return new ApiError(
      400,
      first ? `${first.path}: ${first.message}` : 'The input was invalid',
      issues,
      kindDigits,
      title,
    );
  }

  static notFound(thing: string): ApiError {
    return new ApiError(404, `${thing} not found`);
  }
}

/** An error as the control routes answer it. */
export function renderControlError({ status, title, message, issues }: ApiError): Answer {
  return { status, body: { title, message, ...(issues.length && { errors: issues }) } };
}

/** 200 with `{data}`. */
export function ok(data: unknown): Answer {
  return { status: 200, body: { data } };
}
