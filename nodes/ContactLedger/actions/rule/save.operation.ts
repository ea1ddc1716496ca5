import { saveRule } from '../../../../ledger';
import { decidedBy } from '../decided-by';
import { eachItem, textParameter } from '../each-item';
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
    const items = await eachItem(node, 1, async (item) => {
      const by = textParameter(node, decidedBy.name, item) ?? 'workflow';
      return { json: await saveRule(ledger, readRule(node, item), by, clock) };
    });
    return items.flat();
  },
};
