import { countEvents } from '../../../../ledger';
import { textParameter } from '../each-item';
import { summaryItems, type Operation } from '../operation';

/** One item: how many events there are, by status. */
export const count: Operation = {
  properties: [
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: 'Source',
          name: 'source',
          type: 'string',
          default: '',
          placeholder: 'e.g. resman',
          description: 'Only events of this system',
        },
      ],
    },
  ],
  async execute({ node, ledger }) {
    return summaryItems([await countEvents(ledger, { source: textParameter(node, 'options.source', 0) })]);
  },
};
