import { createHmac } from 'node:crypto';

export interface ApiCall {
  readonly method: string;
  /** The path below the base path, with its query. */
  readonly target: string;
  readonly body?: unknown;
  readonly secret: string;
  /** Unix seconds. */
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is signed as the target, when it is not the one that is called. */
  readonly signedTarget?: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly headers: Headers;
}

/** Calls an endpoint as the chatbot does, signed. @param base without a slash at its end */
export async function apiCall(
  base: string,
  {
    method,
    target,
    body,
    secret,
    at = Math.floor(Date.now() / 1000),
    headers = {},
    signedTarget = target,
  }: ApiCall,
): Promise<ApiAnswer> {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  const signature = createHmac('sha256', secret)
    .update(`${at}.${method}.${signedTarget}.`)
    .update(bytes)
    .digest('hex');
  const response = await fetch(`${base}${target}`, {
    method,
    ...(method !== 'GET' && { body: new Uint8Array(bytes) }),
    headers: {
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
      'x-contact-timestamp': String(at),
      'x-contact-signature': signature,
      ...headers,
    },
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    json: text === '' ? null : (JSON.parse(text) as unknown),
    headers: response.headers,
  };
}
