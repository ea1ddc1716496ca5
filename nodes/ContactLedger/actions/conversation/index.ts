import { describeResource } from '../../../actions/resource-description';
import { exportUnmapped } from './export-unmapped.operation';
import { getAll } from './get-all.operation';
import { save } from './save.operation';

export const operations = { exportUnmapped, getAll, save } as const;

export const description = describeResource({
  resource: 'conversation',
  operations,
  defaultOperation: 'save',
  options: [
    {
      name: 'Export Unmapped',
      value: 'exportUnmapped',
      action: 'Export unmapped conversations',
      description: 'Write a CSV file of the numbers that no source could name',
    },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many conversations',
      description: 'Retrieve a list of conversations and their numbers',
    },
    {
      name: 'Save',
      value: 'save',
      action: 'Save conversations',
      description: 'Save conversations and the numbers they were held with',
    },
  ],
});
