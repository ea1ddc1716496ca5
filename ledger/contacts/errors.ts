import { LeasingContactsError } from '../../contacts/model/errors';

const NOTHING_CHANGED = 'Nothing was changed.';

/** No contact has the id. */
export class UnknownContactError extends LeasingContactsError {
  readonly code = 'ledger.unknown_contact';

  constructor() {
    super(
      'The ledger has no contact of this id.',
      NOTHING_CHANGED,
      'Take the id from what Contact Ledger put out, and check that the node uses the same ledger.',
    );
  }
}

/** The person was erased; nothing can be done with the contact any more. */
export class ContactErasedError extends LeasingContactsError {
  readonly code = 'ledger.contact_erased';

  constructor() {
    super('The person of this contact was erased.', NOTHING_CHANGED, 'Leave the contact out.');
  }
}

/** Two ids of one contact. */
export class SameContactError extends LeasingContactsError {
  readonly code = 'ledger.same_contact';

  constructor() {
    super(
      'The two ids are of one contact already.',
      NOTHING_CHANGED,
      'Nothing has to be merged; take another contact if a different one was meant.',
    );
  }
}

/** Two contacts that a merge by hand needs a second word for. */
export class TwoTenanciesError extends LeasingContactsError {
  readonly code = 'ledger.two_tenancies';

  constructor() {
    super(
      'Both contacts are residents or applicants of one system, with a lease or an application each.',
      NOTHING_CHANGED,
      'Look at both in that system. If they are one person nevertheless, merge them with "Even if Both Are Tenants".',
    );
  }
}

/** No merge has the id. */
export class UnknownMergeError extends LeasingContactsError {
  readonly code = 'ledger.unknown_merge';

  constructor() {
    super(
      'The ledger has no merge of this id.',
      NOTHING_CHANGED,
      'Take the id from the list of merges of the contact.',
    );
  }
}

/** The merge was taken back before. */
export class MergeUndoneError extends LeasingContactsError {
  readonly code = 'ledger.merge_undone';

  constructor() {
    super('This merge was taken back before.', NOTHING_CHANGED, 'Nothing has to be done.');
  }
}

/** Nobody is asked about the pair, or somebody has answered. */
export class ReviewClosedError extends LeasingContactsError {
  readonly code = 'ledger.review_closed';

  constructor() {
    super(
      'The question is not open: it was answered, or the two have become one contact.',
      NOTHING_CHANGED,
      'Read the open questions again.',
    );
  }
}

/** No system's entry has the id. */
export class UnknownEntryError extends LeasingContactsError {
  readonly code = 'ledger.unknown_entry';

  constructor() {
    super(
      'The ledger has no entry of this system with this id.',
      NOTHING_CHANGED,
      'Take system and id from the entries that "Contact: Get" puts out.',
    );
  }
}

/** An entry that is all its contact is made of. */
export class OnlyEntryError extends LeasingContactsError {
  readonly code = 'ledger.only_entry';

  constructor() {
    super(
      'The entry is the only one of its contact, so there is nothing to take it out of.',
      NOTHING_CHANGED,
      'If the contact was merged with another one, undo that merge.',
    );
  }
}
