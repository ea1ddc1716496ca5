import { NodeOperationError } from 'n8n-workflow';
import { normalizeEmail } from '../../../../contacts/normalize/email';
import { normalizePhone } from '../../../../contacts/normalize/phone';
import { searchContacts } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { positiveNumber } from '../recurring-properties';

/** The contacts that have a number, an address or a name. */
export const search: PlainOperation = {
  properties: [
    {
      displayName: 'Phone',
      name: 'phone',
      type: 'string',
      default: '',
      description: 'In any spelling; numbers without a country code are American',
    },
    {
      displayName: 'Email',
      name: 'email',
      type: 'string',
      default: '',
      placeholder: 'name@email.com',
      description: 'One of the addresses of the contact',
    },
    { displayName: 'Name', name: 'name', type: 'string', default: '', description: 'First and last name' },
    {
      displayName: 'Property ID',
      name: 'propertyId',
      type: 'string',
      default: '',
      description: 'Leave empty to search at every property',
    },
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      description: 'Max number of results to return',
    },
  ],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => {
      const [phone, email, name] = ['phone', 'email', 'name'].map((field) =>
        textParameter(node, field, item),
      );
      if (!phone && !email && !name)
        throw new NodeOperationError(node.getNode(), 'There is nothing to search for', {
          itemIndex: item,
          description: 'Give a phone number, an email or a name.',
        });
      const number = phone ? normalizePhone(phone, 'US') : null;
      const address = email ? normalizeEmail(email) : null;
      const propertyId = textParameter(node, 'propertyId', item);
      const found = await searchContacts(ledger, {
        limit: positiveNumber(node.getNodeParameter('limit', item, 50), 50),
        ...(number?.kind === 'valid' && { phone: number.e164 }),
        ...(address?.kind === 'valid' && { email: address.address }),
        ...(name && { name }),
        ...(propertyId !== null && { propertyId }),
      });
      return found.map((json) => ({ json }));
    });
  },
};
