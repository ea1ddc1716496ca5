import { describeResource } from '../../../actions/resource-description';
import { merge } from './merge.operation';
import { preview } from './preview.operation';
import { undo } from './undo.operation';

export const operations = { merge, preview, undo } as const;

export const description = describeResource({
  resource: 'merge',
  operations,
  defaultOperation: 'preview',
  options: [
    {
      name: 'Merge Two Contacts',
      value: 'merge',
      action: 'Merge two contacts',
      description: 'Make two contacts one; their history, preferences and references go with them',
    },
    {
      name: 'Preview',
      value: 'preview',
      action: 'Preview merge',
      description: 'See what a merge would make and what speaks against it; nothing is changed',
    },
    {
      name: 'Undo',
      value: 'undo',
      action: 'Undo merge',
      description: 'Take a merge back exactly, whatever has happened since',
    },
  ],
});
