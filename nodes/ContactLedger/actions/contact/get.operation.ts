import { getContact } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { contactId, readContactId } from './contact-id';

/** A contact by its id, with its entries, merges and relations; an id that was merged leads to the survivor. */
export const get: PlainOperation = {
  properties: [contactId],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => ({
      json: await getContact(ledger, readContactId(node, item)),
    }));
  },
};
