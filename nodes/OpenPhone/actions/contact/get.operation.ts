import type { ItemOperation } from '../operation';
import { contactLocator, simplify } from '../recurring-properties';
import { contactOutput } from './simplify-contact';

/** One item in, one contact out. */
export const get: ItemOperation = {
  properties: [contactLocator, simplify],
  identify(itemIndex) {
    return { id: this.getNodeParameter('contactId', itemIndex, '', { extractValue: true }) as string };
  },
  async execute({ client }, itemIndex) {
    const id = this.getNodeParameter('contactId', itemIndex, '', { extractValue: true }) as string;
    const contact = await client.contact(id);
    return [contactOutput(contact, this.getNodeParameter('simplify', itemIndex, true) as boolean)];
  },
};
