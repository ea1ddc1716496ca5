/** The four endpoints. */
export type Endpoint = 'create' | 'search' | 'update' | 'change';

/** Which endpoint a request is for, and what of its URL is signed. */
export interface Route {
  readonly endpoint: Endpoint;
  /**
   * The path below the base path as it came over the wire, with its query: "/contacts/search?email=a%40example.com". Whatever a
   * proxy puts before it is not part of it.
   */
  readonly target: string;
  readonly query: URLSearchParams;
}

const ENDPOINTS: readonly (readonly [method: string, path: RegExp, endpoint: Endpoint])[] = [
  ['POST', /\/contacts$/, 'create'],
  ['GET', /\/contacts\/search$/, 'search'],
  ['PUT', /\/contacts\/[^/]+$/, 'update'],
  ['POST', /\/webhooks\/contact-update$/, 'change'],
];

/** n8n hands over only what belongs to one of the webhooks, so null comes of a request that was made up. Never throws. */
export function routeOf(method: string, url: string): Route | null {
  const [path = '', ...rest] = url.split('?');
  const query = rest.join('?');
  const plain = path.replace(/\/$/, '');
  for (const [verb, pattern, endpoint] of ENDPOINTS) {
    const target = verb === method ? pattern.exec(plain)?.[0] : undefined;
    if (target !== undefined)
      return {
        endpoint,
        target: rest.length === 0 ? target : `${target}?${query}`,
        query: new URLSearchParams(query),
      };
  }
  return null;
}

/** The bytes that a caller signs behind the time and a dot. */
export const signedBytes = (method: string, { target }: Route, rawBody: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${method}.${target}.`, 'utf8'), rawBody]);
