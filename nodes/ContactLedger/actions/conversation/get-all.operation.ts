import { listConversations } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

/** One item a conversation that has a number: the first input of Contact Match. */
export const getAll: Operation = {
  properties: [
    {
      displayName: 'Conversations',
      name: 'conversationFilter',
      type: 'options',
      options: [
        { name: 'All', value: 'all', description: 'Every conversation that has a number' },
        {
          name: 'Without a Name',
          value: 'without_name',
          description: 'Only those whose number has no contact with a name yet',
        },
      ],
      default: 'all',
      description: 'Which conversations to return; groups and callers without a number never are',
    },
    ...returnAllAndLimit,
  ],
  async execute({ node, ledger }) {
    const filter =
      node.getNodeParameter('conversationFilter', 0, 'all') === 'without_name' ? 'without_name' : 'all';
    return summaryItems(await listConversations(ledger, filter, wantedLimit(node)));
  },
};
