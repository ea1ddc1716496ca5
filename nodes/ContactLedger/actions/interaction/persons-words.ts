import type { InteractionToSave } from '../../../../ledger';

/** What the person wrote; null for our own words, of which nothing follows for them. */
export function personsWords({ direction, data }: InteractionToSave): string | null {
  if (direction !== 'incoming' || typeof data !== 'object' || data === null || Array.isArray(data))
    return null;
  return typeof data.text === 'string' ? data.text : null;
}
