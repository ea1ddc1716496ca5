import { LeasingContactsError } from '../../contacts/model/errors';

/** A matching rule in the ledger that this package did not write so. */
export class UnreadableRuleError extends LeasingContactsError {
  readonly code = 'ledger.unreadable_rule';

  constructor(readonly ruleId: string) {
    super(
      `The matching rule ${ruleId} in the ledger cannot be read.`,
      'Nothing was matched or changed.',
      'Save the rule of that property again with Contact Ledger, "Rule", "Save", or delete it.',
    );
  }
}
