import { listedResource, listOperation } from '../list-operation';
import { propertyLocator } from '../locators';
import { chosenOrDefault } from '../read-parameters';

const getAll = listOperation({
  properties: [propertyLocator],
  read: (context, connection, itemIndex) =>
    connection.client.employees(chosenOrDefault(context, connection, 'propertyId', itemIndex)),
});

export const operations = { getAll } as const;

export const description = listedResource(
  'employee',
  'employees',
  'Retrieve the leasing agents and staff of a property',
  getAll,
);
