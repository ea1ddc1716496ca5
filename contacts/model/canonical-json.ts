import { createHash } from 'node:crypto';
import type { Json } from './person-record';

/**
 * JSON in one spelling: keys sorted, no blanks. Two values that are equal as JSON are equal as text, whatever order their
 * keys were written in. In the manner of RFC 8785.
 */
export function canonicalJson(value: Json): string {
  return JSON.stringify(sorted(value));
}

/** SHA-256 in hex over the canonical JSON of a value: equal hashes, equal content. */
export function contentHashOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  // JavaScript puts keys that are whole numbers first, in any object alike; the spelling stays one.
  return Object.fromEntries(
    Object.keys(value)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((key) => [key, sorted(value[key] ?? null)]),
  );
}
