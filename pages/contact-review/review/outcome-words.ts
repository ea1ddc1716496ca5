import type { Outcome } from '../contract';

/** Why a number went otherwise than decided: what happened, what was not changed, what to do. */
export function outcomeWords(outcome: Outcome | 'refused', by: string | null): string {
  switch (outcome) {
    case 'already_decided':
      return `${by ?? 'Somebody else'} was first and decided it. That stands; yours was not kept.`;
    case 'changed_meanwhile':
      return 'The sources changed meanwhile. Yours was not kept; it is open again as it stands now.';
    case 'unknown_number':
      return 'This is no conflict any more. Nothing was changed.';
    case 'no_such_candidate':
      return 'That candidate is gone. Yours was not kept; it is open again as it stands now.';
    case 'handed_out':
      return 'It is in OpenPhone already and cannot be taken back here. Change the contact there.';
    default:
      return 'It was not kept. Nothing was changed.';
  }
}
