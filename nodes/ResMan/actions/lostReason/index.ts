import { listedResource, listOperation } from '../list-operation';

const getAll = listOperation({ read: (_context, { client }) => client.lostReasons() });

export const operations = { getAll } as const;

export const description = listedResource(
  'lostReason',
  'lost reasons',
  'Retrieve the reasons for which a prospect may be lost',
  getAll,
);
