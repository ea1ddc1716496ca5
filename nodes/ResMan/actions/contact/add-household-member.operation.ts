import { addHouseholdMember as add } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { contactLocator, propertyLocator } from '../locators';
import { DONE_OR_REFUSED, changeOutput, type Operation } from '../operation';
import { options } from '../options';
import { personFields, wantedPerson } from '../person-fields';
import { contactKey } from '../read-parameters';

export const addHouseholdMember: Operation = {
  outputs: DONE_OR_REFUSED,
  properties: [
    propertyLocator,
    { ...contactLocator, description: 'A person on the prospect record that the new member belongs to' },
    ...personFields(false),
    simplify,
    options(),
  ],
  async execute({ session }, itemIndex) {
    const result = await add(session, contactKey(this, itemIndex), wantedPerson(this, itemIndex));
    return changeOutput(this, result, itemIndex);
  },
};
