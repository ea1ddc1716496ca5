import { reactivate as bringBack } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { comments, momentOf } from '../first-contact';
import { contactLocator, employeeLocator, propertyLocator } from '../locators';
import { DONE_OR_REFUSED, changeOutput, type Operation } from '../operation';
import { interactionDate, options } from '../options';
import { contactKey, optionalChoice, textOf } from '../read-parameters';

export const reactivate: Operation = {
  outputs: DONE_OR_REFUSED,
  properties: [
    propertyLocator,
    contactLocator,
    employeeLocator,
    { ...comments, placeholder: 'e.g. Wrote again and still looks for a home' },
    simplify,
    options(interactionDate),
  ],
  async execute(connection, itemIndex) {
    const result = await bringBack(connection.session, contactKey(this, itemIndex), {
      at: momentOf(this, itemIndex),
      agentId: optionalChoice(this, connection, 'employeeId', itemIndex),
      comments: textOf(this.getNodeParameter('comments', itemIndex, '')),
    });
    return changeOutput(this, result, itemIndex);
  },
};
