import type { Json } from '../model/person-record';

/** Names of preferences with which somebody refuses something. */
const DENIES = /opt(?:ed)?_?out|do_?not_?|unsubscribed?/i;

/** Whether a preference of this name refuses something: "email_opt_out", "doNotCall", "unsubscribed". */
export const isDenial = (key: string): boolean => DENIES.test(key);

/**
 * A preference with everything that another value of the same name refuses, so that a denial is never lost: a yes inside
 * objects, and the entries of lists under a name that refuses (`opt_outs: ["email"]`). The very value when it lacks nothing.
 * Anything that does not refuse is left as the value has it.
 * @param denies whether the name refuses, see `isDenial`
 */
export function withDenials(denies: boolean, value: Json, other: Json): Json {
  if (!refuses(denies, other) || (denies && isYes(value))) return value;
  if (Array.isArray(value) && Array.isArray(other)) {
    const known = new Set(value.map((entry) => JSON.stringify(entry)));
    const missing = other.filter((entry) => !known.has(JSON.stringify(entry)));
    return missing.length === 0 ? value : [...value, ...missing];
  }
  if (!isObject(value) || !isObject(other)) return other;
  let denied = value;
  for (const key of Object.keys(other)) {
    const own = Object.hasOwn(value, key) ? (value[key] ?? null) : null;
    const kept = withDenials(denies || isDenial(key), own, other[key] ?? null);
    if (kept !== own) denied = { ...denied, [key]: kept };
  }
  return denied;
}

/** Whether anything in a value refuses. */
function refuses(denies: boolean, value: Json): boolean {
  if (isObject(value))
    return Object.keys(value).some((key) => refuses(denies || isDenial(key), value[key] ?? null));
  return denies && (Array.isArray(value) ? value.length > 0 : isYes(value));
}

const isYes = (value: Json): boolean =>
  value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|y|1)$/i.test(value.trim()));

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
