import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textParameter } from '../each-item';

/** The contact an operation is about. */
export const contactId: INodeProperties = {
  displayName: 'Contact ID',
  name: 'contactId',
  type: 'string',
  required: true,
  default: '={{ $json.contactId }}',
  description: 'As Contact Ledger put it out; the ID of a contact that was merged leads to the one it became',
};

/** The contact an item is about; '' when it names none, which the ledger does not know. */
export const readContactId = (node: IExecuteFunctions, item: number): string =>
  textParameter(node, contactId.name, item) ?? '';
