import { saveRule } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { readRule, ruleProperties } from './rule-properties';

/** One item a property in, its rule as it was saved out. */
export const save: PlainOperation = {
  properties: [
    {
      displayName:
        'The rule takes the place of the one before. Contacts follow it from their next change on.',
      name: 'saveNotice',
      type: 'notice',
      default: '',
    },
    ...ruleProperties,
    decidedBy,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const by = readDecidedBy(node, item);
      return { json: await saveRule(ledger, readRule(node, item), by, clock) };
    });
  },
};
