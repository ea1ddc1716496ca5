import { deleteRule } from '../../../../ledger';
import { decidedBy } from '../decided-by';
import { eachItem, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { rulePropertyId } from './rule-properties';

/** The property follows the rule of every property from then on. */
export const deleteOne: PlainOperation = {
  properties: [rulePropertyId, decidedBy],
  async execute({ node, ledger, clock }) {
    const items = await eachItem(node, 1, async (item) => {
      const propertyId = textParameter(node, rulePropertyId.name, item);
      const by = textParameter(node, decidedBy.name, item) ?? 'workflow';
      return { json: { propertyId, wasDeleted: await deleteRule(ledger, propertyId, by, clock) } };
    });
    return items.flat();
  },
};
