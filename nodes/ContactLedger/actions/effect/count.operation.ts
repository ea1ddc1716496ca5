import { countEffects } from '../../../../ledger';
import { textParameter } from '../each-item';
import { summaryItems, type Operation } from '../operation';

/** One item: how many effects there are, by status. */
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
          displayName: 'Target',
          name: 'target',
          type: 'string',
          default: '',
          placeholder: 'e.g. resman',
          description: 'Only effects that we owe this system',
        },
      ],
    },
  ],
  async execute({ node, ledger }) {
    return summaryItems([await countEffects(ledger, { target: textParameter(node, 'options.target', 0) })]);
  },
};
