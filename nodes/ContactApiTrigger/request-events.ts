import { contentHashOf } from '../../contacts/model/canonical-json';
import type { Json } from '../../contacts/model/person-record';
import { getEvent, storeEvents, systemClock, type Ledger } from '../../ledger';
import type { Problem } from './problem';

/** A request that work has to be done about. */
export interface RequestToStore {
  readonly type: string;
  /** The caller's own key of it; without one the same words within a minute are one request. */
  readonly eventId: string | null;
  readonly payload: Json;
}

export type StoredRequest =
  | {
      readonly kind: 'stored';
      readonly eventId: string;
      /** False when it was known. */
      readonly isNew: boolean;
    }
  | Problem;

const reused: Problem = {
  kind: 'problem',
  status: 422,
  error: 'idempotency_key_reused',
  message: 'The Idempotency-Key stands for another request. Nothing was stored; take a new key.',
};

/**
 * Stores a request as an event; it is committed when this answers. The same request under the same key is the one that is
 * there. Safe to call at the same time.
 * @throws {LedgerUnavailableError} nothing was stored
 */
export async function storeRequest(
  ledger: Ledger,
  source: string,
  request: RequestToStore,
): Promise<StoredRequest> {
  const [stored] = await storeEvents(ledger, [{ source, ...request }], systemClock);
  const { id, isNew } = stored!;
  if (!isNew && request.eventId !== null) {
    const known = await getEvent(ledger, id);
    const isSame =
      known === null || known.payload === null || sameRequest(known.type, known.payload, request);
    if (!isSame) return reused;
  }
  return { kind: 'stored', eventId: id, isNew };
}

const sameRequest = (type: string, payload: Json, request: RequestToStore): boolean =>
  type === request.type && contentHashOf(asAsked(payload)) === contentHashOf(asAsked(request.payload));

/** Without our id of the contact: between two requests that are the same it may have been merged into another. */
function asAsked(payload: Json): Json {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name !== 'contact_id'));
}

/** A value as JSON says it: what is undefined is left out. */
export const jsonOf = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;
