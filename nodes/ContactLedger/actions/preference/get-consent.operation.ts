import { consentOfContact } from '../../../../ledger';
import { contactId, readContactId } from '../contact/contact-id';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';

/** What was stated about every number and address of a contact. */
export const getConsent: PlainOperation = {
  properties: [contactId],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => ({
      json: await consentOfContact(ledger, readContactId(node, item)),
    }));
  },
};
