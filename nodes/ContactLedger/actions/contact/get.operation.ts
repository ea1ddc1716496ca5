import { getContact } from '../../../../ledger';
import { eachItem, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { contactId } from './contact-id';

/** A contact by its id, with its entries, merges and relations; an id that was merged leads to the survivor. */
export const get: PlainOperation = {
  properties: [contactId],
  async execute({ node, ledger }) {
    const items = await eachItem(node, 1, async (item) => ({
      json: await getContact(ledger, textParameter(node, 'contactId', item) ?? ''),
    }));
    return items.flat();
  },
};
