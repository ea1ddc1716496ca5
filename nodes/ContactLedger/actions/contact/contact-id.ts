import type { INodeProperties } from 'n8n-workflow';

/** The contact an operation is about. */
export const contactId: INodeProperties = {
  displayName: 'Contact ID',
  name: 'contactId',
  type: 'string',
  required: true,
  default: '={{ $json.contactId }}',
  description: 'As Contact Ledger put it out; the ID of a contact that was merged leads to the one it became',
};
