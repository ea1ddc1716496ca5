import { checkPerson, createProspectOnce, requireNames } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { contactOutput } from '../contact-output';
import { firstContact, firstContactFields } from '../first-contact';
import { employeeLocator, propertyLocator, prospectSourceLocator } from '../locators';
import { done, onlyOutput, type Operation } from '../operation';
import { options, interactionDate } from '../options';
import { additionalFields, leadPreferences, personFields, wantedPerson } from '../person-fields';
import { chosenOrDefault } from '../read-parameters';

/** One item in, one new prospect out. It does not look whether the person exists; "Create or Update" does. */
export const create: Operation = {
  outputs: onlyOutput,
  properties: [
    {
      displayName:
        'This always makes a new prospect: ResMan does not look for duplicates. Use "Create or Update" to avoid them.',
      name: 'createNotice',
      type: 'notice',
      default: '',
    },
    propertyLocator,
    ...personFields(false),
    employeeLocator,
    prospectSourceLocator,
    ...firstContactFields,
    additionalFields,
    simplify,
    options(interactionDate),
  ],
  async execute(connection, itemIndex) {
    const { person, leftOut } = checkPerson(wantedPerson(this, itemIndex));
    requireNames(person);
    const contact = await createProspectOnce(
      connection.session.client,
      {
        propertyId: chosenOrDefault(this, connection, 'propertyId', itemIndex),
        person,
        preferences: leadPreferences(this, itemIndex),
        event: { ...firstContact(this, connection, itemIndex), isFirstContact: true },
      },
      connection.session.readBack,
    );
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return done([{ action: 'created', ...contactOutput(contact, isSimplified), leftOut }]);
  },
};
