import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { recordFormats, type RecordFormat } from '../../../../contacts/mapping';

/** The ledger's own field names. */
export const OWN_FORMAT = 'contactLedger';

/** In whose words the record is. */
export const recordFormat: INodeProperties = {
  displayName: 'Record Format',
  name: 'recordFormat',
  type: 'options',
  default: OWN_FORMAT,
  options: [
    {
      name: 'Contact Ledger',
      value: OWN_FORMAT,
      description: 'The fields that are named under "Record", or an item of Contact Import',
    },
    {
      name: 'DomIQ Contact',
      value: 'domIqContact',
      description: 'The data of the chatbot’s events "contact.created" and "contact.updated"',
    },
    {
      name: 'DomIQ Conversation',
      value: 'domIqConversation',
      description: 'As the DomIQ node puts it out, not simplified',
    },
    {
      name: 'OpenPhone Contact',
      value: 'openPhoneContact',
      description: 'As OpenPhone gives it, or the resource of its event "contact.updated"',
    },
    {
      name: 'ResMan Contact',
      value: 'resManContact',
      description: 'As the ResMan node puts it out, simplified or not',
    },
  ],
  description: 'In whose words the record is',
};

/** null for the ledger's own. */
export function readRecordFormat(node: IExecuteFunctions, item: number): RecordFormat | null {
  const chosen = node.getNodeParameter(recordFormat.name, item, OWN_FORMAT);
  return recordFormats.find((format) => format === chosen) ?? null;
}
