import type { IDataObject } from 'n8n-workflow';
import type { ClaimedEvent } from '../../ledger';

/** An event as Contact Ledger > Event > Take Due puts it out too: one workflow can work on both. */
export const fullItem = (event: ClaimedEvent): IDataObject => ({ ...event }) as IDataObject;

/** What a simplified item keeps of the event itself: enough to complete it, and to see how often it was tried. */
export function eventPart({
  id,
  type,
  attempts,
  receivedAt,
  leaseToken,
  leaseUntil,
}: ClaimedEvent): IDataObject {
  return { id, type, attempts, receivedAt, leaseToken, leaseUntil };
}
