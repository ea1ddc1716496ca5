import { defaultMatchingRule } from '../../../../contacts/model/matching-rule';
import { getRule } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { rulePropertyId } from './rule-properties';

/** The rule that a property follows, whether it is its own or not. */
export const get: PlainOperation = {
  properties: [rulePropertyId],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => {
      const askedPropertyId = textParameter(node, rulePropertyId.name, item);
      const rule = await ledger.read((db) => getRule(db, askedPropertyId));
      const isOwn = rule !== defaultMatchingRule && rule.propertyId === askedPropertyId;
      return { json: { askedPropertyId, isOwn, ...rule } };
    });
  },
};
