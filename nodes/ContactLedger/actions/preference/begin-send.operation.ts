import { BEGIN_WITHIN_MS, beginSend as begin } from '../../../../ledger';
import { eachItem } from '../each-item';
import type { RoutedOperation } from '../operation';
import { channelProperty, identifierProperty, scopeProperty } from './consent-properties';
import { readQuestion } from './read-question';

const outputs = ['Permitted', 'Refused'] as const;
const REFUSED = 1;

/** Asks consent and grants leave to begin one send within seconds, in one transaction. */
export const beginSend: RoutedOperation = {
  outputs,
  failedBy: REFUSED,
  properties: [
    {
      displayName: `The send must begin within ${BEGIN_WITHIN_MS / 1_000} seconds: put this right before it, one item at a time, and "End Send" behind it. An opt-out that comes meanwhile is acknowledged only when the send has ended or may no longer begin.`,
      name: 'beginSendNotice',
      type: 'notice',
      default: '',
    },
    identifierProperty,
    channelProperty,
    scopeProperty,
  ],
  async executeRouted({ node, ledger, clock }) {
    return eachItem(
      node,
      outputs.length,
      async (item) => {
        const { permit, consent } = await begin(ledger, readQuestion(node, item), clock);
        const input = node.getInputData()[item]?.json ?? {};
        return { json: { ...input, permit, consent }, output: permit === null ? REFUSED : 0 };
      },
      REFUSED,
    );
  },
};
