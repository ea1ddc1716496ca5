import { listedResource, listOperation } from '../list-operation';
import { propertyLocator } from '../locators';
import { chosenOrDefault } from '../read-parameters';

const getAll = listOperation({
  properties: [propertyLocator],
  read: (context, connection, itemIndex) =>
    connection.client.prospectSources(chosenOrDefault(context, connection, 'propertyId', itemIndex)),
});

export const operations = { getAll } as const;

export const description = listedResource(
  'prospectSource',
  'prospect sources',
  'Retrieve where prospects of a property come from',
  getAll,
);
