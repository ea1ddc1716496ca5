import { readContact } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { contactOutput } from '../contact-output';
import { contactLocator, propertyLocator } from '../locators';
import { done, onlyOutput, type Operation } from '../operation';
import { options } from '../options';
import { contactKey } from '../read-parameters';

export const get: Operation = {
  outputs: onlyOutput,
  properties: [
    {
      ...propertyLocator,
      description: 'Only to find the contact in the list; the contact ID names its property',
    },
    contactLocator,
    simplify,
    options(),
  ],
  async execute({ session }, itemIndex) {
    const { contact } = await readContact(session, contactKey(this, itemIndex));
    return done([contactOutput(contact, this.getNodeParameter('simplify', itemIndex, true) as boolean)]);
  },
};
