import { mayContact } from '../../../../ledger';
import { eachItem } from '../each-item';
import type { RoutedOperation } from '../operation';
import { channelProperty, identifierProperty, scopeProperty } from './consent-properties';
import { readQuestion } from './read-question';

const outputs = ['Allowed', 'Not Allowed'] as const;
const NOT_ALLOWED = 1;

/** May we text this number? One read. */
export const checkConsent: RoutedOperation = {
  outputs,
  failedBy: NOT_ALLOWED,
  properties: [
    {
      displayName:
        'What was never stated is allowed for the person’s own enquiry or tenancy ("all") and not for any other purpose. With Continue On Fail, an item that cannot be read goes by "Not Allowed": nobody is contacted by mistake.',
      name: 'checkConsentNotice',
      type: 'notice',
      default: '',
    },
    identifierProperty,
    channelProperty,
    scopeProperty,
  ],
  async executeRouted({ node, ledger }) {
    return eachItem(
      node,
      outputs.length,
      async (item) => {
        const answer = await mayContact(ledger, readQuestion(node, item));
        const input = node.getInputData()[item]?.json ?? {};
        return { json: { ...input, consent: answer }, output: answer.isAllowed ? 0 : NOT_ALLOWED };
      },
      NOT_ALLOWED,
    );
  },
};
