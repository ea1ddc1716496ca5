import { previewMerge } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { contactPair, readContactPair } from './contact-pair';

/** What a merge would make; nothing is changed. */
export const preview: PlainOperation = {
  properties: contactPair,
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => ({
      json: await previewMerge(ledger, readContactPair(node, item)),
    }));
  },
};
