import { recordPushResults } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { readItems } from '../read-items';
import { PushResultItemSchema } from './push-result-item';

/** The items of both outputs of OpenPhone, Contact, Upsert in, one summary out. */
export const recordResults: Operation = {
  properties: [
    {
      displayName:
        'Connect the output AND the error output of OpenPhone, Contact, Upsert. A contact without a result is sent again in the next run.',
      name: 'recordResultsNotice',
      type: 'notice',
      default: '',
    },
  ],
  async execute({ node, ledger, clock }) {
    const { values, refused } = readItems(node, {
      schema: PushResultItemSchema,
      what: 'the result of a push',
      remedy: 'Connect the outputs of OpenPhone, Contact, Upsert.',
      identifiedBy: ['contactId', 'externalId'],
    });
    return [...summaryItems([await recordPushResults(ledger, values, clock)]), ...refused];
  },
};
