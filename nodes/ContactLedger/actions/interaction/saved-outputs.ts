import type { SavedInteraction } from '../../../../ledger';

/** By which output an interaction goes on. */
export const savedOutputs = ['Saved', 'No Contact'] as const;

/** What has no contact was not saved. */
export const savedOutputOf = ({ interactionId }: SavedInteraction): number =>
  interactionId === null ? 1 : 0;
