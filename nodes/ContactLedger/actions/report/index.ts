import { describeResource } from '../../../actions/resource-description';
import { get } from './get.operation';
import { verify } from './verify.operation';

export const operations = { get, verify } as const;

export const description = describeResource({
  resource: 'report',
  operations,
  defaultOperation: 'get',
  options: [
    {
      name: 'Get',
      value: 'get',
      action: 'Get report',
      description: 'Count what was done and check that the books balance',
    },
    {
      name: 'Verify',
      value: 'verify',
      action: 'Verify report',
      description: 'Compare what was pushed with the contacts that OpenPhone lists',
    },
  ],
});
