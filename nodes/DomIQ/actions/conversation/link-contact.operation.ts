import type { ItemOperation } from '../operation';
import { chosen, contactIdOf, conversationIdOf, updatedAtOf } from '../read-parameters';
import { contactId, conversationLocator, updatedAt } from '../recurring-properties';

/** One item in, the link as DomIQ has it afterwards out. `stale`: it was linked later than that, nothing was changed. */
export const linkContact: ItemOperation = {
  properties: [
    conversationLocator,
    contactId,
    {
      ...updatedAt,
      description:
        'When it was found out that they belong together. DomIQ keeps the later link, so an older item that arrives late changes nothing. Empty means now.',
    },
  ],
  identify(itemIndex) {
    return {
      id: chosen(this, 'conversationId', itemIndex),
      contact_id: chosen(this, 'contactId', itemIndex),
    };
  },
  async execute(client, itemIndex) {
    const conversationId = conversationIdOf(this, itemIndex);
    const linkedAt = updatedAtOf(this, itemIndex);
    const { outcome, current } = await client.linkContact(
      conversationId,
      contactIdOf(this, itemIndex),
      linkedAt,
    );
    const { id, contact_id, contact_linked_at, updated_at } = current;
    const action = outcome === 'stale' ? 'stale' : 'linked';
    return [{ action, id, contact_id, contact_linked_at, updated_at }];
  },
};
