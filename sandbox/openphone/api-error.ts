import { newId } from './identifiers';

export type Surface = 'v1' | 'dated';

/** One finding about a body, a path or a query, in the vendor's form. `path` is a JSON pointer, e.g. `/query/limit`. */
export interface Issue {
  readonly path: string;
  readonly message: string;
  readonly value: unknown;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  /** Left out of 204. */
  readonly body?: unknown;
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

/** The two digits that v1 codes begin with, by the first part of the path (read in the vendor's OpenAPI document). */
const RESOURCE_DIGITS: Readonly<Record<string, string>> = {
  calls: '01',
  messages: '02',
  webhooks: '03',
  'contact-custom-fields': '07',
  contacts: '08',
  conversations: '10',
};

/** An answer that is an error. Thrown by handlers, rendered once by the server in the shape of the surface. */
export class ApiError extends Error {
  readonly title: string;

  /** @param kindDigits the two middle digits of a v1 code, e.g. "01" in 0801400 */
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

/**
 * An error in the shape of its surface. v1 knows two: `live` is what two people saw in 2026 (`{error: {message, key,
 * trace}}`, where the findings are in the message only), `documented` is the vendor's OpenAPI document.
 */
export function renderError(
  error: ApiError,
  surface: Surface,
  v1Shape: 'live' | 'documented',
  path: string,
): Answer {
  const trace = newId.trace();
  const { status, title, issues } = error;
  if (surface === 'v1' && v1Shape === 'live') {
    const message = issues.length
      ? issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')
      : error.message;
    return { status, body: { error: { message, key: title.toLowerCase().replace(/[^a-z]+/g, '_'), trace } } };
  }
  const body = {
    title,
    message: error.message,
    docs: 'https://quo.com/docs',
    trace,
    ...(issues.length && { errors: issues }),
  };
  if (surface === 'dated') return { status, body };
  const code = `${RESOURCE_DIGITS[path.split('/')[2] ?? ''] ?? '00'}${error.kindDigits}${status}`;
  return {
    status,
    body: { ...body, code, status, ...(error.kindDigits !== '00' && { description: title }) },
  };
}
