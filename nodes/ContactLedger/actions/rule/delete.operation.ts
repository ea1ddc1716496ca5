import { deleteRule } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { rulePropertyId } from './rule-properties';

/** The property follows the rule of every property from then on. */
export const deleteOne: PlainOperation = {
  properties: [rulePropertyId, decidedBy],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const propertyId = textParameter(node, rulePropertyId.name, item);
      const by = readDecidedBy(node, item);
      return { json: { propertyId, wasDeleted: await deleteRule(ledger, propertyId, by, clock) } };
    });
  },
};
