import { MatchToSaveSchema, saveMatches } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { readItems } from '../read-items';

/** The items of the three outputs of Contact Match in, one summary out. */
export const save: Operation = {
  properties: [
    {
      displayName:
        'Connect all three outputs of Contact Match. Confident matches are applied at once, conflicts wait for a person, and what people decided before is kept.',
      name: 'saveMatchesNotice',
      type: 'notice',
      default: '',
    },
  ],
  async execute({ node, ledger, clock }) {
    const { values, refused } = readItems(node, {
      schema: MatchToSaveSchema,
      what: 'a matched number',
      remedy: 'Connect the outputs of Contact Match.',
      identifiedBy: [],
    });
    return [...summaryItems([await saveMatches(ledger, values, clock)]), ...refused];
  },
};
