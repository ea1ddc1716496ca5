import { applyRule } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { rulePropertyId } from './rule-properties';

/** The contacts that are there already follow the rule at once. */
export const apply: PlainOperation = {
  properties: [
    {
      displayName:
        'Chooses the surviving values of every contact of the property anew. Nobody is merged or taken apart by it. Takes about a second for a thousand contacts.',
      name: 'applyRuleNotice',
      type: 'notice',
      default: '',
    },
    rulePropertyId,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => ({
      json: await applyRule(ledger, textParameter(node, rulePropertyId.name, item), clock),
    }));
  },
};
