import { previewMerge } from '../../../../ledger';
import { eachItem } from '../each-item';
import type { PlainOperation } from '../operation';
import { contactPair, readContactPair } from './contact-pair';

/** What a merge would make; nothing is changed. */
export const preview: PlainOperation = {
  properties: contactPair,
  async execute({ node, ledger }) {
    const items = await eachItem(node, 1, async (item) => ({
      json: await previewMerge(ledger, readContactPair(node, item)),
    }));
    return items.flat();
  },
};
