import type { ItemOperation } from '../operation';
import { contactLocator } from '../recurring-properties';

/** One item in, { deleted: true } out. There is no undo. */
export const deleteOperation: ItemOperation = {
  properties: [contactLocator],
  identify(itemIndex) {
    return { id: this.getNodeParameter('contactId', itemIndex, '', { extractValue: true }) as string };
  },
  async execute({ client, account }, itemIndex) {
    const id = this.getNodeParameter('contactId', itemIndex, '', { extractValue: true }) as string;
    await client.deleteContact(id);
    account.index.remove(id);
    return [{ deleted: true }];
  },
};
