import { LeasingContactsError } from '../../../contacts/model/errors';

/** What came in is no conversation. Names the place in it, never what stands there. */
export class UnreadableConversationError extends LeasingContactsError {
  readonly code = 'enrich.unreadable_conversation';
  constructor(place: string) {
    super(
      `The conversation cannot be read${place === '' ? '' : ` at ${place}`}`,
      'Nothing was found out, and nothing was changed.',
      'Hand in a conversation with its messages, or messages that say who wrote them (sender or direction).',
    );
  }
}

/** No such time zone. */
export class UnknownTimeZoneError extends LeasingContactsError {
  readonly code = 'enrich.unknown_time_zone';
  constructor() {
    super(
      '"Time Zone" is not the name of a time zone',
      'Nothing was found out, and nothing was changed.',
      'Use a name such as America/Chicago.',
    );
  }
}
