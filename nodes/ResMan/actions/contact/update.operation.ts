import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { updateContact } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { contactLocator, propertyLocator } from '../locators';
import { changeOutput, DONE_OR_REFUSED, IN_FLIGHT, type Operation } from '../operation';
import { allowProtected, options } from '../options';
import { additionalFields, leadPreferences, personFields, wantedPerson } from '../person-fields';
import { contactKey, textOf } from '../read-parameters';

const updateFields: INodeProperties = {
  ...additionalFields,
  displayName: 'Update Fields',
  name: 'updateFields',
  description: 'What to change. What is not added, and what is empty, stays as it is.',
  options: [
    ...(additionalFields.options as INodeProperties[]),
    ...personFields(false),
    {
      displayName: 'Note',
      name: 'note',
      type: 'string',
      typeOptions: { rows: 3 },
      default: '',
      placeholder: 'e.g. Moved the tour to Friday',
      description: "A line for the prospect's history",
    } satisfies INodeProperties,
  ].sort((left, right) => left.displayName.localeCompare(right.displayName, 'en')),
};

/** Changes what is given and leaves the rest; a resident or applicant goes on by "Refused" as they are. */
export const update: Operation = {
  outputs: DONE_OR_REFUSED,
  inFlight: IN_FLIGHT,
  properties: [
    {
      ...propertyLocator,
      description: 'Only to find the contact in the list; the contact ID names its property',
    },
    contactLocator,
    updateFields,
    simplify,
    options(allowProtected),
  ],
  async execute(connection, itemIndex) {
    const fields = this.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;
    const rules = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
    const text = textOf(fields.note);
    const agentId = connection.defaults.employeeId || undefined;
    const result = await updateContact(
      connection.session,
      contactKey(this, itemIndex),
      {
        person: wantedPerson(this, itemIndex, fields),
        preferences: leadPreferences(this, itemIndex, fields),
        note: text === undefined ? undefined : { type: 'Other', text, agentId },
      },
      { allowProtected: rules.allowProtected === true, overwrite: true },
    );
    return changeOutput(this, { changedFields: [], ...result }, itemIndex);
  },
};
