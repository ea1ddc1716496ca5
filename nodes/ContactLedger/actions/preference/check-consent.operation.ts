import { z } from '../../../../contacts/model/zod';
import { ConsentChannelSchema, IdentifierSchema } from '../../../../contacts/consent/consent-statement';
import { mayContact } from '../../../../ledger';
import { eachItem, textParameter } from '../each-item';
import { normalizedIdentifier } from '../identifier';
import type { RoutedOperation } from '../operation';
import { readAs } from '../read-each';
import { channelProperty, identifierProperty, scopeProperty } from './consent-properties';

const outputs = ['Allowed', 'Not Allowed'] as const;
const NOT_ALLOWED = 1;
const QuestionSchema = z.object({
  identifier: IdentifierSchema,
  channel: ConsentChannelSchema,
  scope: z.string().min(1),
});
const labels = { identifier: 'Phone or Email', channel: 'Channel', scope: 'Purpose' } as const;

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
        const question = readAs(
          node,
          item,
          QuestionSchema,
          {
            identifier: normalizedIdentifier(textParameter(node, 'identifier', item)),
            channel: textParameter(node, 'channel', item),
            scope: textParameter(node, 'scope', item),
          },
          labels,
        );
        const answer = await mayContact(ledger, question);
        const input = node.getInputData()[item]?.json ?? {};
        return { json: { ...input, consent: answer }, output: answer.isAllowed ? 0 : NOT_ALLOWED };
      },
      NOT_ALLOWED,
    );
  },
};
