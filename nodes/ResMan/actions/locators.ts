import type { INodeProperties } from 'n8n-workflow';
import { resourceLocator } from '../../actions/resource-locator';

/** The empty list says what an empty choice means. */
function orDefault(locator: INodeProperties): INodeProperties {
  const modes = locator.modes?.map((mode) =>
    mode.type === 'list' ? { ...mode, placeholder: "The credential's default" } : mode,
  );
  return { ...locator, modes };
}

export const propertyLocator = orDefault(
  resourceLocator({
    displayName: 'Property',
    name: 'propertyId',
    description: "The property to work in. Leave empty for the credential's default property.",
    searchListMethod: 'searchProperties',
    placeholder: 'e.g. 2b6d1f9a-6a0e-4c3c-9f0a-1d2e3f4a5b6c',
  }),
);

export const contactLocator = resourceLocator({
  displayName: 'Contact',
  name: 'contactId',
  required: true,
  description: 'The contact to work with: type an email, a phone number or a first and last name to find one',
  searchListMethod: 'searchContacts',
  placeholder: 'e.g. propertyId:prospectId:personId',
  hint: 'Type an email, a phone number or a full name to search',
  regex: '^[^:\\s]+:[^:\\s]*:[^:\\s]*$',
  errorMessage: 'A contact ID has three parts with colons between them: property, prospect and person',
});

export const employeeLocator = orDefault(
  resourceLocator({
    displayName: 'Employee',
    name: 'employeeId',
    description: "The leasing agent. Leave empty for the credential's default employee.",
    searchListMethod: 'searchEmployees',
    placeholder: 'e.g. 7d2c4b1a-0f9e-4d8c-b7a6-5e4d3c2b1a09',
  }),
);

export const prospectSourceLocator = orDefault(
  resourceLocator({
    displayName: 'Prospect Source',
    name: 'sourceId',
    description:
      "Where the prospect comes from; it has to be a source of the same property. Leave empty for the credential's default source.",
    searchListMethod: 'searchProspectSources',
    placeholder: 'e.g. 3c5e7a9b-1d2f-4b6c-8e0a-9c8b7a6d5e4f',
  }),
);

export const lostReasonLocator = resourceLocator({
  displayName: 'Lost Reason',
  name: 'lostReasonId',
  required: true,
  description: 'Why the prospect is lost',
  searchListMethod: 'searchLostReasons',
  placeholder: 'e.g. 9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d',
});
