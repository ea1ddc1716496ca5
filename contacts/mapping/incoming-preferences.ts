import type { Json } from '../model/person-record';
import { readStatedPreferences } from './stated-preferences';

/** Names under which a way to be contacted is kept, besides ours. */
const OTHER_METHOD_NAMES = new Set(['preferred_method', 'preferredMethod', 'preferred_contact_method']);

/**
 * Preferences as a source record keeps them: everything a system said under the name it gave it, so that the consent ledger
 * finds every opt-out, but the way to be contacted under one name (`communication_method`), so that survivorship compares like
 * with like. What is null, and when it was said (`updated_at`), is left out. Pure.
 */
export function incomingPreferences(
  preferences: Readonly<Record<string, Json>> | null,
): Record<string, Json> {
  if (preferences === null) return {};
  const kept = Object.entries(preferences).filter(
    ([name, value]) => value !== null && name !== 'updated_at' && !OTHER_METHOD_NAMES.has(name),
  );
  const { method } = readStatedPreferences(preferences);
  return { ...Object.fromEntries(kept), ...(method !== null && { communication_method: method }) };
}
