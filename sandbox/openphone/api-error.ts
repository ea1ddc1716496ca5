import type { Answer, ApiError } from '../server/api-error';
import { newId } from './identifiers';

export type Surface = 'v1' | 'dated';

/** The two digits that v1 codes begin with, by the first part of the path (read in the vendor's OpenAPI document). */
const RESOURCE_DIGITS: Readonly<Record<string, string>> = {
  calls: '01',
  messages: '02',
  webhooks: '03',
  'contact-custom-fields': '07',
  contacts: '08',
  conversations: '10',
};

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
