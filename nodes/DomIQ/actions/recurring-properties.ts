import type { INodeProperties } from 'n8n-workflow';
import { CONTACT_ID_OF_ITEM } from '../../actions/item-expressions';
import { resourceLocator } from '../../actions/resource-locator';

/** A contact is named by the system that keeps it; DomIQ has no list of contacts to choose from. */
export const contactId: INodeProperties = {
  displayName: 'Contact ID',
  name: 'contactId',
  type: 'string',
  required: true,
  default: CONTACT_ID_OF_ITEM,
  placeholder: 'e.g. 5f0c1d2e-leasing-4471',
  description:
    'The ID of the contact in your contact database, not one of DomIQ: letters, digits, dots, dashes, colons and underscores',
};

export const conversationLocator = resourceLocator({
  displayName: 'Conversation',
  name: 'conversationId',
  required: true,
  description: 'The conversation to work with',
  searchListMethod: 'searchConversations',
  placeholder: 'e.g. conv_8f2a61',
  errorMessage: 'A conversation ID has no spaces',
});

/** The moment that decides which of two writes stays. */
export const updatedAt: INodeProperties = {
  displayName: 'Updated At',
  name: 'updatedAt',
  type: 'dateTime',
  default: '',
  description:
    'When this came to be so in your system. DomIQ keeps what is newer, so an older item that arrives late changes nothing. Empty means now.',
};
