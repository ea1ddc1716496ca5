import { listedResource, listOperation } from '../list-operation';

const getAll = listOperation({ read: (_context, { client }) => client.properties() });

export const operations = { getAll } as const;

export const description = listedResource(
  'property',
  'properties',
  'Retrieve the properties of the account',
  getAll,
);
