import { LeasingContactsError } from '../../contacts/model/errors';

/** No comparison that is still open has the id. */
export class UnknownComparisonError extends LeasingContactsError {
  readonly code = 'ledger.unknown_comparison';

  constructor() {
    super(
      'The ledger has no open comparison of this id.',
      'Nothing was compared or saved.',
      'Take the id from "Report: Begin Comparison" of the same run; one that is finished takes no further contacts.',
    );
  }
}
