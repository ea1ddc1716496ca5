import type { IWebhookFunctions } from 'n8n-workflow';

/** The largest body that is read unless a caller says otherwise; a contact or a transcript has some kilobytes. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** What n8n adds to a request: the bytes as they came, and a way to read them where it has not done so. */
interface RequestWithBytes {
  readonly rawBody?: Buffer;
  readonly readRawBody?: () => Promise<void>;
}

/** The body, or why there is none. */
export type RawBody =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'unreadable' };

/**
 * The bytes of a request as they came over the wire; n8n reads them only for content types it parses. Never throws: a body
 * that breaks off or is larger than n8n takes is `unreadable`.
 */
export async function rawBodyOf(context: IWebhookFunctions, mostBytes = MOST_BYTES): Promise<RawBody> {
  const request = context.getRequestObject() as RequestWithBytes;
  const isRead = await readOnce(request);
  if (!isRead) return { kind: 'unreadable' };
  const bytes = request.rawBody ?? Buffer.alloc(0);
  return bytes.length > mostBytes ? { kind: 'too_large' } : { kind: 'read', bytes };
}

async function readOnce(request: RequestWithBytes): Promise<boolean> {
  if (request.rawBody !== undefined || request.readRawBody === undefined) return true;
  return request.readRawBody().then(
    () => true,
    () => false,
  );
}
