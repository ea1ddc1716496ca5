import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';
import { saveRecords } from './save-records.operation';

export const operations = { getAll, saveRecords } as const;

export const description = describeResource({
  resource: 'source',
  operations,
  defaultOperation: 'saveRecords',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many sources',
      description: 'Retrieve a list of imported files with their counts',
    },
    {
      name: 'Save Records',
      value: 'saveRecords',
      action: 'Save records of sources',
      description: 'Save what Contact Import put out, every row of every file',
    },
  ],
});
