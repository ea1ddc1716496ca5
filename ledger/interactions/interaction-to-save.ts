export { InteractionToSaveSchema, type InteractionToSave } from '../../contacts/model/interaction';

/**
 * What became of one interaction. Of those whose contact is not known nothing was saved; `outdated`: a newer state of it had
 * come before.
 */
export type InteractionOutcome = 'saved' | 'updated' | 'unchanged' | 'outdated' | 'unknown_contact';

export interface SavedInteraction {
  readonly system: string;
  readonly externalId: string;
  readonly outcome: InteractionOutcome;
  /** Our id of the interaction; null when it was not saved. */
  readonly interactionId: string | null;
  /** The contact it counts for; null when it was not saved. */
  readonly contactId: string | null;
}
