import { LeasingContactsError } from '../model/errors';

const TEXTS = {
  duplicate_id: [
    'A record with this id is in the index already.',
    'The index is as it was.',
    'Give every record an id of its own, or call update.',
  ],
  unknown_id: [
    'There is no record with this id in the index.',
    'Nothing was matched.',
    'Add the record first.',
  ],
  not_fitted: [
    'The index was asked before its model was estimated.',
    'Nothing was matched.',
    'Call fit once the records are in, or useParameters with parameters from an earlier fit.',
  ],
} as const;

/** The index was used in a way that has no answer. */
export class MatchIndexError extends LeasingContactsError {
  readonly code: string;

  constructor(readonly reason: keyof typeof TEXTS) {
    const [message, unchanged, remedy] = TEXTS[reason];
    super(message, unchanged, remedy);
    this.code = `matching.${reason}`;
  }
}
