import type { Json, PersonRecord } from '../../contacts/model/person-record';
import { storableText } from '../storable-text';

/** A record whose every text both databases keep as it is. Idempotent. */
export const storableRecord = (record: PersonRecord): PersonRecord =>
  storableJson(record as unknown as Json) as unknown as PersonRecord;

/** JSON whose every text and key both databases keep as they are. Idempotent. */
export function storableJson(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [storableText(key), storableJson(entry)]),
  );
}
