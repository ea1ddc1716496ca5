import { consentOfContact } from '../../../../ledger';
import { contactId } from '../contact/contact-id';
import { eachItem, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';

/** What was stated about every number and address of a contact. */
export const getConsent: PlainOperation = {
  properties: [contactId],
  async execute({ node, ledger }) {
    const items = await eachItem(node, 1, async (item) => ({
      json: await consentOfContact(ledger, textParameter(node, 'contactId', item) ?? ''),
    }));
    return items.flat();
  },
};
