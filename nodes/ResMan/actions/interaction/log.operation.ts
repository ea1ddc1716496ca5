import type { IDataObject } from 'n8n-workflow';
import { logInteraction } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { comments, interactionType, momentOf } from '../first-contact';
import { contactLocator, employeeLocator, propertyLocator } from '../locators';
import { changeOutput, DONE_OR_REFUSED, IN_FLIGHT, type Operation } from '../operation';
import { allowProtected, interactionDate, options } from '../options';
import { contactKey, optionalChoice, textOf } from '../read-parameters';

/** A line in the history of a prospect. */
export const log: Operation = {
  outputs: DONE_OR_REFUSED,
  inFlight: IN_FLIGHT,
  properties: [
    propertyLocator,
    contactLocator,
    interactionType,
    { ...comments, default: '={{ $json.note ?? "" }}' },
    employeeLocator,
    simplify,
    options(allowProtected, interactionDate),
  ],
  async execute(connection, itemIndex) {
    const rules = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
    const result = await logInteraction(
      connection.session,
      contactKey(this, itemIndex),
      {
        type: this.getNodeParameter('interactionType', itemIndex, 'Other') as string,
        at: momentOf(this, itemIndex),
        agentId: optionalChoice(this, connection, 'employeeId', itemIndex),
        comments: textOf(this.getNodeParameter('comments', itemIndex, '')),
      },
      rules.allowProtected === true,
    );
    return changeOutput(this, result, itemIndex);
  },
};
