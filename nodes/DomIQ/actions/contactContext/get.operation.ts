import { simplify } from '../../../actions/list-properties';
import type { ItemOperation } from '../operation';
import { chosen, contactIdOf } from '../read-parameters';
import { contactId } from '../recurring-properties';
import { contextOutput } from './context-output';

/** One item in, one context out. */
export const get: ItemOperation = {
  properties: [contactId, simplify],
  identify(itemIndex) {
    return { contact_id: chosen(this, 'contactId', itemIndex) };
  },
  async execute(client, itemIndex) {
    const context = await client.contactContext(contactIdOf(this, itemIndex));
    return [contextOutput(context, this.getNodeParameter('simplify', itemIndex, true) as boolean)];
  },
};
