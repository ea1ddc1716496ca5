import { mergeByHand } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { contactPair, readContactPair } from './contact-pair';

export const evenTenants = {
  displayName: 'Even if Both Are Tenants',
  name: 'evenTenants',
  type: 'boolean',
  default: false,
  description:
    'Whether to merge two residents or applicants of one system, each with a lease or application of their own',
} as const;

/** Makes two contacts one; it can be taken back. */
export const merge: PlainOperation = {
  properties: [...contactPair, evenTenants, decidedBy],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => ({
      json: await mergeByHand(
        ledger,
        {
          ...readContactPair(node, item),
          evenTenants: node.getNodeParameter('evenTenants', item, false) === true,
          by: readDecidedBy(node, item),
        },
        clock,
      ),
    }));
  },
};
