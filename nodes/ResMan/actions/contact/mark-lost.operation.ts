import { NodeOperationError } from 'n8n-workflow';
import { markLost as mark } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { comments, momentOf } from '../first-contact';
import { contactLocator, employeeLocator, lostReasonLocator, propertyLocator } from '../locators';
import { DONE_OR_REFUSED, changeOutput, type Operation } from '../operation';
import { interactionDate, options } from '../options';
import { chosen, contactKey, optionalChoice, textOf } from '../read-parameters';

/** ResMan deletes nobody: a prospect who is no more is lost. */
export const markLost: Operation = {
  outputs: DONE_OR_REFUSED,
  properties: [
    propertyLocator,
    contactLocator,
    lostReasonLocator,
    employeeLocator,
    { ...comments, placeholder: 'e.g. Signed a lease elsewhere' },
    simplify,
    options(interactionDate),
  ],
  async execute(connection, itemIndex) {
    const lostReasonId = chosen(this, 'lostReasonId', itemIndex);
    if (lostReasonId === '')
      throw new NodeOperationError(this.getNode(), '"Lost Reason" is empty', {
        description: 'Nothing was changed in ResMan. Choose one from the list.',
        itemIndex,
      });
    const result = await mark(connection.session, contactKey(this, itemIndex), {
      lostReasonId,
      at: momentOf(this, itemIndex),
      agentId: optionalChoice(this, connection, 'employeeId', itemIndex),
      comments: textOf(this.getNodeParameter('comments', itemIndex, '')),
    });
    return changeOutput(this, result, itemIndex);
  },
};
