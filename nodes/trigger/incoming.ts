import type { RequestHeaders } from '../../clients/webhook';
import { JsonSchema, type Json } from '../../contacts/model/person-record';
import type { z } from '../../contacts/model/zod';

/** A request as a trigger looks at it. */
export interface IncomingRequest {
  readonly headers: RequestHeaders;
  readonly rawBody: Buffer;
}

/** An event that is to be stored. */
export interface IncomingEvent {
  /** The sender's own id of the delivery; null when it gives none. */
  readonly eventId: string | null;
  readonly type: string;
  readonly payload: Json;
}

/** What a trigger makes of a request. */
export type Incoming =
  /** Who sent it does not know the secret. Nothing else is told; `why` is for the log. */
  | { readonly kind: 'unproven'; readonly why: string }
  /** The body is not what was agreed on; `finding` names the field, never what stands in it. */
  | { readonly kind: 'malformed'; readonly status: 400 | 422; readonly finding: string }
  /** Acknowledged, and not wanted. */
  | { readonly kind: 'left_out' }
  | ({ readonly kind: 'event' } & IncomingEvent);

/** The JSON of a body, or the finding that it is none. */
export function readJson(
  rawBody: Buffer,
): { readonly json: Json } | Extract<Incoming, { kind: 'malformed' }> {
  const tooDeep = deeperThan(rawBody, MOST_LEVELS);
  const parsed = JsonSchema.safeParse(tooDeep ? undefined : parsedOrUndefined(rawBody));
  if (parsed.success) return { json: parsed.data };
  return { kind: 'malformed', status: 400, finding: 'The body is not JSON in UTF-8. Nothing was stored.' };
}

/** No contact has more lists within lists; a check of thousands would end in a stack that is full. */
const MOST_LEVELS = 64;

/** Whether brackets in a JSON text stand within so many others. What is no JSON gets some answer too. */
function deeperThan(rawBody: Buffer, most: number): boolean {
  let level = 0;
  let isInText = false;
  for (let place = 0; place < rawBody.length; place += 1) {
    const byte = rawBody[place];
    if (isInText) {
      if (byte === BACKSLASH) place += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) level += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) level -= 1;
    if (level > most) return true;
  }
  return false;
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = Buffer.from('"\\{}[]');

function parsedOrUndefined(rawBody: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody)) as unknown;
  } catch {
    return undefined;
  }
}

/** What is wrong with JSON of another shape: the field and what was expected there. */
export function wrongShape(error: z.ZodError): Extract<Incoming, { kind: 'malformed' }> {
  const fields = [
    ...new Set(error.issues.map(({ path }) => (path[0] === undefined ? 'body' : String(path[0])))),
  ];
  return {
    kind: 'malformed',
    status: 422,
    finding: `Missing or of another type than agreed on: ${fields.slice(0, 10).join(', ')}. Nothing was stored.`,
  };
}
