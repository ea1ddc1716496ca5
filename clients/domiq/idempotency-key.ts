import { createHash } from 'node:crypto';
import { canonicalJson } from '../../contacts/model/canonical-json';
import type { Json } from '../../contacts/model/person-record';

/** The header that makes a PATCH safe to repeat. */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** The same for every repetition of one change, another for every other. */
export function idempotencyKeyOf(contactId: string, change: Json): string {
  return createHash('sha256')
    .update(canonicalJson([contactId, change]))
    .digest('hex');
}
