import { checkContact, createBody } from '../../../../clients/openphone';
import type { ItemOperation } from '../operation';
import { requestsPerSecond, simplify } from '../recurring-properties';
import { contactFields, source, sourceUrl, wantedContact } from './contact-fields';
import { contactOutput } from './simplify-contact';

/** One item in, one new contact out. It does not look whether the contact exists; "Create or Update" does. */
export const create: ItemOperation = {
  properties: [
    {
      displayName:
        'This always makes a new contact: OpenPhone does not look for duplicates. It shows in the app once there is a conversation with one of its numbers. Use "Create or Update" to avoid duplicates.',
      name: 'createNotice',
      type: 'notice',
      default: '',
    },
    ...contactFields(false),
    simplify,
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      description: 'How fast to send, and as whose contact it is made',
      options: [requestsPerSecond, source, sourceUrl],
    },
  ],
  identify(itemIndex) {
    return { externalId: this.getNodeParameter('externalId', itemIndex, null) as string | null };
  },
  async execute({ client, account }, itemIndex) {
    const contact = await client.createContact(createBody(checkContact(wantedContact(this, itemIndex))));
    account.index.put(contact);
    return [contactOutput(contact, this.getNodeParameter('simplify', itemIndex, true) as boolean)];
  },
};
