import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error';

/**
 * The whole body as text; null when there is none.
 * @throws {ApiError} 413 above `maximumBytes`
 */
export async function readText(request: IncomingMessage, maximumBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maximumBytes) chunks.push(chunk);
  }
  if (size > maximumBytes) throw new ApiError(413, 'The body is too large');
  return size === 0 ? null : Buffer.concat(chunks).toString('utf8');
}

/** @throws {ApiError} 400 for a text that is not JSON */
export function parseJson(text: string | null): unknown {
  if (text === null) return undefined;
  const parsed = tryParse(text);
  if (parsed.isJson) return parsed.value;
  throw new ApiError(400, 'The body is not valid JSON');
}

function tryParse(text: string): { isJson: boolean; value: unknown } {
  try {
    return { isJson: true, value: JSON.parse(text) as unknown };
  } catch {
    return { isJson: false, value: null };
  }
}
