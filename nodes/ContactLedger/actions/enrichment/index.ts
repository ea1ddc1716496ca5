import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';
import { log } from './log.operation';

export const operations = { getAll, log } as const;

export const description = describeResource({
  resource: 'enrichment',
  operations,
  defaultOperation: 'log',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many enrichments',
      description: 'Retrieve what was learned about a contact',
    },
    {
      name: 'Log',
      value: 'log',
      action: 'Log enrichment',
      description: 'Keep what was learned about a contact, once',
    },
  ],
});
