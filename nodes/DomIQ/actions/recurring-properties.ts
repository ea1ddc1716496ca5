import type { INodeProperties } from 'n8n-workflow';
import { CONTACT_ID_OF_ITEM } from '../../actions/item-expressions';
import { resourceLocator } from '../../actions/resource-locator';

const contactLocator = resourceLocator({
  displayName: 'Contact',
  name: 'contactId',
  description:
    'The contact, by its ID in your contact database: letters, digits, dots, dashes, colons and underscores',
  searchListMethod: 'searchContacts',
  placeholder: 'e.g. 5f0c1d2e-leasing-4471',
  hint: 'DomIQ lists contacts that a conversation is linked to; name any other by its ID',
  regex: '^[A-Za-z0-9._:-]{1,100}$',
  errorMessage: 'A contact ID has letters, digits, dots, dashes, colons and underscores, 100 at most',
});

/** The contact to work with, by itself the one that the incoming item names. */
export const contactId: INodeProperties = {
  ...contactLocator,
  required: true,
  default: { mode: 'id', value: CONTACT_ID_OF_ITEM },
};

/** Only what belongs to one contact. */
export const contactFilter: INodeProperties = {
  ...contactLocator,
  description: 'Only conversations that are linked to this contact',
};

/** Only what is about one property. */
export const propertyFilter = resourceLocator({
  displayName: 'Property',
  name: 'propertyId',
  description: 'Only conversations about this property',
  searchListMethod: 'searchProperties',
  placeholder: 'e.g. harbor-lofts',
  hint: 'DomIQ lists properties that a conversation is about; name any other by its ID',
  errorMessage: 'A property ID has no spaces',
});

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
