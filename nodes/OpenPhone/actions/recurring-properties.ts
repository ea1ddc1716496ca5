import type { INodeProperties } from 'n8n-workflow';
import { resourceLocator } from '../../actions/resource-locator';

export { returnAllAndLimit, simplify } from '../../actions/list-properties';

export const contactLocator = resourceLocator({
  displayName: 'Contact',
  name: 'contactId',
  required: true,
  description: 'The contact to work with',
  searchListMethod: 'searchContacts',
  placeholder: 'e.g. 65f0c1d2e3a4b5c6d7e8f901',
  errorMessage: 'A contact ID has no spaces',
});

export const phoneNumberLocator = resourceLocator({
  displayName: 'Phone Number',
  name: 'phoneNumberId',
  required: true,
  description: 'The number of your workspace',
  searchListMethod: 'searchPhoneNumbers',
  placeholder: 'e.g. PNaBcDeF123',
  regex: '^PN\\S{1,100}$',
  errorMessage: 'The ID of a phone number starts with PN',
});

export const createdWindow: INodeProperties[] = [
  {
    displayName: 'Created After',
    name: 'createdAfter',
    type: 'dateTime',
    default: '',
    description: 'Only what was created after this moment',
  },
  {
    displayName: 'Created Before',
    name: 'createdBefore',
    type: 'dateTime',
    default: '',
    description: 'Only what was created before this moment',
  },
];

/** The pace of one execution; the limit itself is shared by everything that uses the key. */
export const requestsPerSecond: INodeProperties = {
  displayName: 'Requests per Second',
  name: 'requestsPerSecond',
  type: 'number',
  typeOptions: { minValue: 0.1, maxValue: 9.6, numberPrecision: 1 },
  default: 9.6,
  description:
    'How fast to send at most. OpenPhone permits 10 a second for an API key, in all programs together. Lower it when others use the same key.',
};
